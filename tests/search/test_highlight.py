"""Marking finds in the original text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from gongkai.publishing.content import plain_text
from gongkai.search.highlight import SNIPPET, marked, snippet, terms
from gongkai.search.questions import question


def test_a_find_is_marked_in_the_original_letters():
    assert marked("关于ＰＰＰ项目的通知", terms(question("ppp"))).html == "关于<em>ＰＰＰ</em>项目的通知"


def test_markup_in_a_title_is_shown_not_obeyed():
    shown = marked("<script>alert(1)</script>公开", terms(question("公开"))).html
    assert shown == "&lt;script&gt;alert(1)&lt;/script&gt;<em>公开</em>"


@given(st.text(), st.text(min_size=1, max_size=20).filter(str.isalnum))
def test_nothing_but_the_mark_is_ever_markup(text, query):
    shown = marked(text, terms(question(query))).html
    assert "<" not in shown.replace("<em>", "").replace("</em>", "")


def test_a_word_half_in_bold_is_one_word_and_two_paragraphs_are_two():
    assert plain_text("<p>政<b>府</b>信息</p><p>公开&amp;指南</p>").split() == ["政府信息", "公开&指南"]


def test_an_angle_bracket_inside_an_attribute_ends_no_tag():
    assert plain_text('<a href="/x" title="a>b">全文</a>') == "全文"


def test_the_snippet_shows_the_window_with_the_most_different_finds():
    text = "公积金。" + "无关内容，" * 60 + "公积金提取条件如下。" + "无关内容，" * 60
    shown = snippet(text, terms(question("公积金 提取")))
    assert "<em>公积金</em><em>提取</em>条件" in shown.html
    assert re.fullmatch(f"….{{{SNIPPET}}}…", shown.text)


def test_a_text_without_a_find_shows_its_beginning():
    assert snippet("第一条 为了规范", terms(question("公积金"))).text == "第一条 为了规范"
