import tomllib
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.workdays import CalendarMissing, WorkCalendar
from tests.law.tables import CASES, cases, specification

ONE_DAY = timedelta(days=1)
OFFICIAL = WorkCalendar.official()
DAYS = st.dates(date(2019, 1, 1), date(2026, 6, 30))


def year_span(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def days_of(year: int) -> list[date]:
    first, last = year_span(year)
    return [first + ONE_DAY * step for step in range((last - first).days + 1)]


@pytest.mark.parametrize("case", cases("workdays.toml"))
def test_a_day_counts_as_the_notices_say(case):
    calendar = WorkCalendar.official(case.get("known_on"))

    assert (calendar.is_working(case["day"]), calendar.why(case["day"])) == (case["working"], case["why"])


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_agrees_with_an_independent_calendar(year):
    assert [
        day for day in days_of(year) if OFFICIAL.is_working(day) != chinese_calendar.is_workday(day)
    ] == []


def test_the_working_days_of_each_year_add_up():
    table = tomllib.loads((CASES / "workdays.toml").read_text(encoding="utf-8"))["workdays_per_year"]

    assert {int(year): OFFICIAL.working_days(*year_span(int(year))) for year in table} == {
        int(year): days for year, days in table.items()
    }


def test_the_table_of_years_is_the_specification_s():
    per_year = specification("holidays_notes.yaml")["workdays_per_year"]

    assert {year: OFFICIAL.working_days(*year_span(year)) for year in OFFICIAL.years} == {
        year: per_year[year] for year in OFFICIAL.years
    }


def test_the_years_2019_to_2026_are_announced():
    assert OFFICIAL.years == tuple(range(2019, 2027))


@pytest.mark.parametrize("year", [2018, 2027, 2031])
def test_an_unannounced_year_is_refused_by_name(year):
    with pytest.raises(CalendarMissing, match=f"gongkai/law/data/holidays/{year}.toml") as refusal:
        OFFICIAL.is_working(date(year, 6, 1))

    assert refusal.value.year == year


def test_a_year_is_unknown_until_the_day_its_notice_is_published():
    assert WorkCalendar.official(date(2021, 10, 24)).years == (2019, 2020, 2021)
    assert WorkCalendar.official(date(2021, 10, 25)).years == (2019, 2020, 2021, 2022)


def test_a_count_into_an_unannounced_year_is_refused():
    with pytest.raises(CalendarMissing, match="2027年"):
        OFFICIAL.add_working_days(date(2026, 12, 20), 20)


def test_before_the_first_notice_nothing_can_be_counted():
    with pytest.raises(CalendarMissing):
        WorkCalendar.official(date(2018, 1, 1)).is_working(date(2019, 1, 2))


def test_the_version_names_the_latest_notice():
    assert OFFICIAL.version.startswith("国办发明电〔2025〕7号#")
    assert WorkCalendar.official(date(2020, 1, 27)).version.startswith("国办发明电〔2020〕1号#")


def test_the_version_changes_with_every_notice():
    announced = [date(2020, 1, 26), date(2020, 1, 27), date(2020, 11, 25)]

    assert len({WorkCalendar.official(day).version for day in announced}) == 3


def test_a_weekend_rests_on_the_rule_of_the_five_day_week():
    assert OFFICIAL.source(date(2020, 3, 7)) == "《国务院关于职工工作时间的规定》第七条"


def test_a_holiday_rests_on_its_notice():
    assert OFFICIAL.source(date(2020, 2, 1)) == "国办发明电〔2020〕1号"


def test_both_ends_of_a_span_are_counted():
    assert OFFICIAL.working_days(date(2020, 3, 2), date(2020, 3, 6)) == 5


def test_a_span_that_ends_before_it_starts_is_empty():
    assert OFFICIAL.working_days(date(2020, 3, 6), date(2020, 3, 2)) == 0


def test_no_working_day_added_is_the_day_itself():
    assert OFFICIAL.add_working_days(date(2020, 3, 7), 0) == date(2020, 3, 7)


def test_days_cannot_be_taken_back():
    with pytest.raises(ValueError, match="-1"):
        OFFICIAL.add_working_days(date(2020, 3, 7), -1)


@given(start=DAYS, days=st.integers(1, 60))
def test_adding_and_counting_agree(start, days):
    end = OFFICIAL.add_working_days(start, days)

    assert OFFICIAL.is_working(end)
    assert OFFICIAL.working_days(start + ONE_DAY, end) == days
