"""Working days: which days count, by the State Council's yearly notice, and why.

A notice fixes the days off of a year and the weekend days worked in their place; it may be changed
within the year. `data/holidays/<year>.toml` holds the notices as published, and the days are laid
over each other in the order of publication: the later word on a day prevails. A year without a
notice is refused, never guessed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Self

from gongkai.law.days import weekday_name
from gongkai.law.refusals import Refusal
from gongkai.law.sources import WORKING_HOURS, Article

ONE_DAY = timedelta(days=1)

_NOTICES = Path(__file__).parent / "data" / "holidays"
_SATURDAY = 5


class CalendarMissing(Refusal):
    """A day is asked about whose year has no holiday notice here."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(
            f"无法计算{year}年的工作日，该年的放假安排没有录入",
            rule="工作日以国务院办公厅公布的当年节假日安排为准，不得推算",
            remedy=f"放假安排公布后，请系统管理员录入 gongkai/law/data/holidays/{year}.toml，再重新计算",
        )


@dataclass(frozen=True, slots=True)
class Holiday:
    """One line of a notice: days off, both ends included, and weekend days worked in their place."""

    name: str
    first: date
    last: date
    make_up: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A State Council notice on the holidays of a year.

    year: the year it arranges; single days may lie in the December before.
    announced: the day it was published, from which anybody could know it.
    """

    year: int
    number: str
    announced: date
    holidays: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a notice says of one day."""

    working: bool
    why: str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class WorkCalendar:
    """The working days of the years whose notices are known.

    version: names the latest notice and, by a digest, every day; kept with each computed last day.
    years: the years it can answer for, ascending. A day of any other year is refused by
    CalendarMissing, in every method.

    Source: WORKING_HOURS Art. 7.
    """

    version: str
    years: tuple[int, ...]
    _marks: Mapping[date, _Mark]

    @classmethod
    def official(cls, known_on: date | None = None) -> Self:
        """Return the calendar of all notices, or of those published by the end of `known_on`."""
        notices = _announced()
        known = [one for one in notices if known_on is None or one.announced <= known_on]
        return cls._of_first(len(known))

    @classmethod
    @cache
    def _of_first(cls, count: int) -> Self:
        notices = _announced()[:count]
        latest = notices[-1].number if notices else "尚无放假安排"
        digest = sha256(repr(notices).encode()).hexdigest()[:8]
        marks = {day: mark for notice in notices for day, mark in _marks_of(notice).items()}
        return cls(f"{latest}#{digest}", tuple(sorted({one.year for one in notices})), marks)

    def is_working(self, day: date) -> bool:
        """Tell whether the day is a working day."""
        return self._mark(day).working

    def why(self, day: date) -> str:
        """Return why the day does or does not count: 工作日; 星期六，休息日; 春节放假（文号）."""
        return self._mark(day).why

    def source(self, day: date) -> str:
        """Return the rule behind `why`: the notice's number, or the rule of the five-day week."""
        return self._mark(day).source

    def add_working_days(self, start: date, days: int) -> date:
        """Return the day on which the given number of working days is full.

        start: not counted itself, whether it is a working day or not.
        days: from 0, which returns the start.
        """
        if days < 0:
            raise ValueError(days)
        day = start
        while days:
            day += ONE_DAY
            days -= self.is_working(day)
        return day

    def working_days(self, first: date, last: date) -> int:
        """Return how many working days lie from first to last, both included; 0 if last is earlier."""
        span = range((last - first).days + 1)
        return sum(self.is_working(first + timedelta(days=step)) for step in span)

    def _mark(self, day: date) -> _Mark:
        if day.year not in self.years:
            raise CalendarMissing(day.year)
        return self._marks.get(day) or _ordinary(day)


def _ordinary(day: date) -> _Mark:
    week = str(Article(WORKING_HOURS, 7))
    if day.weekday() < _SATURDAY:
        return _Mark(working=True, why="工作日", source=week)
    return _Mark(working=False, why=f"{weekday_name(day)}，休息日", source=week)


def _marks_of(notice: Notice) -> dict[date, _Mark]:
    marks = {}
    for holiday in notice.holidays:
        off = _Mark(working=False, why=f"{holiday.name}放假（{notice.number}）", source=notice.number)
        on = _Mark(working=True, why=f"{holiday.name}调休上班（{notice.number}）", source=notice.number)
        day = holiday.first
        while day <= holiday.last:
            marks[day] = off
            day += ONE_DAY
        marks |= dict.fromkeys(holiday.make_up, on)
    return marks


@cache
def _announced() -> tuple[Notice, ...]:
    """Return all notices, in the order of their publication."""
    notices = [one for file in sorted(_NOTICES.glob("*.toml")) for one in _notices_in(file)]
    return tuple(sorted(notices, key=lambda notice: notice.announced))


def _notices_in(file: Path) -> list[Notice]:
    return [
        Notice(
            year=int(file.stem),
            number=notice["number"],
            announced=notice["announced"],
            holidays=tuple(
                Holiday(one["name"], one["first"], one["last"], tuple(one.get("make_up", ())))
                for one in notice["holiday"]
            ),
        )
        for notice in tomllib.loads(file.read_text(encoding="utf-8"))["notice"]
    ]
