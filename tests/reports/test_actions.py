"""Filing figures and issuing the report."""

from decimal import Decimal

import pytest

from gongkai.agencies.queries import NotYourPost
from gongkai.inforequests.models import InfoRequest
from gongkai.journal.models import Entry
from gongkai.journal.words import Word
from gongkai.law.outcomes import OutcomeKey
from gongkai.law.report_tables import FormNotInForce
from gongkai.reports import actions, queries
from gongkai.reports.annual import compile_report
from gongkai.reports.models import Figure, IssuedReport, ReportIsIssued
from gongkai.reports.refusals import (
    CellIsCounted,
    FigureImpossible,
    NotForTheCity,
    NothingRecorded,
    ReportUnbalanced,
    UnknownCell,
    YearNotBegun,
    YearNotOver,
)
from tests import make
from tests.people import Cast
from tests.reports.conftest import Year

LICENCES = "table2.licence.decisions"
IN_TIME = make.moment("2021-01-20")


def filed(cast: Cast, value: str = "7", **changed) -> Figure:
    figure = {
        "agency": cast.housing,
        "year": 2020,
        "cell": LICENCES,
        "value": Decimal(value),
        "by": cast.li_qiang,
        "at": IN_TIME,
    }
    return actions.file_figure(**(figure | changed))


def test_a_filed_figure_stands_in_its_cell(cast: Cast):
    filed(cast, "7")
    filed(cast, "5", agency=cast.education)
    assert compile_report(2020).tables.table2["licence"]["decisions"] == 12
    assert compile_report(2020, agency=cast.housing).tables.table2["licence"]["decisions"] == 7


def test_a_later_filing_replaces_the_figure_and_the_journal_keeps_both(cast: Cast):
    filed(cast, "7")
    filed(cast, "9")
    assert Figure.objects.get().value == 9
    facts = [entry.facts for entry in Entry.objects.filter(word=Word.FIGURE_FILED).order_by("id")]
    assert facts == [{"before": None, "after": "7"}, {"before": "7", "after": "9"}]


def test_a_decrease_is_negative_and_money_has_fractions(cast: Cast):
    filed(cast, "-8", cell="table2.licence.delta")
    filed(cast, "12.3456", cell="table2.procurement.amount")
    counted = compile_report(2020).tables.table2
    assert counted["licence"]["delta"] == -8
    assert counted["procurement"]["amount"] == Decimal("12.3456")


@pytest.mark.parametrize("value", ["-1", "1.5", "NaN", "Infinity", "1e12", "sNaN"])
def test_a_number_that_cannot_stand_in_the_cell_is_refused(cast: Cast, value: str):
    with pytest.raises(FigureImpossible):
        filed(cast, value)
    assert not Figure.objects.exists()


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"cell": "table2.licence.amount"}, UnknownCell),
        ({"cell": "licence"}, UnknownCell),
        ({"cell": "table3.granted.natural"}, CellIsCounted),
        ({"cell": "table2.normative.made"}, CellIsCounted),
        ({"year": 2022}, YearNotBegun),
        ({"year": 2018}, FormNotInForce),
        ({"year": 2021, "cell": "table2.procurement.amount"}, UnknownCell),
    ],
)
def test_a_figure_for_a_cell_nobody_may_file_is_refused(cast: Cast, changed: dict, refusal: type):
    with pytest.raises(refusal):
        filed(cast, **changed)
    assert not Entry.objects.filter(word=Word.FIGURE_FILED).exists()


def test_liu_yang_files_for_his_own_agency_only(cast: Cast):
    with pytest.raises(NotYourPost):
        filed(cast, by=cast.liu_yang)
    assert filed(cast, by=cast.liu_yang, agency=cast.education).by == cast.liu_yang


def test_an_issued_report_keeps_its_tables_as_they_were(cast: Cast, year: Year):
    issued = actions.issue(2020, by=cast.li_qiang, at=IN_TIME)
    filed(cast, "100")
    kept = queries.as_issued(IssuedReport.objects.get(pk=issued.pk))
    assert kept.tables.table2["licence"]["decisions"] == 5
    assert kept.tables.table3["new"]["total"] == 25
    assert kept.summary.items == 2
    assert kept.organ == "湖州市人民政府"
    assert Entry.objects.get(word=Word.REPORT_ISSUED).subject == "report:*:2020"


def test_a_report_issued_again_amends_and_leaves_the_first_alone(cast: Cast, year: Year):
    first = actions.issue(2020, by=cast.li_qiang, at=IN_TIME)
    filed(cast, "100")
    second = actions.issue(2020, by=cast.li_qiang, at=make.moment("2021-02-01"))
    assert queries.latest_issued(2020, None) == second
    assert IssuedReport.objects.get(pk=first.pk).tables["table2"]["licence"]["decisions"] == 5
    assert second.tables["table2"]["licence"]["decisions"] == 102


def test_an_issued_report_cannot_be_changed_or_removed(cast: Cast, year: Year):
    issued = actions.issue(2020, by=cast.li_qiang, at=IN_TIME)
    with pytest.raises(ReportIsIssued):
        issued.save()
    with pytest.raises(ReportIsIssued):
        issued.delete()


def test_a_report_that_does_not_balance_is_refused_with_its_cells_and_leaves_nothing_behind(
    cast: Cast, year: Year
):
    InfoRequest.objects.filter(number=year.answered[OutcomeKey.GRANTED]).update(outcome="junk")
    with pytest.raises(ReportUnbalanced) as refused:
        actions.issue(2020, by=cast.li_qiang, at=IN_TIME)
    assert {finding.check for finding in refused.value.failing} == {"A3-2", "record"}
    assert "table3.granted.natural" in refused.value.cells
    assert "table3.granted.natural" in str(refused.value)
    assert not IssuedReport.objects.exists()
    assert not Entry.objects.filter(word=Word.REPORT_ISSUED).exists()


def test_an_agency_issues_its_own_report_and_only_its_own(cast: Cast, year: Year):
    own = actions.issue(2020, agency=cast.education, by=cast.liu_yang, at=IN_TIME)
    assert own.organ == "湖州市教育局"
    with pytest.raises(NotYourPost):
        actions.issue(2020, agency=cast.housing, by=cast.liu_yang, at=IN_TIME)
    with pytest.raises(NotForTheCity):
        actions.issue(2020, by=cast.liu_yang, at=IN_TIME)


def test_a_year_that_still_runs_or_left_no_trace_is_not_issued(cast: Cast, year: Year):
    with pytest.raises(YearNotOver):
        actions.issue(2020, by=cast.li_qiang, at=make.moment("2020-12-31", 23, 59))
    with pytest.raises(NothingRecorded):
        actions.issue(2022, by=cast.li_qiang, at=make.moment("2023-01-20"))


def test_the_desk_sees_the_reports_of_its_agencies_and_of_the_city(cast: Cast, year: Year):
    city = actions.issue(2020, by=cast.li_qiang, at=IN_TIME)
    own = actions.issue(2020, agency=cast.education, by=cast.liu_yang, at=IN_TIME)
    actions.issue(2020, agency=cast.housing, by=cast.li_qiang, at=IN_TIME)
    agencies = type(cast.education).objects.filter(pk=cast.education.pk)
    assert list(queries.issued_reports(agencies)) == [own, city]
