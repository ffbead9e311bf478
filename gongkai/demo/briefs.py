"""How many requests of which kind the year holds, and how each of them ends: the figures, dealt out."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from gongkai.demo.stock import data, dice
from gongkai.inforequests.application import ApplicantKind
from gongkai.law.outcomes import OutcomeKey


class Phase(StrEnum):
    """On which side of the two New Years a request lies."""

    CARRIED_IN = "carried_in"
    WITHIN = "within"
    CARRIED_OUT = "carried_out"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, order=True)
class Brief:
    """What is fixed of a request before its days are drawn. outcome: not reached where it is carried out."""

    phase: Phase
    outcome: OutcomeKey
    applicant: ApplicantKind


def figures_of(heading: str) -> dict[str, int]:
    """Return a table of numbers of `data/requests.toml` by its heading."""
    found: dict[str, int] = data("requests")[heading]
    return found


def briefs(scale: int = 1) -> list[Brief]:
    """Return every request of the year, or one in `scale` of them, in the order of the report's rows.

    The few nobody has confirmed yet count in no row.
    """
    dealt = sorted([*_closed(), *_open()])
    return dealt[scale // 2 :: scale] + [_unconfirmed()] * max(1, 3 // scale)


def _closed() -> list[Brief]:
    rng = dice("briefs")
    before = list(Counter(figures_of("carried_in")).elements())
    within = list((Counter(figures_of("received")) - Counter(figures_of("carried_out"))).elements())
    rng.shuffle(within)
    # A repeated request needs an earlier one of the same applicant: those go to natural persons, last.
    within.sort(key=lambda kind: kind == ApplicantKind.NATURAL)
    outcomes = list(Counter(figures_of("outcomes")).elements())
    rng.shuffle(outcomes)
    outcomes.sort(key=lambda key: key == OutcomeKey.NP_REPEAT)
    phases = [Phase.CARRIED_IN] * len(before) + [Phase.WITHIN] * len(within)
    return [
        Brief(phase, OutcomeKey(outcome), ApplicantKind(kind))
        for phase, outcome, kind in zip(phases, outcomes, [*before, *within], strict=True)
    ]


def _open() -> list[Brief]:
    kinds = Counter(figures_of("carried_out")).elements()
    likely = [OutcomeKey.GRANTED, OutcomeKey.PARTIAL, OutcomeKey.DENIED_THIRD_PARTY, OutcomeKey.NOT_EXIST]
    rng = dice("open")
    return [Brief(Phase.CARRIED_OUT, rng.choice(likely), ApplicantKind(kind)) for kind in kinds]


def _unconfirmed() -> Brief:
    return Brief(Phase.UNCONFIRMED, OutcomeKey.GRANTED, ApplicantKind.NATURAL)
