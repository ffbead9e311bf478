"""The report counted from a small year whose numbers are known."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.law.outcomes import OutcomeKey
from gongkai.law.refusals import Refusal
from gongkai.law.report_tables import APPLICANTS, TOTAL, FormNotInForce, Verdict
from gongkai.reports import cells
from gongkai.reports.annual import compile_report
from gongkai.reports.facts import cells_of
from gongkai.reports.refusals import NothingRecorded, UnknownCell
from tests import make
from tests.people import Cast
from tests.reports.conftest import ANSWERS, Year, answer

# natural, enterprise, research, welfare, legal, other_org, total
TABLE_THREE_2020 = {
    "new": (18, 2, 2, 1, 1, 1, 25),
    "carry_in": (1, 0, 0, 0, 0, 0, 1),
    "granted": (4, 0, 0, 0, 0, 0, 4),
    "partial": (0, 1, 0, 0, 0, 0, 1),
    "denied_state_secret": (1, 0, 0, 0, 0, 0, 1),
    "denied_other_law": (0, 0, 1, 0, 0, 0, 1),
    "denied_security": (1, 0, 0, 0, 0, 0, 1),
    "denied_third_party": (0, 0, 0, 1, 0, 0, 1),
    "denied_internal": (1, 0, 0, 0, 0, 0, 1),
    "denied_process": (1, 0, 0, 0, 0, 0, 1),
    "denied_case_file": (0, 0, 0, 0, 1, 0, 1),
    "denied_query": (1, 0, 0, 0, 0, 0, 1),
    "unable_not_held": (2, 0, 0, 0, 0, 0, 2),
    "unable_must_create": (0, 0, 0, 0, 0, 1, 1),
    "unable_still_unclear": (1, 0, 0, 0, 0, 0, 1),
    "np_petition": (1, 0, 0, 0, 0, 0, 1),
    "np_repeat": (1, 0, 0, 0, 0, 0, 1),
    "np_publication": (1, 0, 0, 0, 0, 0, 1),
    "np_excessive": (1, 0, 0, 0, 0, 0, 1),
    "np_confirm": (0, 1, 0, 0, 0, 0, 1),
    "other": (2, 0, 0, 0, 0, 0, 2),
    "results_total": (18, 2, 1, 1, 1, 1, 24),
    "carry_out": (1, 0, 1, 0, 0, 0, 2),
}


def test_each_row_and_column_counts_what_happened(year: Year):
    counted = compile_report(2020).tables.table3
    assert {
        row: tuple(line[column] for column in (*APPLICANTS, TOTAL)) for row, line in counted.items()
    } == TABLE_THREE_2020


def test_every_identity_of_a_year_played_by_the_rules_holds(year: Year):
    report = compile_report(2020)
    assert report.failing == ()
    assert report.issuable
    assert {finding.verdict for finding in report.findings} == {Verdict.HOLDS}
    assert {finding.check for finding in report.findings} == {
        "counts", "A3-1", "A3-2", "A3-3", "T4-1", "record",
    }  # fmt: skip


def test_what_is_carried_out_of_one_year_is_carried_into_the_next(year: Year):
    before, after = compile_report(2020), compile_report(2021)
    assert after.tables.table3["carry_in"] == before.tables.table3["carry_out"]
    assert after.tables.table3["granted"][TOTAL] == 1
    assert after.form.version == "2021"
    assert after.issuable


def test_the_form_of_2021_counts_each_other_ending_in_its_own_row(cast: Cast, year: Year):
    lapsed = make.received(cast, on="2021-03-01")
    answer(cast, lapsed, OutcomeKey.NP_CONFIRM, on="2021-03-02")
    counted = compile_report(2021).tables.table3
    assert counted["np_confirm"][TOTAL] == 1
    assert {"other_no_correction", "other_no_fee", "other_misc"} <= set(counted)
    assert "other" not in counted


def test_a_challenge_is_pending_until_the_year_in_which_it_is_decided(year: Year):
    assert compile_report(2020).tables.table4 == {
        "review": {"upheld": 0, "corrected": 1, "other": 0, "pending": 1, "total": 2},
        "direct": {"upheld": 0, "corrected": 0, "other": 0, "pending": 1, "total": 1},
        "after_review": {"upheld": 0, "corrected": 0, "other": 1, "pending": 0, "total": 1},
    }
    assert compile_report(2021).tables.table4 == {
        "review": {"upheld": 0, "corrected": 0, "other": 0, "pending": 1, "total": 1},
        "direct": {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 1},
        "after_review": {"upheld": 0, "corrected": 0, "other": 0, "pending": 0, "total": 0},
    }


def test_normative_documents_are_counted_and_the_rest_is_added_up_from_the_agencies(year: Year):
    counted = compile_report(2020).tables.table2
    assert counted["normative"] == {"made": 1, "disclosed": 1, "disclosed_total": 1}
    assert counted["rules"] == {"made": 0, "disclosed": 0, "disclosed_total": 0}
    assert counted["licence"] == {"prev_items": 5, "delta": 5, "decisions": 5}
    assert counted["procurement"] == {"projects": 5, "amount": 5}


def test_the_summary_counts_items_by_kind(year: Year):
    summary = compile_report(2020).summary
    assert (summary.items, summary.normative_documents, summary.interpretations) == (2, 1, 0)


def test_a_cell_nobody_filed_is_blank_and_named(cast: Cast):
    make.received(cast, on="2020-03-02")
    report = compile_report(2020)
    assert report.tables.table2["licence"]["decisions"] is None
    assert report.unfiled == report.filed
    assert report.issuable


def test_an_agency_reports_its_own_requests_items_and_figures(cast: Cast, year: Year):
    own, other = compile_report(2020, agency=cast.housing), compile_report(2020, agency=cast.education)
    assert own.tables.table3["new"][TOTAL] == 25
    assert own.tables.table2["licence"]["decisions"] == 3
    assert own.organ == "湖州市住房和城乡建设局"
    assert other.tables.table3["new"][TOTAL] == 0
    assert other.tables.table4["review"][TOTAL] == 0
    assert other.tables.table2["licence"]["decisions"] == 2
    assert other.summary.items == 0
    assert other.issuable


@pytest.mark.parametrize("reported", [2019, 2020, 2021])
@pytest.mark.parametrize("whose", ["city", "housing", "education"])
def test_behind_every_cell_stands_a_list_as_long_as_its_number(
    cast: Cast, year: Year, reported: int, whose: str
):
    agency = None if whose == "city" else getattr(cast, whose)
    report = compile_report(reported, agency=agency)
    for cell in cells_of(report.form):
        found = cells.behind(reported, cell, agency=agency)
        number = (
            (sum(figure.value for figure in found) if found else None)
            if cell in report.filed
            else found.count()
        )
        assert number == report.at(cell), cell


def test_the_list_behind_a_cell_holds_the_very_requests(year: Year):
    found = cells.cases(2020, "denied_process", "natural")
    assert [case.number for case in found] == [year.answered[OutcomeKey.DENIED_PROCESS]]
    assert {case.number for case in cells.cases(2020, "carry_out", TOTAL)} == set(year.open)


@pytest.mark.parametrize(
    "cell", ["table3.granted.everybody", "table3.denied.natural", "table2.licence", "", "table9.a.b"]
)
def test_a_cell_the_form_does_not_have_is_refused(db, cell: str):
    with pytest.raises(UnknownCell):
        cells.behind(2020, cell)


def test_the_number_of_questions_does_not_grow_with_the_year(cast: Cast, year: Year):
    with CaptureQueriesContext(
        connection,
    ) as few:
        compile_report(2020)
    for outcome in ANSWERS:
        answer(cast, make.received(cast, on="2020-08-03"), outcome, on="2020-08-04")
    with CaptureQueriesContext(connection) as many:
        compile_report(2020)
    assert len(many) == len(few) <= 30


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [(2018, FormNotInForce), (2035, NothingRecorded), (9999, NothingRecorded), (0, FormNotInForce)],
)
def test_a_year_without_form_or_data_is_refused(year: Year, asked: int, refusal: type[Refusal]):
    with pytest.raises(refusal):
        compile_report(asked)


def test_a_difference_to_last_years_issued_report_is_a_doubt_not_a_failure(cast: Cast, year: Year):
    from gongkai.reports import actions

    actions.issue(2020, by=cast.li_qiang, at=make.moment("2021-01-20"))
    assert compile_report(2021).doubts == ()
    make.received(cast, on="2020-10-10")
    report = compile_report(2021)
    assert [finding.check for finding in report.doubts] == ["T3-4", "T3-4"]
    assert report.issuable
