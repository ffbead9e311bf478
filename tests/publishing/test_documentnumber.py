"""文号: many ways to type it, one way to keep it."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.publishing.documentnumber import DocumentNumber, document_number, document_numbers

CASES = tomllib.loads((Path(__file__).parent / "cases/documentnumber.toml").read_text())["case"]
PIECES = st.sampled_from(
    [*"国办发令公告通第年号〔〕[]（）【】、 　〇零一十百0127", "中华人民共和国", "2019", "AB", "财政部"]
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_way_to_type_a_number_has_one_canonical_form(case):
    found = document_number(case["typed"])

    assert (str(found) if found else "") == case["canonical"]


def test_a_number_has_its_parts():
    assert document_number("国办发〔2019〕5号") == DocumentNumber("国办发", 2019, 5)
    assert document_number("国务院令第711号") == DocumentNumber("国务院令", None, 711)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_canonical_form_of_a_canonical_form_is_itself(typed):
    found = document_number(typed)

    assert found is None or document_number(str(found)) == found


@given(
    st.integers(1949, 2099),
    st.integers(1, 99_999),
    st.sampled_from(["〔〕", "[]", "（）", "()", "【】", "［］"]),
)
def test_brackets_never_change_a_number(year, serial, brackets):
    typed = f"湖政办发{brackets[0]}{year}{brackets[1]}{serial}号"

    assert str(document_number(typed)) == f"湖政办发〔{year}〕{serial}号"


def test_a_joint_document_carries_a_number_of_each_organ():
    found = document_numbers("国家教育委员会令第10号、卫生部令第1号")

    assert [str(number) for number in found] == ["国家教育委员会令第10号", "卫生部令第1号"]


def test_a_list_with_anything_else_in_it_is_no_list_of_numbers():
    assert document_numbers("国家教育委员会令第10号、卫生部") == ()
