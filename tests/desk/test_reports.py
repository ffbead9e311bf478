import json
from decimal import Decimal

import pytest

from gongkai.inforequests.models import InfoRequest
from gongkai.law.report_tables import form_for
from gongkai.reports.facts import cells_of, is_filed
from gongkai.reports.models import Figure, IssuedReport
from tests import make
from tests.desk import setting
from tests.desk.pages import forms, page, posted, words

YEAR = "/reports/2019/"


@pytest.fixture
def city(cast, the_day):
    """Build a city whose records of 2019 agree; it is 2020-03-02."""
    found = setting.build(cast)
    IssuedReport.objects.all()._raw_delete("default")
    return found


def test_the_years_begin_with_the_first_form(as_, cast):
    shown = words(page(as_(cast.li_qiang), "/reports/"))

    assert "2020年 全市" in shown
    assert "2019年 全市" in shown
    assert "2018年" not in shown


def test_every_number_leads_to_its_list(city, as_, cast):
    tree = page(as_(cast.li_qiang), YEAR)

    found = tree.xpath("//table//a/@href")

    assert found == ["/reports/2019/" + "/".join(cell.split(".")) + "/" for cell in cells_of(form_for(2019))]


def test_the_list_behind_a_number_is_as_long_as_the_number(city, as_, cast):
    client = as_(cast.li_qiang)
    for link in page(client, YEAR).xpath("//table//a"):
        if "/table2/" in link.get("href") and is_filed(".".join(link.get("href").split("/")[3:6])):
            continue
        behind = page(client, link.get("href"))
        assert len(behind.xpath("//tbody/tr")) == int(link.text_content())


def test_the_list_names_the_cell_and_leads_to_the_cases(city, as_, cast):
    tree = page(as_(cast.li_qiang), "/reports/2019/table3/granted/natural/")

    assert "“（一）予以公开”行“自然人”列" in words(tree)
    assert tree.xpath("//tbody//a/@href") == [f"/inforequests/{city.case.number}/"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("table4/review/pending", "湖政复〔2019〕1号 2019-00001 行政复议 2019-12-16"),
        (
            "table3/new/total",
            "2019-00001 2019年本市老旧小区改造项目清单 自然人 2019-12-02 2019-12-10 予以公开",
        ),
        ("table3/partial/natural", "这一格的数字是 0"),
    ],
)
def test_each_kind_of_list_is_shown(cell, shown, city, as_, cast):
    assert shown in words(page(as_(cast.li_qiang), f"/reports/2019/{cell}/"))


def test_a_list_of_filed_numbers_tells_who_filed_them(city, as_, cast):
    posted(as_(cast.liu_yang), "/reports/2019/filing/?agency=jyj", **{"table2.licence.decisions": "7"})

    shown = words(page(as_(cast.li_qiang), "/reports/2019/table2/licence/decisions/"))

    assert "湖州市教育局 7 刘洋 2020-03-02 10:00" in shown


def test_records_that_agree_are_said_to_agree(city, as_, cast):
    tree = page(as_(cast.li_qiang), YEAR)

    assert "核对全部相符" in words(tree)
    assert forms(tree) == {"/reports/2019/issue/"}


def test_a_case_that_was_moved_by_hand_is_named_and_its_cells_are_marked(city, as_, cast):
    InfoRequest.objects.update(outcome="partial")

    tree = page(as_(cast.li_qiang), YEAR)

    assert "有不相符的地方" in words(tree)
    assert city.case.number in words(tree)
    assert "/reports/2019/table3/granted/natural/" in tree.xpath("//td/strong/a/@href")
    assert forms(tree) == set()


def test_a_report_that_does_not_agree_is_not_issued(city, as_, cast):
    InfoRequest.objects.update(outcome="partial")

    response = posted(as_(cast.li_qiang), "/reports/2019/issue/", 400)

    assert "项不相符，不能生成" in words(response)
    assert not IssuedReport.objects.exists()


def test_an_issued_report_is_handed_out_in_three_forms(city, as_, cast):
    client = as_(cast.li_qiang)
    posted(client, "/reports/2019/issue/")
    report = IssuedReport.objects.get()
    assert "湖州市人民政府2019年" in words(page(client, "/reports/"))

    files = {
        ending: client.get(f"/reports/issued/{report.pk}.{ending}") for ending in ("html", "docx", "json")
    }

    assert "湖州市人民政府2019年政府信息公开工作年度报告" in files["html"].content.decode()
    assert files["docx"].content.startswith(b"PK")
    assert json.loads(files["json"].content)["year"] == 2019
    assert {response["Content-Disposition"].split(";")[0] for response in files.values()} == {"attachment"}


