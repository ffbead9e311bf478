from dataclasses import replace
from datetime import date

from gongkai.documents import letter
from gongkai.documents.sheet import SHEET
from gongkai.law.days import written_date
from tests.documents.samples import LETTER


def test_a_single_enclosure_has_no_number():
    assert letter.enclosure_list(replace(LETTER, enclosures=("明细表。",))) == (("", "明细表"),)


def test_several_enclosures_are_numbered():
    assert [number for number, _ in letter.enclosure_list(LETTER)] == ["1. ", "2. "]


def test_the_addressee_has_one_full_width_colon():
    assert letter.salutation(replace(LETTER, addressee="张伟先生:")) == "张伟先生："


def test_a_date_has_no_leading_zeros():
    assert written_date(date(2025, 1, 5)) == "2025年1月5日"


def test_the_organs_name_stays_on_one_line_of_the_page():
    long = replace(LETTER, organ="湖州市" * 8)

    assert letter.organ_size(long) * 24 <= SHEET.measure


def test_the_date_keeps_four_characters_from_the_edge():
    assert letter.date_indent("湖州市财政局", date(2025, 10, 29)) == 4


def test_a_very_long_signature_moves_the_date_left():
    assert letter.date_indent("湖" * 20, date(2025, 10, 29)) > 4


def test_remarks_stand_in_brackets_once():
    given = replace(LETTER, contact="（联系人：王芳）", note="此件公开发布")

    assert letter.notes(given) == ("（联系人：王芳）", "（此件公开发布）")
