from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.days import ImpossibleDate, local_day, parse_day, weekday_name


def test_an_evening_in_london_is_the_next_day_in_china():
    assert local_day(datetime(2020, 1, 20, 16, 0, tzinfo=UTC)) == date(2020, 1, 21)


def test_a_moment_without_its_zone_has_no_day():
    with pytest.raises(ValueError, match="zone"):
        local_day(datetime(2020, 1, 20, 16, 0))


@given(st.dates())
def test_a_written_day_is_read_back(day):
    assert parse_day(f" {day.isoformat()} ") == day


@pytest.mark.parametrize(
    "text", ["", "2020-02-30", "2020-13-01", "20200120", "2020-W04-1", "2020-1-20", "２０２０-01-20", "昨天"]
)
def test_what_is_not_a_day_is_refused_in_its_own_words(text):
    with pytest.raises(ImpossibleDate, match=f"“{text}”不是一个日期"):
        parse_day(text)


def test_the_week_starts_on_monday():
    assert [weekday_name(date(2020, 3, day)) for day in (2, 8)] == ["星期一", "星期日"]
