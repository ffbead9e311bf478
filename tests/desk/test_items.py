from dataclasses import replace
from urllib.parse import quote

import pytest

from gongkai.publishing import actions
from tests import make
from tests.desk.pages import page, words

AT = make.moment("2020-03-02")
SCRIPT = "<script>alert('甲')</script>"


def test_the_list_shows_what_is_on_its_way(as_, cast):
    make.draft(cast)
    make.published(cast, replace(make.NOTICE, title="已经公开的通知"))

    shown = words(page(as_(cast.zhao_min), "/items/"))

    assert "关于开展老旧小区改造意见征集的通知 草稿 市住建局 通知公告 王芳 2020-03-02" in shown
    assert "已经公开的通知" not in shown


def test_the_other_list_shows_what_is_public_and_what_was_withdrawn(as_, cast):
    item = make.published(cast)
    actions.withdraw(item.pk, reason="内容有误", by=cast.zhou_jian, at=AT)
    make.published(cast, replace(make.NOTICE, title="第二件"))
    make.draft(cast, replace(make.NOTICE, title="草稿不在此列"))

    shown = words(page(as_(cast.zhao_min), "/items/published/"))

    assert f"关于开展老旧小区改造意见征集的通知 已撤下 市住建局 通知公告 {item.index_number}" in shown
    assert "第二件 已公开" in shown
    assert "草稿不在此列" not in shown


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("state=draft", True),
        ("state=approved", False),
        ("kind=notice", True),
        ("kind=law", False),
        ("agency=zjj", True),
        ("agency=jyj", False),
        ("title=老旧小区", True),
        ("title=地铁", False),
        ("state=nonsense", True),
        ("page=9999999999999999", True),
    ],
)
def test_a_filter_narrows_the_list(asked, shown, as_, cast):
    make.draft(cast)

    found = words(page(as_(cast.li_qiang), f"/items/?{quote(asked, safe='=')}"))

    assert ("关于开展老旧小区改造意见征集的通知" in found) is shown


@pytest.mark.parametrize(
    ("asked", "shown"), [("status=published", True), ("status=withdrawn", False), ("title=老旧", True)]
)
def test_a_filter_narrows_the_list_of_what_is_public(asked, shown, as_, cast):
    make.published(cast)

    found = words(page(as_(cast.li_qiang), f"/items/published/?{quote(asked, safe='=')}"))

    assert ("关于开展老旧小区改造意见征集的通知" in found) is shown


def test_a_page_holds_twenty(as_, cast):
    make.published_many(cast, [replace(make.NOTICE, title=f"通知{n:03}") for n in range(45)])

    third = words(page(as_(cast.zhao_min), "/items/published/?page=3"))

    assert "共 45 条，第 3/3 页" in third
    assert third.count("已公开 市住建局") == 5


@pytest.mark.parametrize("address", ["/items/", "/items/published/"])
def test_a_long_list_asks_no_more_questions_than_a_short_one(
    address, as_, cast, django_assert_num_queries, django_assert_max_num_queries
):
    client = as_(cast.zhao_min)
    make.draft(cast)
    make.published(cast)
    with django_assert_max_num_queries(12) as few:
        client.get(address)
    for number in range(19):
        make.draft(cast, replace(make.NOTICE, title=f"草稿{number}"))
    make.published_many(cast, [replace(make.NOTICE, title=f"通知{n}") for n in range(100)])

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(address)


@pytest.mark.parametrize("address", ["/items/", "/items/published/", "/items/{}/", "/items/{}/editions/1/"])
def test_a_title_is_never_markup(address, as_, cast):
    item = make.published(cast, replace(make.NOTICE, title=SCRIPT))
    make.draft(cast, replace(make.NOTICE, title=SCRIPT))

    body = as_(cast.zhao_min).get(address.format(item.pk)).content.decode()

    assert "&lt;script&gt;" in body
    assert "<script>alert" not in body
