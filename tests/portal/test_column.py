"""The list of a column."""

from dataclasses import replace
from datetime import date

import pytest

from tests import make
from tests.portal.pages import meta, page, words

DOCUMENT = replace(make.NOTICE, number="湖建发〔2020〕3号", adopted_on=date(2020, 2, 28))


def test_a_line_tells_index_number_name_number_and_both_dates(client, cast):
    item = make.published(cast, DOCUMENT)

    (row,) = page(client, "/columns/notices/").xpath("//tbody/tr")

    cells = [words(cell) for cell in row]
    assert cells == [item.index_number, DOCUMENT.title, "湖建发〔2020〕3号", "2020-02-28", "2020-03-02"]


def test_the_newest_stands_first(client, cast):
    make.published(cast, at=make.moment("2020-03-02"))
    make.published(cast, replace(make.NOTICE, title="后来的通知"), at=make.moment("2020-03-03"))

    names = page(client, "/columns/notices/").xpath("//tbody//th")

    assert [words(name) for name in names] == ["后来的通知", make.NOTICE.title]


def test_another_column_does_not_show_it(client, cast):
    make.published(cast)

    assert make.NOTICE.title not in words(page(client, "/columns/news/"))


def test_a_column_names_itself_to_the_inspection(client, db):
    said = meta(page(client, "/columns/notices/"))

    assert said["ColumnName"] == "通知公告"
    assert said["ColumnType"] == "通知公告"
    assert said["ColumnDescription"]
    assert said["ColumnKeywords"] == "通知,公告,公示"
    assert {"SiteName", "SiteDomain", "SiteIDCode"} <= said.keys()


def test_twenty_lines_make_a_page(client, cast):
    make.published_many(cast, [make.NOTICE] * 21)

    assert len(page(client, "/columns/notices/").xpath("//tbody/tr")) == 20
    assert len(page(client, "/columns/notices/?page=2").xpath("//tbody/tr")) == 1


@pytest.mark.parametrize("asked", ["99999999999999999999", "3", "999999999"])
def test_a_page_past_the_end_is_the_last(client, cast, asked):
    make.published_many(cast, [make.NOTICE] * 21)

    assert "第 2/2 页" in words(page(client, f"/columns/notices/?page={asked}"))


@pytest.mark.parametrize("asked", ["0", "-1", "abc", "１", "1e3", "", "%00"])
def test_what_is_no_page_is_the_first(client, cast, asked):
    make.published_many(cast, [make.NOTICE] * 21)

    assert "第 1/2 页" in words(page(client, f"/columns/notices/?page={asked}"))


def test_an_unknown_column_is_no_page(client, db):
    page(client, "/columns/secrets/", status=404)


@pytest.mark.parametrize("count", [5, 200])
def test_a_column_costs_the_same_however_long_it_is(client, cast, django_assert_num_queries, count):
    make.published_many(cast, [make.NOTICE] * count)

    with django_assert_num_queries(2):
        page(client, "/columns/notices/")


def test_the_map_of_the_site_leads_to_every_column(client, db):
    tree = page(client, "/columns/")

    headings = [words(heading) for heading in tree.xpath("//main//h2")]
    assert headings == ["法定主动公开内容", "要闻动态", "执行公开", "互动解读", "办事和了解"]
    assert len(tree.xpath("//main//ul[@class='gk-doors']/li")) == 26
