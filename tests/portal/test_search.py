"""The search page."""

from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest

from tests import make
from tests.portal.conftest import catch_up
from tests.portal.pages import page, text, words


def asked(query: str, **more: str) -> str:
    return "/search/?" + "&".join(f"{name}={quote(value)}" for name, value in {"q": query, **more}.items())


def titles(tree) -> list[str]:
    return [words(link) for link in tree.xpath("//ul[@class='gk-entries']//a")]


@pytest.fixture
def index(cast) -> None:
    make.published(cast)
    make.published(
        cast, replace(make.NOTICE, title="供水管网改造计划", adopted_on=date(2019, 6, 1)), kind="plan"
    )
    catch_up()


def test_what_was_found_is_shown_with_the_words_marked(client, index):
    tree = page(client, asked("老旧小区改造意见征集"))

    assert titles(tree) == [make.NOTICE.title]
    assert "老旧小区改造意见征集" in [words(mark) for mark in tree.xpath("//main//em")]


def test_the_words_asked_for_stay_in_the_box(client, index):
    tree = page(client, asked('"><script>alert(1)</script>'))

    assert tree.xpath("//input[@id='page-search']/@value") == ['"><script>alert(1)</script>']
    assert "<script>alert" not in text(client.get(asked('"><script>alert(1)</script>')))


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("column", "plans", ["供水管网改造计划"]),
        ("year", "2019", ["供水管网改造计划"]),
        ("agency", "jyj", []),
        ("column", "notices", [make.NOTICE.title]),
    ],
)
def test_the_finds_can_be_narrowed(client, index, name, value, found):
    assert titles(page(client, asked("改造", **{name: value}))) == found


def test_the_ways_to_narrow_are_links_with_their_counts(client, index):
    tree = page(client, asked("改造"))

    side = {
        words(nav.find("h2")): [words(link) for link in nav.iter("a")] for nav in tree.xpath("//aside/nav")
    }
    assert side["按栏目"] == ["不限", "通知公告 1", "规划计划 1"]
    assert side["按机构"] == ["不限", "湖州市住房和城乡建设局 2"]
    assert side["按年份"] == ["不限", "2020年 1", "2019年 1"]


def test_a_narrowed_search_keeps_its_words_in_every_link(client, index):
    tree = page(client, asked("改造", column="plans", sort="date"))

    for link in tree.xpath("//aside//a/@href"):
        assert f"q={quote('改造')}" in link
        assert "sort=date" in link


def test_what_was_not_found_can_be_asked_for(client, index):
    tree = page(client, asked("地铁十九号线"))

    assert "没有找到相关内容" in words(tree)
    assert tree.xpath(f"//main//a[@href='/requests/new/?q={quote('地铁十九号线')}']")


def test_an_empty_box_shows_how_to_search(client, db):
    for address in ("/search/", "/search/?q=", "/search/?q=%20%20"):
        assert "可以输入标题里的词" in words(page(client, address))


@pytest.mark.parametrize(
    "bad", ["foo=1", "year=abc", "year=99999", "year=-1", "column=secrets", "sort=random", "agency=a/b"]
)
def test_an_address_that_cannot_be_read_is_refused_in_chinese(client, db, bad):
    said = words(page(client, f"/search/?q=x&{bad}", status=400))

    assert f"检索地址中有无法识别的内容：{bad.partition('=')[0]}" in said


def test_a_question_without_words_is_refused(client, index):
    assert "没有可以检索的文字" in words(page(client, asked("！！"), status=400))


def test_a_question_too_long_is_refused(client, index):
    assert "超过了上限" in words(page(client, asked("改" * 101), status=400))


def test_an_index_that_cannot_be_read_is_never_an_empty_list(client, db):
    said = words(page(client, asked("改造"), status=503))

    assert "检索暂时不可用" in said
    assert "没有找到" not in said


def test_a_page_past_the_end_is_the_last(client, index):
    assert len(titles(page(client, asked("改造", page="99999999999")))) == 2


def test_a_title_found_is_text_and_never_markup(client, cast):
    make.published(cast, replace(make.NOTICE, title="<img src=x>改造<b>"))
    catch_up()

    said = text(client.get(asked("改造")))

    assert "<img" not in said
    assert "&lt;img src=x&gt;<em>改造</em>&lt;b&gt;" in said


@pytest.mark.parametrize("count", [5, 200])
def test_a_search_costs_the_same_however_much_is_public(client, cast, django_assert_num_queries, count):
    make.published_many(cast, [make.NOTICE] * count)
    catch_up()

    with django_assert_num_queries(3):
        page(client, asked("老旧小区"))
