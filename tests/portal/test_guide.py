"""The guide, the rules, and the organs."""

import pytest

from tests.portal.pages import meta, page, words


@pytest.mark.parametrize("address", ["/guide/", "/agencies/"])
def test_every_organ_is_shown_with_all_ways_to_reach_it(client, cast, address):
    rows = page(client, address).xpath("//table[caption='公开机构和联系方式']/tbody/tr")

    agency = cast.housing
    shown = [words(cell) for cell in rows[1]]
    assert len(rows) == 3
    assert shown == [agency.name, agency.address, agency.hours, agency.phone, agency.fax, agency.email]


def test_the_guide_tells_what_article_twelve_asks(client, cast):
    headings = [words(heading) for heading in page(client, "/guide/").iter("h2")]

    assert {"一、信息的分类", "二、编排的方法", "三、获取的方法", "四、公开工作机构"} <= set(headings)


def test_the_rules_name_the_regulation_with_its_first_day(client, db):
    said = words(page(client, "/rules/"))

    assert "中华人民共和国政府信息公开条例 国务院令第711号 2019-05-15" in said


@pytest.mark.parametrize("address", ["/guide/", "/rules/", "/agencies/", "/requests/", "/reports/"])
def test_a_standing_page_names_itself_as_a_column(client, db, address):
    said = meta(page(client, address))

    assert {"SiteName", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"} <= (
        said.keys()
    )


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/guide/", 1), ("/agencies/", 1), ("/rules/", 1), ("/requests/", 0), ("/data/", 0)],
)
def test_a_standing_page_asks_little(client, cast, django_assert_num_queries, address, queries):
    with django_assert_num_queries(queries):
        page(client, address)
