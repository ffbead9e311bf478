"""The annual reports as the public reads them."""

import pytest

from gongkai.reports import actions
from gongkai.reports.models import IssuedReport
from tests import make
from tests.portal.pages import page, words

ISSUED = make.moment("2021-01-20", 9)


@pytest.fixture
def issued(cast) -> IssuedReport:
    """The report of the city government on 2020."""
    make.published(cast)
    make.received(cast)
    return actions.issue(2020, by=cast.li_qiang, at=ISSUED)


def test_where_nothing_was_issued_it_says_so(client, db):
    assert "还没有公布年度报告" in words(page(client, "/reports/"))


def test_an_issued_report_is_listed_with_its_day(client, issued):
    (row,) = page(client, "/reports/").xpath("//tbody/tr")

    assert [words(cell) for cell in row][1:] == ["2020", issued.organ, "2021-01-20"]
    assert row.xpath(".//a/@href") == [f"/reports/{issued.pk}/"]


def test_a_report_shows_the_three_statutory_tables_with_their_numbers(client, issued):
    tree = page(client, f"/reports/{issued.pk}/")

    tables = tree.xpath("//table")
    assert len(tables) == 3
    new = next(row for row in tables[1].iter("tr") if words(row).startswith("一、"))
    assert [words(cell) for cell in new][1:] == ["1", "0", "0", "0", "0", "0", "1"]


def test_what_people_have_yet_to_add_is_not_shown(client, issued):
    said = words(page(client, f"/reports/{issued.pk}/").find(".//main"))

    assert "待补充" not in said
    assert "本年新收政府信息公开申请1件" in said


def test_no_heading_stands_over_nothing(client, issued):
    tree = page(client, f"/reports/{issued.pk}/")

    headings = [words(heading) for heading in tree.xpath("//article/h2")]
    assert headings[0].startswith("一、")
    assert not [heading for heading in headings if heading.startswith("五、")]


def test_an_amended_report_gives_way_to_the_later_one(client, cast, issued):
    later = actions.issue(2020, by=cast.li_qiang, at=make.moment("2021-02-20"))

    assert page(client, "/reports/").xpath("//tbody//a/@href") == [f"/reports/{later.pk}/"]
    page(client, f"/reports/{issued.pk}/", status=404)
    page(client, f"/reports/{later.pk}/")


def test_an_unknown_report_is_no_page(client, db):
    page(client, "/reports/99/", status=404)


def test_a_report_costs_few_questions(client, issued, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        page(client, f"/reports/{issued.pk}/")
    with django_assert_max_num_queries(5):
        page(client, "/reports/")
