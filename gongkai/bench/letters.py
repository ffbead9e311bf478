"""Letters as paper."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongkai.bench.figures import Measure
from gongkai.documents.docx import letter_docx
from gongkai.documents.letter import Letter
from gongkai.documents.pdf import letter_pdf

LETTER = Letter(
    organ="湖州市住房和城乡建设局",
    number="湖建公复〔2020〕12号",
    title="政府信息公开告知书",
    addressee="张伟",
    paragraphs=("我单位收到您提出的政府信息公开申请。" * 6, "经研究，决定予以公开。" * 8),
    enclosures=("清单",),
    signature="湖州市住房和城乡建设局",
    signed_on=date(2020, 4, 1),
)


def measures(scale: float) -> Iterator[Measure]:
    """Measure a letter of one page as PDF and as DOCX."""
    count = max(2, int(10 * scale))
    letters = [replace(LETTER, number=f"湖建公复〔2020〕{number}号") for number in range(1, count + 1)]
    yield Measure("答复书 PDF", lambda: [letter_pdf(letter) for letter in letters], count, 40)
    yield Measure("答复书 DOCX", lambda: [letter_docx(letter) for letter in letters], count, 100)
