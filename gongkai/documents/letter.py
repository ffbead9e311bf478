"""A letter in the 信函格式 of GB/T 9704-2012: what stands on it, and how its parts are worded."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Self

from gongkai.documents.sheet import SHEET
from gongkai.documents.words import Line, clean, lines, title_lines, width
from gongkai.law.days import written_date


@dataclass(frozen=True, slots=True)
class Letter:
    """An official letter, ready to be sealed.

    organ: the organ in whose name it is sent, the red head of the page; without “文件”.
    number: 发文字号, as 湖建公复〔2025〕12号; empty for a draft, whose line stays free.
    title: cut into lines of one length if it is long; line breaks in it are kept.
    addressee: 主送; the full-width colon is added.
    paragraphs: the text. “一、” and “（一）” begin headings, see `words.line_of`.
    enclosures: their names, numbered from two on; no end mark.
    signature: 署名, set above the date, where the seal goes.
    signed_on: 成文日期.
    contact, note: 附注 below the date, as 联系人：王芳 and 此件公开发布; brackets are added.

    Characters no paper can show are left out; every other text is allowed and stands as it is.

    After GB/T 9704-2012, 10.1.
    """

    organ: str
    number: str
    title: str
    addressee: str
    paragraphs: tuple[str, ...]
    enclosures: tuple[str, ...]
    signature: str
    signed_on: date
    contact: str = ""
    note: str = ""

    def frozen(self) -> str:
        """Return the letter as text to be kept; `thawed` gives the same letter back."""
        return json.dumps(asdict(self), ensure_ascii=False, default=date.isoformat)

    @classmethod
    def thawed(cls, text: str) -> Self:
        """Return the letter of a kept text."""
        words = json.loads(text)
        words["signed_on"] = date.fromisoformat(words["signed_on"])
        words["paragraphs"] = tuple(words["paragraphs"])
        words["enclosures"] = tuple(words["enclosures"])
        return cls(**words)


def organ_size(letter: Letter) -> float:
    """Return the size of the organ's name, in points: the largest that keeps it on one line of the 版心."""
    return min(SHEET.organ_size, SHEET.measure / max(width(clean(letter.organ)), 1))


def heading_lines(letter: Letter) -> tuple[str, ...]:
    """Return the title, line by line."""
    return title_lines(letter.title, most=SHEET.measure // SHEET.title_size)


def salutation(letter: Letter) -> str:
    """Return the addressee with its colon, or nothing if there is none."""
    name = clean(letter.addressee).rstrip("：:")
    return f"{name}：" if name else ""


def text_lines(letter: Letter) -> tuple[Line, ...]:
    """Return the text, paragraph by paragraph."""
    return lines(letter.paragraphs)


def enclosure_list(letter: Letter) -> tuple[tuple[str, str], ...]:
    """Return number and name of each enclosure; a single one has no number.

    After GB/T 9704-2012, 7.3.4.
    """
    names = [name for text in letter.enclosures if (name := clean(text).rstrip("。；;"))]
    if len(names) == 1:
        return (("", names[0]),)
    return tuple((f"{place}. ", name) for place, name in enumerate(names, start=1))


def notes(letter: Letter) -> tuple[str, ...]:
    """Return the remarks below the date, each in its brackets."""
    texts = [clean(text) for text in (letter.contact, letter.note)]
    return tuple(text if text.startswith("（") else f"（{text}）" for text in texts if text)


def date_indent(signature: str, day: date) -> float:
    """Return how many characters the date keeps from the right edge: four, and more under a longer name.

    The signature is centred above the date and may reach the edge, never pass it.

    After GB/T 9704-2012, 7.3.5.1: 成文日期一般右空四字编排。
    """
    overhang = (width(signature) - width(written_date(day))) / 2
    return max(4.0, overhang)