def test_a_year_still_running_is_shown_and_not_issued(city, as_, cast):
    client = as_(cast.li_qiang)
    make.received(cast)

    tree = page(client, "/reports/2020/")
    assert "本年度还没有结束" in words(tree)
    assert forms(tree) == set()
    assert "2020 年还没有结束" in words(posted(client, "/reports/2020/issue/", 400))


@pytest.mark.parametrize("year", ["1999", "2018", "2021", "9999", "99999999999999999999"])
def test_a_year_without_a_report_is_refused_with_the_reason(year, city, as_, cast):
    response = as_(cast.li_qiang).get(f"/reports/{year}/")

    assert response.status_code == 400
    assert "处理办法" in words(response)


def test_an_agency_has_its_own_report(city, as_, cast):
    client = as_(cast.liu_yang)

    tree = page(client, "/reports/2019/?agency=jyj")

    assert "湖州市教育局2019年" in words(tree)
    assert "/reports/2019/table3/new/total/?agency=jyj" in tree.xpath("//table//a/@href")
    assert "这一格的数字是 0" in words(page(client, "/reports/2019/table3/new/total/?agency=jyj"))


def test_an_agency_does_not_issue_for_another_or_for_the_city(city, as_, cast):
    client = as_(cast.liu_yang)

    posted(client, "/reports/2019/issue/", 403, agency="zjj")
    posted(client, "/reports/2019/issue/", 302, agency="jyj")

    assert [report.agency for report in IssuedReport.objects.all()] == [cast.education]


class TestFiling:
    ADDRESS = "/reports/2019/filing/?agency=jyj"

    def test_what_changed_is_filed_and_what_did_not_is_left(self, as_, cast):
        client = as_(cast.liu_yang)
        posted(client, self.ADDRESS, **{"table2.licence.decisions": "7", "table2.procurement.amount": "12.5"})
        first = Figure.objects.get(cell="table2.licence.decisions").at

        tree = page(client, self.ADDRESS)
        assert tree.xpath("//input[@name='table2.procurement.amount']/@value") == ["12.5"]
        posted(client, self.ADDRESS, **{"table2.licence.decisions": "7", "table2.procurement.amount": "13"})

        assert Figure.objects.get(cell="table2.procurement.amount").value == Decimal(13)
        assert Figure.objects.get(cell="table2.licence.decisions").at == first

    def test_one_impossible_number_keeps_all_out(self, as_, cast):
        form = {"table2.licence.decisions": "7", "table2.penalty.decisions": "-1"}

        response = posted(as_(cast.liu_yang), self.ADDRESS, 400, **form)

        assert "不能填“-1”" in words(response)
        assert not Figure.objects.exists()

    @pytest.mark.parametrize("number", ["七", "1e400", "NaN", "Infinity", "1" * 400])
    def test_nonsense_is_told_and_never_breaks_the_page(self, number, as_, cast):
        response = as_(cast.liu_yang).post(self.ADDRESS, {"table2.licence.decisions": number})

        assert response.status_code in (400, 422)
        assert not Figure.objects.exists()

    def test_a_filed_number_is_replaced_and_not_taken_back(self, as_, cast):
        client = as_(cast.liu_yang)
        posted(client, self.ADDRESS, **{"table2.licence.decisions": "7"})

        response = posted(client, self.ADDRESS, 422, **{"table2.licence.decisions": ""})

        assert "已填报的数字不能清空" in words(response)

    def test_counted_cells_are_not_offered(self, as_, cast):
        names = page(as_(cast.liu_yang), self.ADDRESS).xpath("//form//input[@type='text']/@name")

        assert names == [cell for cell in cells_of(form_for(2019)) if is_filed(cell)]


def test_the_page_of_a_year_asks_a_fixed_number_of_questions(
    city, as_, cast, django_assert_num_queries, django_assert_max_num_queries
):
    client = as_(cast.li_qiang)
    with django_assert_max_num_queries(60) as few:
        client.get(YEAR)
    for _ in range(20):
        make.received(cast, on="2019-12-09")

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(YEAR)
