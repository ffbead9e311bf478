"""How text is cut: what the index keeps and what a query asks for must meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.words import document_number, fold, pairs, phrase, query_words, words

SPELLINGS = [
    "国办发〔2019〕5号",
    "国办发[2019]5号",
    "国办发（2019）5号",
    "国办发(2019)5号",
    "国办发［2019］５号",
    "国办发【2019】第5号",
    "国办发 〔2019〕 5 号",
    "国办发2019年5号",
    "国办发〔2019〕5",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_of_a_document_number_is_the_printed_one(text):
    assert document_number(text) == "国办发〔2019〕5号"


def test_an_order_is_a_document_number():
    assert document_number("国务院令 第711号") == document_number("国务院令711号") == "国务院令第711号"


@pytest.mark.parametrize(
    "text", ["政府信息公开", "2019年5月", "统计公报2020", "关于印发国办发〔2019〕5号文件的通知"]
)
def test_a_text_that_is_more_or_less_than_a_document_number_is_none(text):
    assert document_number(text) is None


def test_full_width_and_capitals_are_one_with_their_plain_forms():
    assert fold("ＰＰＰ项目（２０２０）") == "ppp项目(2020)"


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)


def test_no_pair_reaches_across_punctuation():
    assert pairs("公开、信息") == "公开 | | 信息"


def test_a_phrase_asks_for_every_second_pair_and_the_last():
    assert phrase("政府信息公") == [(0, "政府"), (2, "信息"), (3, "息公")]


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4E20), min_size=2, max_size=40), st.data())
def test_a_phrase_stands_in_the_pairs_of_every_text_that_holds_it(text, data):
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    kept = pairs(text).split()
    assert all(kept[start + place] == token for place, token in phrase(text[start:end]))


def test_a_long_word_brings_the_shorter_ones_inside_it():
    assert {"湖州", "湖州市"} <= set(words("湖州市政府").split())


def test_lone_characters_are_left_out_beside_longer_words():
    assert "的" not in query_words("公积金的提取")
    assert query_words("镇") == ("镇",)
