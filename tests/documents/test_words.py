import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.sheet import Face
from gongkai.documents.words import Run, clean, line_of, lines, title_lines, width


def test_a_level_one_heading_is_in_hei():
    assert line_of("一、总体情况").runs == (Run("一、总体情况", Face.HEI),)


def test_a_level_two_heading_is_in_kai():
    assert line_of("（十一）主动公开").runs == (Run("（十一）主动公开", Face.KAI),)


def test_only_the_first_sentence_of_a_paragraph_is_its_heading():
    assert line_of("（一）予以公开。详见附件。").runs == (
        Run("（一）予以公开。", Face.KAI),
        Run("详见附件。", Face.BODY),
    )


@pytest.mark.parametrize(
    "text",
    [
        "一、您申请的信息予以公开。",
        "一、" + "长" * 28 + "。其余部分如下。",
        "一是加强培训",
        "1．主动公开",
    ],
    ids=["one whole sentence", "longer than a line", "no mark", "level three"],
)
def test_text_stays_text_however_it_is_numbered(text):
    assert line_of(text).runs == (Run(text, Face.BODY),)


def test_a_line_break_begins_a_paragraph_and_empty_ones_go():
    assert [line.runs[0].text for line in lines(("甲\n\n　　乙", " "))] == ["甲", "乙"]


def test_what_paper_cannot_show_goes():
    assert clean("王\u200b芳\x00\t李\ufe0f强") == "王芳 李强"


def test_latin_letters_and_digits_are_half_as_wide():
    assert width("第12号") == 3


def test_a_long_title_is_cut_before_about_whom_it_speaks():
    assert title_lines("湖州市住房和城乡建设局关于张伟政府信息公开申请的答复", most=20) == (
        "湖州市住房和城乡建设局",
        "关于张伟政府信息公开申请的答复",
    )


def test_a_year_is_not_parted_from_its_number():
    assert title_lines("湖州市住房和城乡建设局2025年政府信息公开工作年度报告", most=20)[0].endswith("2025年")


def test_the_breaks_an_official_put_into_a_title_stay():
    assert title_lines("关于甲\n和乙的答复", most=20) == ("关于甲", "和乙的答复")


@given(st.text(max_size=120))
def test_a_title_loses_no_word(title):
    assert "".join(title_lines(title, most=20)).replace(" ", "") == clean(title).replace(" ", "")
