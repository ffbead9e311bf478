from datetime import date, timedelta
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law import deadlines
from gongkai.law.deadlines import ExtensionTooLong, Pause, PauseEndsBeforeItStarts, day_sheet, reply_due
from gongkai.law.workdays import CalendarMissing, WorkCalendar
from tests.law.tables import cases, specification

OFFICIAL = WorkCalendar.official()
ONE_DAY = timedelta(days=1)

RECEIVED = st.dates(date(2019, 5, 15), date(2026, 2, 28))
EXTENSION = st.integers(0, deadlines.EXTENSION_DAYS_MAX)


def consultation(sent: date, back: date | None = None, label: str = "征求第三方意见") -> Pause:
    return Pause(sent=sent, back=back, label=label, source="条例第三十三条第三款")


@st.composite
def consultations_after(draw: st.DrawFn, received: date) -> list[Pause]:
    """Up to three consultations around the period, overlapping as they like."""
    starts = draw(st.lists(st.integers(-10, 60), max_size=3))
    sent = [received + ONE_DAY * start for start in starts]
    return [consultation(day, day + ONE_DAY * draw(st.integers(0, 30))) for day in sent]


def case_arguments(case: dict) -> dict:
    return {
        "pauses": [consultation(**pause) for pause in case.get("pauses", ())],
        "extension": case.get("extension", 0),
        "calendar": WorkCalendar.official(case.get("known_on")),
    }


# The tables


@pytest.mark.parametrize("case", cases("clock.toml"))
def test_the_four_periods_end_as_a_wall_calendar_says(case):
    received = case["received"]

    assert deadlines.amendment_notice_due(received, calendar=OFFICIAL) == case["amendment_notice"]
    assert deadlines.opinion_due(received, calendar=OFFICIAL) == case["opinion"]
    assert reply_due(received, calendar=OFFICIAL) == case["due"]
    assert reply_due(received, extension=20, calendar=OFFICIAL) == case["due_extended"]


@pytest.mark.parametrize("case", cases("reply_due.toml"))
def test_the_last_day_to_answer(case):
    due = reply_due(case["received"], **case_arguments(case))

    assert (due or "stopped") == case["due"]


def test_the_table_holds_every_vector_of_the_specification():
    vectors = specification("request_outcomes.yaml")["clock"]["test_vectors"]
    ours = [case for (case,) in (parameter.values for parameter in cases("clock.toml"))]

    assert [
        tuple(case[key] for key in ("received", "amendment_notice", "opinion", "due", "due_extended"))
        for case in ours
    ] == [tuple(vector[key] for key in ("receipt", "wd7", "wd15", "wd20", "wd40")) for vector in vectors]


# Refusals and the morning after


@pytest.mark.parametrize("days", [-1, 21, 25])
def test_an_extension_beyond_twenty_days_is_refused(days):
    with pytest.raises(ExtensionTooLong, match="第三十三条第二款"):
        reply_due(date(2020, 3, 2), extension=days, calendar=OFFICIAL)


def test_an_opinion_cannot_come_back_before_it_was_asked_for():
    with pytest.raises(PauseEndsBeforeItStarts, match="2020-03-05早于征求意见发出日期2020-03-06"):
        consultation(date(2020, 3, 6), date(2020, 3, 5))


def test_a_period_that_runs_into_an_unannounced_year_is_refused():
    with pytest.raises(CalendarMissing, match="2027年"):
        reply_due(date(2026, 12, 20), calendar=OFFICIAL)


def test_overdue_starts_the_morning_after():
    assert not deadlines.overdue(date(2020, 3, 30), on=date(2020, 3, 30))
    assert deadlines.overdue(date(2020, 3, 30), on=date(2020, 3, 31))


# The day sheet


def test_the_sheet_starts_with_the_day_of_receipt_which_does_not_count():
    first = day_sheet(date(2021, 1, 1), calendar=OFFICIAL)[0]

    assert (first.day, first.counts, first.number) == (date(2021, 1, 1), False, None)
    assert first.source == "《中华人民共和国民法典》第二百零一条第一款"


def test_before_the_civil_code_its_general_part_rules_the_first_day():
    first = day_sheet(date(2020, 12, 31), calendar=OFFICIAL)[0]

    assert first.source == "《中华人民共和国民法总则》第二百零一条第一款"


def test_the_sheet_names_the_consultation_that_takes_a_day_out():
    sheet = day_sheet(
        date(2020, 3, 2), pauses=[consultation(date(2020, 3, 6), date(2020, 3, 13))], calendar=OFFICIAL
    )

    assert [(line.day, line.source) for line in sheet if line.why == "征求第三方意见期间"] == [
        (date(2020, 3, day), "条例第三十三条第三款") for day in range(9, 14)
    ]


