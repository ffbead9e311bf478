"""The front page, and what machines ask of a site."""

import pytest

from tests import make
from tests.portal.pages import page, words


def test_the_front_page_shows_the_newest_of_each_main_column(client, cast):
    make.published(cast)

    tree = page(client, "/")

    links = [words(link) for link in tree.xpath("//section[.//h2='通知公告']//ul//a")]
    assert links == [make.NOTICE.title]


def test_the_front_page_tells_the_moment_of_its_newest_item(client, cast):
    make.published(cast, at=make.moment("2020-03-02", 9, 30))
    make.published(cast, kind="news", at=make.moment("2020-04-20", 16, 5))

    assert "2020-04-20 16:05" in words(page(client, "/"))


def test_an_empty_site_says_that_its_columns_are_empty(client, db):
    assert words(page(client, "/")).count("这个栏目还没有内容") == 5


def test_every_column_stands_in_the_list_at_the_left(client, db):
    tree = page(client, "/")

    side = {words(link) for link in tree.xpath("//aside//a")}
    assert {"政府信息公开指南", "政府信息公开制度", "政府文件", "政府信息公开年度报告", "依申请公开"} <= side


@pytest.mark.parametrize("count", [5, 200])
def test_the_front_page_costs_the_same_however_much_is_public(client, cast, django_assert_num_queries, count):
    make.published_many(cast, [make.NOTICE] * count)

    with django_assert_num_queries(5):
        page(client, "/")


def test_robots_may_read_everything_and_are_told_the_map(client, db):
    said = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://testserver/sitemap.xml" in said
    assert "Disallow: /items" not in said


def test_a_sign_of_life_needs_the_database(client, cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/healthz").content.decode() == "正常\n"


def test_the_old_place_of_the_icon_leads_to_the_seal(client, db):
    assert client.get("/favicon.ico")["Location"] == "/static/kit/seal.svg"


def test_larger_letters_are_one_press_away_and_come_back_to_the_page(client, db):
    answer = client.post("/elder", {"elder": "1", "next": "/guide/"})

    assert answer["Location"] == "/guide/"
    assert "elder" in page(client, "/guide/").get("class").split()


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs_inline(client, db):
    policy = client.get("/")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
