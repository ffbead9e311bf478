from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.docx import letter_docx, paper_docx
from tests.documents.samples import LETTER, REPORT, opened


@pytest.fixture(scope="module")
def letter():
    return opened(letter_docx(LETTER))


@pytest.fixture(scope="module")
def report():
    return opened(paper_docx(REPORT))


def faces(paragraph):
    return [run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in paragraph.runs]


def paragraph_of(document, text):
    return next(paragraph for paragraph in document.paragraphs if text in paragraph.text)


def test_the_page_is_that_of_the_standard(letter):
    sect = letter.sections[0]._sectPr
    margins = sect.find(qn("w:pgMar"))

    assert {side: margins.get(qn(f"w:{side}")) for side in ("top", "bottom", "left", "right")} == {
        "top": "2098",
        "bottom": "1984",
        "left": "1588",
        "right": "1474",
    }
    assert sect.find(qn("w:pgSz")).get(qn("w:w")) == "11906"
    assert sect.find(qn("w:pgSz")).get(qn("w:h")) == "16838"


def test_the_grid_has_twenty_two_lines_of_twenty_eight_characters(letter):
    grid = letter.sections[0]._sectPr.find(qn("w:docGrid"))

    assert grid.get(qn("w:type")) == "linesAndChars"
    assert grid.get(qn("w:linePitch")) == "579"


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("关于张伟", "方正小标宋简体"),
        ("张伟先生", "仿宋_GB2312"),
        ("一、关于", "黑体"),
        ("（一）予以公开", "楷体_GB2312"),
        ("2025年10月29日", "仿宋_GB2312"),
    ],
)
def test_words_are_in_the_typeface_of_the_standard(letter, text, face):
    assert faces(paragraph_of(letter, text))[0] == face


def test_the_organ_stands_red_in_the_head_of_the_first_page(letter):
    head = letter.sections[0].first_page_header.paragraphs[0]

    assert head.text == LETTER.organ
    assert str(head.runs[0].font.color.rgb) == "FF0000"
    assert letter.sections[0].different_first_page_header_footer


def test_the_double_rules_are_thick_over_thin_and_thin_over_thick(letter):
    section = letter.sections[0]
    rules = [
        part._element.find(f".//{qn('w:bottom')}")
        for part in (section.first_page_header, section.first_page_footer)
    ]

    assert [rule.get(qn("w:val")) for rule in rules] == ["thickThinSmallGap", "thinThickSmallGap"]


def test_page_numbers_stand_outside_on_later_pages_only(letter):
    section = letter.sections[0]

    assert section.footer.paragraphs[0].text.split() == ["—", "—"]
    assert section.even_page_footer.paragraphs[0].paragraph_format.left_indent
    assert not section.first_page_footer.paragraphs[0].text
    assert letter.settings.odd_and_even_pages_header_footer


def test_the_words_of_a_letter_stand_in_it_in_order(letter):
    text = "".join(paragraph.text for paragraph in letter.paragraphs)
    words = [
        LETTER.number,
        LETTER.title,
        "张伟先生：",
        *LETTER.paragraphs,
        "附件：1. 资金",
        "2. 招标",
        LETTER.signature,
    ]

    position = 0
    for word in words:
        position = text.index(word, position) + len(word)


def test_text_signature_and_date_stay_together(letter):
    texts = [paragraph.text for paragraph in letter.paragraphs]
    last = texts.index(LETTER.paragraphs[-1])
    date = texts.index("2025年10月29日")

    assert all(paragraph.paragraph_format.keep_with_next for paragraph in letter.paragraphs[last:date])


def test_the_same_letter_gives_the_same_bytes():
    assert letter_docx(LETTER) == letter_docx(replace(LETTER))


def test_a_letter_says_its_title_organ_and_day(letter):
    facts = letter.core_properties

    assert (facts.title, facts.author) == (LETTER.title, LETTER.organ)
    assert facts.created.date() == LETTER.signed_on == facts.modified.date()


def test_the_header_rows_of_a_table_repeat(report):
    rows = report.tables[0].rows

    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows][:4] == [True, True, True, False]


def test_the_parts_of_a_table_stand_in_the_order_word_demands(report):
    order = ("tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook")
    names = [part.tag.partition("}")[2] for part in report.tables[0]._tbl.tblPr]

    assert names == [name for name in order if name in names]


def test_merged_cells_cover_what_they_should(report):
    table = report.tables[0]

    assert table.cell(0, 0)._tc is table.cell(2, 2)._tc
    assert table.cell(1, 4).text == table.cell(1, 8).text == "法人或其他组织"
    assert table.cell(3, 0)._tc is table.cell(3, 2)._tc


def test_a_table_is_as_wide_as_the_text(report):
    widths = [column.width.mm for column in report.tables[0].columns]

    assert sum(widths) == pytest.approx(156, abs=0.5)


def test_headings_of_a_report_can_be_navigated(report):
    assert paragraph_of(report, "一、总体情况").style.name == "Heading 1"
    assert paragraph_of(report, "（一）主动公开").style.name == "Heading 2"


def test_the_same_report_gives_the_same_bytes():
    assert paper_docx(REPORT) == paper_docx(replace(REPORT))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_makes_a_letter(text, name):
    letter = replace(
        LETTER, organ=name, title=text, addressee=name, paragraphs=(text,), enclosures=(name,), signature=name
    )

    assert opened(letter_docx(letter)).sections