def test_the_sheet_marks_the_days_of_the_extension():
    sheet = day_sheet(date(2020, 3, 2), extension=2, calendar=OFFICIAL)

    assert [line.day for line in sheet if line.why == "工作日，延长的期限"] == [
        date(2020, 3, 31),
        date(2020, 4, 1),
    ]


def test_while_an_opinion_is_awaited_the_sheet_ends_the_day_the_letter_went_out():
    sheet = day_sheet(date(2020, 3, 2), pauses=[consultation(date(2020, 3, 6))], calendar=OFFICIAL)

    assert (sheet[-1].day, sheet[-1].number) == (date(2020, 3, 6), 4)


def test_an_awaited_opinion_ends_the_sheet_although_another_consultation_is_over():
    pauses = [consultation(date(2020, 3, 6), date(2020, 3, 20)), consultation(date(2020, 3, 11))]

    sheet = day_sheet(date(2020, 3, 2), pauses=pauses, calendar=OFFICIAL)

    assert sheet[-1].day == date(2020, 3, 11)


# What holds for every request


@given(st.data(), RECEIVED, EXTENSION)
def test_the_last_day_is_a_working_day(data, received, extension):
    pauses = data.draw(consultations_after(received))

    assert OFFICIAL.is_working(reply_due(received, pauses=pauses, extension=extension, calendar=OFFICIAL))


@given(st.data(), RECEIVED, st.integers(0, 30))
def test_a_later_receipt_never_brings_the_last_day_forward(data, received, later):
    pauses = data.draw(consultations_after(received))

    assert reply_due(received, pauses=pauses, calendar=OFFICIAL) <= reply_due(
        received + ONE_DAY * later, pauses=pauses, calendar=OFFICIAL
    )


@given(st.data(), RECEIVED, st.integers(0, deadlines.EXTENSION_DAYS_MAX - 1))
def test_a_longer_extension_ends_on_a_later_day(data, received, extension):
    pauses = data.draw(consultations_after(received))

    assert reply_due(received, pauses=pauses, extension=extension, calendar=OFFICIAL) < reply_due(
        received, pauses=pauses, extension=extension + 1, calendar=OFFICIAL
    )


@given(st.data(), RECEIVED)
def test_the_order_of_consultations_does_not_matter(data, received):
    pauses = data.draw(consultations_after(received))
    shuffled = data.draw(st.permutations(pauses))

    assert day_sheet(received, pauses=pauses, calendar=OFFICIAL) == day_sheet(
        received, pauses=shuffled, calendar=OFFICIAL
    )


@given(st.data(), RECEIVED, EXTENSION)
def test_every_working_day_is_counted_or_taken_out_once(data, received, extension):
    pauses = data.draw(consultations_after(received))
    due = reply_due(received, pauses=pauses, extension=extension, calendar=OFFICIAL)
    inside = (received + ONE_DAY * step for step in range(1, (due - received).days + 1))

    taken_out = sum(
        OFFICIAL.is_working(day) and any(one.sent < day <= one.back for one in pauses) for day in inside
    )

    assert OFFICIAL.working_days(received + ONE_DAY, due) == deadlines.REPLY_DAYS + extension + taken_out


@given(st.data(), RECEIVED, EXTENSION)
def test_the_sheet_counts_up_to_the_last_day_without_a_gap(data, received, extension):
    pauses = data.draw(consultations_after(received))
    sheet = day_sheet(received, pauses=pauses, extension=extension, calendar=OFFICIAL)

    assert [line.number for line in sheet if line.counts] == [*range(1, deadlines.REPLY_DAYS + extension + 1)]
    assert sheet[-1].day == reply_due(received, pauses=pauses, extension=extension, calendar=OFFICIAL)
    assert [line.day for line in sheet] == [received + ONE_DAY * step for step in range(len(sheet))]


@given(RECEIVED, st.integers(0, 40))
def test_a_consultation_without_a_working_day_changes_nothing(received, after):
    sent = received + ONE_DAY * after
    following = (sent + ONE_DAY * step for step in range(1, 30))
    off = list(takewhile(lambda day: not OFFICIAL.is_working(day), following))
    pause = consultation(sent, off[-1] if off else sent)

    assert reply_due(received, pauses=[pause], calendar=OFFICIAL) == reply_due(received, calendar=OFFICIAL)
