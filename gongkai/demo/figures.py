"""The figures the year has to end on, and those the record says."""

from collections import Counter
from dataclasses import dataclass

from gongkai.demo.briefs import Phase, briefs, figures_of
from gongkai.demo.days import YEAR
from gongkai.demo.programme import kinds, share
from gongkai.inforequests import queries as inforequests
from gongkai.inforequests.application import APPLICANT_LABELS
from gongkai.law.outcomes import OUTCOMES, OutcomeClass, OutcomeKey
from gongkai.publishing import queries as publishing
from gongkai.publishing.kinds import kind as known_kind

REPORTED = (
    "red_head_document",
    "interpretation",
    "topic",
    "interview",
    "press_conference",
    "normative_document",
    "reform_matter",
    "livelihood_project",
    "decision_execution",
    "audit_rectification",
)
"""The kinds the city's annual report names one by one."""

_CLASSES = {
    OutcomeClass.GRANTED: "予以公开",
    OutcomeClass.PARTIAL: "部分公开",
    OutcomeClass.DENIED: "不予公开",
    OutcomeClass.UNABLE: "无法提供",
    OutcomeClass.NOT_PROCESSED: "不予处理",
    OutcomeClass.OTHER: "其他处理",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What the annual report says of the year.

    items: all items first published in the year; kinds: those of the kinds named one by one.
    received: by kind of applicant. closed: by kind of outcome, OTHER included.
    carried_in, carried_out: over the New Year before and after.
    """

    items: int
    kinds: dict[str, int]
    received: dict[str, int]
    closed: dict[str, int]
    carried_in: int
    carried_out: int

    def lines(self) -> list[tuple[str, int]]:
        """Return every figure with its Chinese name, in the order of the report."""
        return [
            ("主动公开信息", self.items),
            *((f"　{known_kind(key).label}", count) for key, count in self.kinds.items()),
            ("上年结转申请", self.carried_in),
            ("新收申请", sum(self.received.values())),
            *((f"　{APPLICANT_LABELS[kind]}", self.received[kind]) for kind in APPLICANT_LABELS),
            ("办结申请", sum(self.closed.values())),
            *((f"　{_CLASSES[klass]}", self.closed[klass]) for klass in OutcomeClass),
            ("结转下年度", self.carried_out),
        ]


def goal(scale: int = 1) -> Figures:
    """Return the figures a city of this scale has to end on; the whole city's are those of the report."""
    planned = briefs(scale)
    phases = Counter(brief.phase for brief in planned)
    received = Counter(
        brief.applicant for brief in planned if brief.phase in {Phase.WITHIN, Phase.CARRIED_OUT}
    )
    outcomes = Counter(brief.outcome for brief in planned if brief.phase in {Phase.CARRIED_IN, Phase.WITHIN})
    return Figures(
        items=sum(share(kind, scale) for kind in kinds().values()),
        kinds={key: share(kinds()[key], scale) for key in REPORTED},
        received={kind: received[kind] for kind in APPLICANT_LABELS},
        closed=_by_class(outcomes),
        carried_in=phases[Phase.CARRIED_IN],
        carried_out=phases[Phase.CARRIED_OUT],
    )


def figures() -> Figures:
    """Return the figures as the record says them now."""
    published = publishing.counts_by_kind(YEAR)
    received = inforequests.by_applicant(inforequests.received_in(YEAR))
    outcomes = {
        key: inforequests.closed_in(YEAR).filter(outcome=key).count()
        for key in OutcomeKey
        if key in figures_of("outcomes")
    }
    return Figures(
        items=publishing.issued_in(YEAR).count(),
        kinds={key: published.get(key, 0) for key in REPORTED},
        received={kind: received.get(kind, 0) for kind in APPLICANT_LABELS},
        closed=_by_class(outcomes),
        carried_in=inforequests.carried_into(YEAR).count(),
        carried_out=inforequests.carried_out_of(YEAR).count(),
    )


def _by_class(outcomes: dict[OutcomeKey, int]) -> dict[str, int]:
    return {
        klass: sum(count for key, count in outcomes.items() if OUTCOMES[key].klass == klass)
        for klass in OutcomeClass
    }
