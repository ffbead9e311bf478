"""Reviews and lawsuits against answers of the year, planned like the requests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gongkai.demo.days import LAST, later, moment
from gongkai.demo.plan import Act, Case
from gongkai.demo.stock import dice
from gongkai.law.outcomes import OUTCOMES, OutcomeClass

_COURSE = (
    *[("review", "upheld")] * 7,
    *[("review", "corrected")] * 2,
    ("review", "other"),
    *[("direct", "upheld")] * 2,
    ("direct", "other"),
)
_PENDING = ("review", "review", "direct")
_ON_TO_COURT = ("upheld", "upheld", "other", "")
_DISPUTED = {OutcomeClass.PARTIAL, OutcomeClass.DENIED, OutcomeClass.UNABLE, OutcomeClass.NOT_PROCESSED}


@dataclass(frozen=True, slots=True)
class Suit:
    """A review or lawsuit. decided: None while pending, with no result then."""

    case: int
    route: str
    accepted: datetime
    decided: datetime | None
    result: str


def suits(cases: Sequence[Case]) -> list[Suit]:
    """Return the year's challenges in the order of their acceptance; four upheld reviews go on to court."""
    rng = dice("suits")
    disputed = [
        (day, case.index)
        for case in cases
        if OUTCOMES[case.brief.outcome].klass in _DISPUTED and (day := case.day_of(Act.ANSWER))
    ]
    early = [one for one in disputed if one[0].year == LAST.year and one[0].month <= 6]
    recent = [one for one in disputed if one[0].month in {9, 10} and one[0].year == LAST.year]
    found = []
    for (route, result), (answered, case) in zip(
        _COURSE, rng.sample(early, min(len(early), len(_COURSE))), strict=False
    ):
        accepted = later(answered, rng.randint(8, 20))
        decided = later(accepted, rng.randint(25, 40))
        found.append(Suit(case, route, moment(rng, accepted), moment(rng, decided), result))
    for route, (answered, case) in zip(
        _PENDING, rng.sample(recent, min(len(recent), len(_PENDING))), strict=False
    ):
        found.append(Suit(case, route, moment(rng, later(answered, rng.randint(10, 20))), None, ""))
    upheld = [suit for suit in found if (suit.route, suit.result) == ("review", "upheld")]
    for suit, result in zip(upheld, _ON_TO_COURT, strict=False):
        accepted = later(suit.decided.date() if suit.decided else LAST, rng.randint(6, 10))
        decided_on = moment(rng, later(accepted, rng.randint(30, 45))) if result else None
        found.append(Suit(suit.case, "after_review", moment(rng, accepted), decided_on, result))
    return sorted(found, key=lambda suit: suit.accepted)
