"""How a query is taken apart."""

import pytest

from gongkai.search.questions import EmptyQuery, Group, QueryTooLong, question


def test_spaces_of_any_width_separate_groups():
    assert question(" 公积金　提取 ").groups == (Group("公积金", quoted=False), Group("提取", quoted=False))


@pytest.mark.parametrize("query", ['"信息 公开" 指南', "“信息 公开” 指南"])
def test_quotation_marks_keep_a_group_together(query):
    assert question(query).groups == (Group("信息 公开", quoted=True), Group("指南", quoted=False))


def test_a_quoted_group_has_no_words_to_widen_to():
    assert question('"政府信息公开"').groups[0].words == ()


@pytest.mark.parametrize("query", ["", "   ", "《》，。！？", '""', "——…"])
def test_a_query_without_a_letter_is_refused(query):
    with pytest.raises(EmptyQuery):
        question(query)


def test_a_hundred_characters_are_taken_and_one_more_is_refused():
    assert question("公" * 100).text == "公" * 100
    with pytest.raises(QueryTooLong, match="101"):
        question("公" * 101)


def test_a_document_number_is_recognised_whatever_its_brackets():
    assert question("国办发[2019]5号").number == "国办发〔2019〕5号"
