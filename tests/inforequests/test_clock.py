from datetime import date

import pytest

from gongkai.inforequests import actions, clock, queries
from gongkai.inforequests.lifecycle import (
    AmendedAlready,
    AmendmentTooLate,
    NotLapsedYet,
    ReasonsMissing,
    SilenceTooEarly,
    State,
)
from gongkai.inforequests.models import ConsultationKind, Stance
from gongkai.journal.models import Entry
from gongkai.law.deadlines import ExtensionTooLong
from gongkai.law.outcomes import OutcomeKey
from gongkai.law.procedure import MoveNotAllowed
from gongkai.law.workdays import WorkCalendar
from tests import make


def ask(cast, number, day="2020-03-05", reply_by=date(2020, 3, 26)):
    return actions.ask_to_amend(
        number, wanted="请写明年份。", reply_by=reply_by, by=cast.wang_fang, at=make.moment(day)
    )


def consult(cast, number, day, kind=ConsultationKind.THIRD_PARTY, party="陈静"):
    return actions.consult(number, kind=kind, party=party, by=cast.wang_fang, at=make.moment(day)).pk


def close(cast, number, consultation, day, stance=Stance.AGREED):
    actions.close_consultation(
        number, consultation=consultation, stance=stance, by=cast.wang_fang, at=make.moment(day)
    )


def test_correction_starts_the_clock_anew(cast):
    number = make.received(cast)
    ask(cast, number)
    assert queries.case(number).due is None

    actions.receive_amendment(
        number, text="2019年", arrived_on=date(2020, 3, 20), by=cast.wang_fang, at=make.moment("2020-03-20")
    )

    case = queries.case(number)
    assert (case.received_on, case.due) == (date(2020, 3, 2), date(2020, 4, 20))


def test_correction_is_asked_once(cast):
    number = make.received(cast)
    ask(cast, number)
    actions.receive_amendment(
        number, text="2019年", arrived_on=date(2020, 3, 9), by=cast.wang_fang, at=make.moment("2020-03-09")
    )

    with pytest.raises(AmendedAlready, match="2020年3月5日"):
        ask(cast, number, "2020-03-10")


def test_correction_is_asked_within_seven_working_days(cast):
    in_time, late = make.received(cast), make.received(cast)
    ask(cast, in_time, "2020-03-11")

    with pytest.raises(AmendmentTooLate, match="2020年3月11日"):
        ask(cast, late, "2020-03-12")


def test_uncorrected_request_lapses_only_after_its_last_day(cast):
    number = make.received(cast)
    ask(cast, number)

    with pytest.raises(NotLapsedYet):
        actions.lapse(number, by=cast.wang_fang, at=make.moment("2020-03-26"))
    actions.lapse(number, by=cast.wang_fang, at=make.moment("2020-03-27"))

    case = queries.case(number)
    assert (case.state, case.outcome, case.closed_on) == (
        State.CLOSED,
        "other_no_correction",
        date(2020, 3, 27),
    )


def test_days_of_a_consultation_are_not_counted(cast):
    number = make.received(cast)
    before = queries.case(number).due
    asked = consult(cast, number, "2020-03-05")
    assert queries.case(number).due is None

    close(cast, number, asked, "2020-03-12")

    assert (before, queries.case(number).due) == (date(2020, 3, 30), date(2020, 4, 7))


def test_overlapping_consultations_are_counted_once(cast):
    number = make.received(cast)
    first = consult(cast, number, "2020-03-05")
    second = consult(cast, number, "2020-03-06", party="另一位第三方")
    close(cast, number, first, "2020-03-10")
    assert queries.case(number).state == State.CONSULTING

    close(cast, number, second, "2020-03-12")

    case = queries.case(number)
    assert (case.state, case.due) == (State.RECEIVED, date(2020, 4, 7))


def test_silence_counts_from_its_last_day_whenever_it_is_noted(cast):
    number = make.received(cast)
    asked = consult(cast, number, "2020-03-05")
    with pytest.raises(SilenceTooEarly, match="2020年3月26日"):
        close(cast, number, asked, "2020-03-26", Stance.SILENT)

    close(cast, number, asked, "2020-04-03", Stance.SILENT)

    sent = queries.case(number).consultations.get()
    assert sent.closed_on == date(2020, 3, 26)


def test_answer_waits_for_open_consultations(cast):
    number = make.received(cast)
    consult(cast, number, "2020-03-05")

    with pytest.raises(MoveNotAllowed, match=r"征求意见中.*登记意见"):
        actions.answer(number, outcome=OutcomeKey.GRANTED, by=cast.wang_fang, at=make.moment("2020-03-06"))


def test_extensions_add_up_to_twenty_and_no_more(cast):
    number = make.received(cast)
    at = make.moment("2020-03-20")
    actions.extend(number, days=15, reason="检索历年档案", by=cast.li_qiang, at=at)

    with pytest.raises(ExtensionTooLong):
        actions.extend(number, days=6, reason="检索历年档案", by=cast.li_qiang, at=at)
    actions.extend(number, days=5, reason="检索历年档案", by=cast.li_qiang, at=at)

    assert queries.case(number).due == date(2020, 4, 27)


@pytest.mark.parametrize("days", [0, -1])
def test_extension_by_no_days_is_refused(cast, days):
    with pytest.raises(ExtensionTooLong):
        actions.extend(
            make.received(cast), days=days, reason="理由", by=cast.li_qiang, at=make.moment("2020-03-20")
        )


def test_extension_without_a_reason_is_refused_and_the_last_day_stays(cast):
    number = make.received(cast)

    with pytest.raises(ReasonsMissing):
        actions.extend(number, days=5, reason=" ", by=cast.li_qiang, at=make.moment("2020-03-20"))
    assert queries.case(number).due == date(2020, 3, 30)


def test_new_holiday_notice_moves_open_cases_and_tells_before_and_after(cast):
    number = make.received(cast, on="2020-01-20")
    assert queries.case(number).due == date(2020, 2, 21)

    moved = actions.recompute_due(at=make.moment("2020-01-27"))

    assert moved == [actions.Moved(number, date(2020, 2, 21), date(2020, 2, 25))]
    assert Entry.objects.get(word="inforequest.due_recomputed").facts == {
        "before": "2020-02-21",
        "after": "2020-02-25",
    }


def test_recomputing_without_news_moves_nothing(cast):
    make.received(cast)

    assert actions.recompute_due(at=make.moment("2020-03-03")) == []


def test_request_near_the_end_of_the_announced_years_is_taken_and_waits_for_the_notice(cast):
    number = make.received(cast, on="2026-12-20")

    case = queries.case(number)
    assert case.due is None
    assert "尚未公布" in clock.waiting_for(case, WorkCalendar.official())


def test_day_sheet_ends_on_the_stored_last_day(cast):
    number = make.received(cast)
    close(cast, number, consult(cast, number, "2020-03-05"), "2020-03-12")
    case = queries.case(number)

    days = clock.sheet(case, WorkCalendar.official())

    assert days[-1].day == case.due
    assert sum(day.counts for day in days) == 20
