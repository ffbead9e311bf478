"""A case altered behind the system's back makes the report name the cells that are wrong."""

from datetime import date

import pytest

from gongkai.inforequests.models import Challenge, InfoRequest, Letter, LetterKind
from gongkai.law.outcomes import OutcomeKey
from gongkai.law.report_tables import Finding
from gongkai.reports.annual import compile_report
from tests.people import Cast
from tests.reports.conftest import Year

GRANTED, DENIED = "table3.granted.natural", "table3.denied_process.natural"


def altered(number: str, **columns: object) -> None:
    """Write into a row as somebody with access to the database would."""
    InfoRequest.objects.filter(number=number).update(**columns)


def differences(year: int = 2020, **options: object) -> list[Finding]:
    return [one for one in compile_report(year, **options).failing if one.check == "record"]


def named(year: int = 2020) -> set[str]:
    return {cell for finding in compile_report(year).failing for cell in finding.cells}


def test_an_outcome_changed_by_hand_names_the_cell_with_one_too_many_and_the_one_with_one_too_few(year: Year):
    number = year.answered[OutcomeKey.GRANTED]
    altered(number, outcome=OutcomeKey.DENIED_PROCESS)
    (finding,) = compile_report(2020).failing
    assert set(finding.cells) == {GRANTED, DENIED}
    assert number in finding.message
    assert "业务记录为“不予公开：过程性信息”，留痕为“予以公开”，答复书为“予以公开”" in finding.message
    assert "“6.属于四类过程性信息”行“自然人”列多计1件" in finding.message
    assert "“（一）予以公开”行“自然人”列少计1件" in finding.message


@pytest.mark.parametrize("junk", ["", "no-such-outcome", "correction_of_record", "GRANTED"])
def test_an_outcome_that_is_none_breaks_the_sum_and_names_its_case(year: Year, junk: str):
    number = year.answered[OutcomeKey.GRANTED]
    altered(number, outcome=junk)
    failing = compile_report(2020).failing
    assert {finding.check for finding in failing} == {"A3-2", "record"}
    assert [finding.cells for finding in differences()] == [(GRANTED,)]
    assert number in differences()[0].message


def test_an_outcome_of_the_same_row_is_told_too(year: Year):
    altered(year.answered[OutcomeKey.GRANTED], outcome=OutcomeKey.ALREADY_PUBLIC)
    assert [finding.cells for finding in differences()] == [(GRANTED,)]


@pytest.mark.parametrize("moved", [date(2021, 1, 15), None])
def test_a_closing_moved_out_of_the_year_names_result_total_and_carry_out(year: Year, moved: date | None):
    altered(year.answered[OutcomeKey.GRANTED], closed_on=moved)
    assert named() == {GRANTED, "table3.results_total.natural", "table3.carry_out.natural"}


def test_a_closing_moved_into_the_year_names_result_total_and_carry_out(year: Year):
    altered(year.open[0], closed_on=date(2020, 12, 31))
    assert named() == {GRANTED, "table3.results_total.natural", "table3.carry_out.natural"}


def test_a_receipt_moved_into_the_year_before_names_new_and_carried_in(year: Year):
    InfoRequest.objects.filter(number=year.elsewhere).update(
        arrived_on=date(2019, 12, 30), received_on=date(2019, 12, 30)
    )
    assert named() == {"table3.new.natural", "table3.carry_in.natural"}


def test_an_applicant_changed_by_hand_names_the_cells_of_both_columns(year: Year):
    altered(year.answered[OutcomeKey.GRANTED], applicant_kind="enterprise")
    assert named() == {
        f"table3.{row}.{kind}"
        for row in ("new", "granted", "results_total")
        for kind in ("natural", "enterprise")
    }


def test_an_applicant_of_no_column_breaks_the_totals(year: Year):
    altered(year.answered[OutcomeKey.GRANTED], applicant_kind="junk")
    assert "A3-3" in {finding.check for finding in compile_report(2020).failing}
    assert GRANTED in named()


def test_a_request_moved_to_another_agency_is_missed_in_the_report_of_its_own(cast: Cast, year: Year):
    altered(year.answered[OutcomeKey.GRANTED], agency=cast.education)
    assert GRANTED in differences(agency=cast.housing)[0].cells
    assert GRANTED in differences(agency=cast.education)[0].cells
    assert compile_report(2020).issuable


def test_an_answer_letter_that_says_something_else_is_told(year: Year):
    number = year.answered[OutcomeKey.GRANTED]
    Letter.objects.filter(request__number=number, kind=LetterKind.ANSWER).update(outcome="denied_process")
    (finding,) = compile_report(2020).failing
    assert set(finding.cells) == {GRANTED, DENIED}
    assert "答复书为“不予公开：过程性信息”" in finding.message


def test_an_answer_whose_letter_is_gone_is_told(year: Year):
    number = year.answered[OutcomeKey.GRANTED]
    Letter.objects.filter(request__number=number, kind=LetterKind.ANSWER).delete()
    assert GRANTED in differences()[0].cells
    assert "答复书为“无”" in differences()[0].message


def test_a_request_the_journal_does_not_know_is_told(year: Year):
    stranger = InfoRequest.objects.get(number=year.open[0])
    stranger.pk, stranger.number = None, "2020-9999"
    stranger._state.adding = True
    stranger.save()
    (finding,) = differences()
    assert set(finding.cells) == {"table3.new.natural", "table3.carry_out.natural"}
    assert "申请2020-9999：留痕中没有" in finding.message


def test_a_request_taken_out_of_the_database_is_told(year: Year):
    number = year.open[1]
    request = InfoRequest.objects.get(number=number)
    request.letters.all().delete()
    request.applicant.delete()
    InfoRequest.objects.filter(number=number).delete()
    (finding,) = differences()
    assert set(finding.cells) == {"table3.new.research", "table3.carry_out.research"}
    assert f"申请{number}：业务记录中没有" in finding.message


def test_the_result_of_a_review_changed_by_hand_names_both_cells(year: Year):
    Challenge.objects.filter(route="review", result="corrected").update(result="upheld")
    (finding,) = compile_report(2020).failing
    assert set(finding.cells) == {"table4.review.corrected", "table4.review.upheld"}


def test_a_change_in_one_year_leaves_the_report_on_another_alone(year: Year):
    altered(year.answered[OutcomeKey.GRANTED], outcome=OutcomeKey.DENIED_PROCESS)
    assert compile_report(2021).issuable
    assert compile_report(2019).issuable


def test_every_single_outcome_changed_is_noticed(year: Year):
    for outcome, number in year.answered.items():
        wrong = OutcomeKey.GRANTED if outcome is not OutcomeKey.GRANTED else OutcomeKey.PARTIAL
        altered(number, outcome=wrong)
        assert number in differences()[0].message
        altered(number, outcome=outcome)
    assert compile_report(2020).issuable
