from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.paper import Paper, Text
from gongkai.documents.pdf import letter_pdf, paper_pdf
from gongkai.documents.sheet import MILLIMETRE
from tests.documents.samples import LETTER, REMEDY, REPORT, handling_table, long_letter, pages_of

RED = (255, 0, 0)


def red_rows(pdf: bytes, page: int = 0) -> list[float]:
    """How far below the upper edge the page has red on it, in mm, in steps of a tenth."""
    scale = 10 / MILLIMETRE
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=scale)
        data, stride, width, step = bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.n_channels
    rows = [data[start : start + width * step] for start in range(0, len(data), stride)]
    reds = (tuple(reversed(RED)) + (255,) * (step - 3),)
    return [
        number / 10
        for number, row in enumerate(rows)
        if any(tuple(row[place : place + step]) in reds for place in range(0, width * step, step * 5))
    ]


def test_the_words_of_a_letter_stand_on_it_in_order():
    expected = (
        "湖州市住房和城乡建设局湖建公复〔2025〕12号湖州市住房和城乡建设局关于张伟政府信息公开申请的答复张伟先生："
        + "".join(LETTER.paragraphs)
        + "附件：1.资金使用明细表2.招标投标文件（依法隐去部分内容）湖州市住房和城乡建设局2025年10月29日"
        "（联系人：王芳，联系电话：0572-1234567）（此件公开发布）"
    )

    assert "".join(pages_of(letter_pdf(LETTER))).replace("—2—", "") == expected


def test_the_same_letter_gives_the_same_bytes():
    assert letter_pdf(LETTER) == letter_pdf(replace(LETTER))


def test_a_letter_says_its_title_organ_and_day():
    with pypdfium2.PdfDocument(letter_pdf(LETTER)) as document:
        facts = document.get_metadata_dict()

    assert facts["Title"] == LETTER.title
    assert facts["Author"] == LETTER.organ
    assert facts["CreationDate"].startswith("D:20251029")


def test_a_letter_is_made_for_the_archive():
    pdf = letter_pdf(LETTER)

    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf


def test_what_a_letter_quotes_prints_literally():
    quoted = r'#import "x": * $x^2$ *b* _i_ \ @a <b> //c [d] #{e} --- `f` = ~ "g" {{h}}'
    letter = replace(LETTER, paragraphs=(quoted,), title=quoted, addressee=quoted)

    assert "".join(pages_of(letter_pdf(letter))).count(quoted.replace(" ", "")) == 3


def test_the_red_head_stands_where_the_standard_puts_it():
    rows = red_rows(letter_pdf(LETTER))
    name = [row for row in rows if row < 45]
    head = [row for row in rows if 45 < row < 100]
    foot = [row for row in rows if row > 100]

    assert name[0] == pytest.approx(30, abs=0.3)
    assert head[0] - name[-1] == pytest.approx(4, abs=0.3)
    assert foot[-1] == pytest.approx(297 - 20, abs=0.3)
    assert not red_rows(letter_pdf(long_letter(30)), page=1)


def test_the_first_page_has_no_number_and_the_others_have():
    first, *others = pages_of(letter_pdf(long_letter(40)))

    assert "—1—" not in first
    assert [f"—{number}—" in page for number, page in enumerate(others, start=2)] == [True, True]


@pytest.mark.parametrize("short_paragraphs", range(6, 50, 3))
def test_the_signature_is_never_on_a_page_without_text(short_paragraphs):
    last = pages_of(letter_pdf(long_letter(short_paragraphs)))[-1]
    text, date, _ = last.partition("2025年10月29日")

    assert date
    assert REMEDY[-20:] in text


def test_a_full_line_holds_twenty_eight_characters():
    letter = replace(LETTER, paragraphs=("公" * 26 + "开" * 28 + "人" * 28,))
    with pypdfium2.PdfDocument(letter_pdf(letter)) as document:
        lines = document[0].get_textpage().get_text_range().splitlines()

    assert "开" * 28 in lines


def test_letters_are_made_side_by_side():
    letters = [replace(LETTER, number=f"湖建公复〔2025〕{number}号") for number in range(8)]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(letter_pdf, letters))

    assert together == [letter_pdf(letter) for letter in letters]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_makes_a_letter(text, name):
    letter = replace(
        LETTER, organ=name, title=text, addressee=name, paragraphs=(text,), enclosures=(name,), signature=name
    )

    assert pages_of(letter_pdf(letter))


def test_a_letter_may_be_empty_but_for_its_date():
    empty = replace(
        LETTER,
        number="",
        title="",
        addressee="",
        paragraphs=(),
        enclosures=(),
        contact="",
        note="",
        signature="",
    )

    assert pages_of(letter_pdf(empty)) == ["湖州市住房和城乡建设局2025年10月29日"]


def test_the_header_rows_of_a_table_repeat_on_each_page():
    pages = pages_of(paper_pdf(replace(REPORT, blocks=(handling_table(90),))))

    assert len(pages) > 2
    assert all("社会公益组织" in page for page in pages[:-1])


def test_the_words_of_a_report_stand_on_it_in_order():
    text = "".join(pages_of(paper_pdf(REPORT)))
    words = [
        "年度报告",
        "一、总体情况",
        "（一）主动公开",
        "全年无投诉。",
        "申请人情况",
        "第39项",
        "2026年1月20日",
    ]

    assert [text.index(word) for word in words] == sorted(text.index(word) for word in words)


def test_a_report_counts_from_its_first_page():
    assert pages_of(paper_pdf(REPORT))[0].endswith("—1—")


def test_the_same_report_gives_the_same_bytes():
    assert paper_pdf(REPORT) == paper_pdf(replace(REPORT))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=200))
def test_any_text_makes_a_report(text):
    assert pages_of(paper_pdf(Paper(text, text, REPORT.issued_on, (Text(text),), signed=True)))
