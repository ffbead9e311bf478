"""The days of the story: its year, its working days, and moments on them."""

from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from gongkai.law.days import SHANGHAI
from gongkai.law.workdays import ONE_DAY, WorkCalendar

YEAR = 2020
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
NOTICES = (
    datetime(2020, 1, 27, 9, tzinfo=SHANGHAI),
    datetime(2020, 11, 25, 17, tzinfo=SHANGHAI),
)
"""When holiday notices came: the Spring Festival was made longer, the next year was arranged."""

_MORNING, _AFTERNOON = range(9 * 60, 12 * 60), range(14 * 60, 16 * 60)


@cache
def calendar() -> WorkCalendar:
    """Return the working days as they turned out."""
    return WorkCalendar.official(known_on=LAST)


@cache
def working_days(first: date, last: date) -> tuple[date, ...]:
    """Return the working days from first to last, both included."""
    span = (first + ONE_DAY * step for step in range((last - first).days + 1))
    return tuple(day for day in span if calendar().is_working(day))


def later(day: date, days: int) -> date:
    """Return the day so many working days later."""
    return calendar().add_working_days(day, days)


def earlier(day: date, days: int) -> date:
    """Return the day so many working days earlier."""
    while days:
        day -= ONE_DAY
        days -= calendar().is_working(day)
    return day


def moment(rng: Random, day: date, *, after: datetime | None = None) -> datetime:
    """Return a moment of office hours, on the same day some minutes after the one before."""
    drawn = at(day, rng.choice(rng.choice((_MORNING, _AFTERNOON))))
    return drawn if after is None or after < drawn else after + timedelta(minutes=rng.randint(3, 12))


def at(day: date, minute: int) -> datetime:
    """Return the moment of a day so many minutes after midnight."""
    return datetime.combine(day, time(minute // 60, minute % 60), tzinfo=SHANGHAI)
