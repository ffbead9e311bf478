"""The year of publications, planned before anything is played: what, by which agency, at which moment.

Pure and deterministic. An agency publishes on its own days, everything of one day at one moment.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from gongkai.demo.days import LAST, YEAR, at, earlier, moment, working_days
from gongkai.demo.organs import organs
from gongkai.demo.stock import data, dice

MANUAL = 24
"""Items that go the whole way by hand, from draft to signature."""

_BY_HAND = {"interpretation", "normative_document", "notice"}
_RUSH = (date(YEAR, 2, 3), date(YEAR, 3, 31))
_RUSHING = {"wjw", "zfb"}
_BEFORE = (
    *(date(2018, month, 14) for month in (3, 6, 9, 11)),
    *(date(2019, month, 17) for month in (1, 4, 7, 9, 12)),
)
"""Days before the year on which older documents were published: ordinary working days."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind's share of the year. months: relative weight of each; mark: what follows 机关代字."""

    total: int
    agencies: tuple[str, ...] = ()
    months: tuple[int, ...] = (1,) * 12
    mark: str = ""
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Release:
    """One item to be published. number, issuer: of a document; by_hand: not through a batch."""

    index: int
    kind: str
    agency: str
    at: datetime
    number: str = ""
    issuer: str = ""
    by_hand: bool = False


@cache
def kinds() -> dict[str, Kind]:
    """Return the shares of `data/programme.toml` by kind."""
    return {key: Kind(**_fields(entry)) for key, entry in data("programme").items()}


def share(kind: Kind, scale: int) -> int:
    """Return how many items of a kind a city of this scale publishes: one at least."""
    return max(1, round(kind.total / scale))


def releases(scale: int = 1) -> list[Release]:
    """Return every publication of the story in the order of time: those of the years before, and the year's."""
    rosters = {code: _roster(code, scale) for code in organs()}
    drawn = [*_before(scale), *_year(scale, rosters)]
    drawn.sort(key=lambda release: (release.at, release.agency, release.kind))
    return list(_numbered(_with_manual(drawn)))


def batches(released: Iterable[Release]) -> dict[tuple[datetime, str], list[Release]]:
    """Return what is published together: by moment and agency."""
    found: defaultdict[tuple[datetime, str], list[Release]] = defaultdict(list)
    for release in released:
        if not release.by_hand:
            found[release.at, release.agency].append(release)
    return dict(found)


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}


def _roster(code: str, scale: int) -> dict[int, list[datetime]]:
    """Return the moments at which an agency publishes, by month; the rush has one every day."""
    rng = dice("roster", code)
    days = working_days(date(YEAR, 1, 2), LAST)
    count = max(12, (10 + 6 * organs()[code].weight) // min(scale, 5))
    chosen = set(rng.sample(days, count))
    if code in _RUSHING and scale == 1:
        chosen |= set(working_days(*_RUSH))
    by_month: defaultdict[int, list[datetime]] = defaultdict(list)
    for day in sorted(chosen):
        by_month[day.month].append(moment(rng, day))
    return by_month


def _year(scale: int, rosters: dict[str, dict[int, list[datetime]]]) -> Iterator[Release]:
    for key, kind in kinds().items():
        rng = dice("programme", key)
        codes = kind.agencies or tuple(organs())
        weights = [organs()[code].weight for code in codes]
        for code in rng.choices(codes, weights, k=share(kind, scale)):
            months = [kind.months[month - 1] if rosters[code].get(month) else 0 for month in range(1, 13)]
            month = rng.choices(range(1, 13), months if any(months) else None)[0]
            yield Release(0, key, code, rng.choice(rosters[code].get(month) or _any(rosters[code])))


def _any(roster: dict[int, list[datetime]]) -> list[datetime]:
    return [moment for moments in roster.values() for moment in moments]


def _before(scale: int) -> Iterator[Release]:
    for key, kind in kinds().items():
        rng = dice("before", key)
        for place in range(kind.earlier // scale):
            code = rng.choice(kind.agencies)
            yield Release(0, key, code, at(_BEFORE[place % len(_BEFORE)], 10 * 60))


def _with_manual(drawn: list[Release]) -> Iterator[Release]:
    """Number the releases, and choose those that go by hand: away from New Year, each at a moment of its own."""
    middle = [
        place
        for place, release in enumerate(drawn)
        if release.kind in _BY_HAND and date(YEAR, 2, 17) <= release.at.date() <= date(YEAR, 11, 20)
    ]
    chosen = set(dice("manual").sample(middle, min(MANUAL, len(middle))))
    for index, release in enumerate(drawn):
        yield replace(release, index=index, by_hand=index in chosen)


def _numbered(drawn: Iterable[Release]) -> Iterator[Release]:
    """Give every document the next number of its series and year: no gaps, in the order of time."""
    last: defaultdict[tuple[str, int], int] = defaultdict(int)
    for release in drawn:
        mark, issuer = _series(release)
        if not mark:
            yield release
            continue
        series = mark, release.at.year
        last[series] += 1
        number = f"{mark}〔{release.at.year}〕{last[series]}号"
        yield replace(release, number=number, issuer=issuer)


def _series(release: Release) -> tuple[str, str]:
    """Return the mark a document is numbered under, and who issues it."""
    organ = organs()[release.agency]
    if release.kind == "red_head_document":
        government, office = "湖州市人民政府", organ.name
        choices = (("湖政发", government), ("湖政函", government), ("湖政办发", office), ("湖政办函", office))
        return dice("red head", release.index).choices(choices, (5, 6, 6, 4))[0]
    mark = kinds()[release.kind].mark
    return (organ.mark + mark, organ.name) if mark else ("", "")


def drafted(release: Release) -> date:
    """Return the day an item that goes by hand is drafted: two working days before it is published."""
    return earlier(release.at.date(), 2)
