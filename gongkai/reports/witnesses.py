"""What the journal, the answer letters and the rows of the database each say of every case.

The journal is never changed and a letter is frozen when it is signed; a row can be altered by whoever
reaches the database. `record` compares the three.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongkai.agencies.queries import agencies
from gongkai.inforequests import queries as inforequests
from gongkai.inforequests.application import APPLICANT_LABELS
from gongkai.inforequests.models import Challenge, InfoRequest, Result, Route
from gongkai.journal import queries as journal
from gongkai.journal.models import Entry
from gongkai.journal.words import Word
from gongkai.law.days import local_day
from gongkai.law.outcomes import OUTCOMES, OutcomeClass, report_row
from gongkai.law.report_tables import APPLICANTS, TOTAL

_ENTERED = (Word.REQUEST_SUBMITTED, Word.REQUEST_REGISTERED)
_CLOSED = (Word.REQUEST_ANSWERED, Word.REQUEST_LAPSED, Word.REQUEST_DISCONTINUED)
_WORDS = (*_ENTERED, Word.RECEIPT_CONFIRMED, *_CLOSED, Word.CHALLENGE_REGISTERED, Word.CHALLENGE_DECIDED)
_SUBJECT = "inforequest:"
_OUTCOMES = {key.value: outcome for key, outcome in OUTCOMES.items()}
_APPLICANTS = {key.value: label for key, label in APPLICANT_LABELS.items()}


@dataclass(frozen=True, slots=True)
class Case:
    """A request as one witness tells it; dates are None, and outcome is empty, while there are none."""

    agency: str = ""
    applicant_kind: str = ""
    received_on: date | None = None
    closed_on: date | None = None
    outcome: str = ""

    @property
    def result(self) -> str:
        """How it ended."""
        return self.outcome

    @property
    def answered(self) -> bool:
        """Whether a letter must exist: the other ways to end need none."""
        return self.outcome in _OUTCOMES and _OUTCOMES[self.outcome].klass is not OutcomeClass.OTHER

    def cells(self, year: int) -> frozenset[str]:
        """Return the cells of the report on a year this case is counted in, totals left out."""
        column = self.applicant_kind if self.applicant_kind in APPLICANTS else TOTAL
        return frozenset(f"table3.{row}.{column}" for row in self._rows(year))

    def _rows(self, year: int) -> Iterator[str]:
        closed = self.closed_on.year if self.closed_on else None
        received = self.received_on.year if self.received_on else None
        if received == year:
            yield "new"
        if received is not None and received < year and (closed is None or closed >= year):
            yield "carry_in"
        if received is not None and received <= year and (closed is None or closed > year):
            yield "carry_out"
        if closed == year:
            yield "results_total"
            row = report_row(self.outcome, year) if self.outcome in _OUTCOMES else None
            yield from (row,) if row else ()

    def told(self) -> dict[str, str]:
        """Return its facts as an official reads them."""
        return {
            "受理机关": self.agency,
            "申请人类别": _APPLICANTS.get(self.applicant_kind, self.applicant_kind),
            "收到日期": _day(self.received_on),
            "办结日期": _day(self.closed_on),
            "办理结果": _outcome(self.outcome),
        }


@dataclass(frozen=True, slots=True)
class Dispute:
    """A review or lawsuit as one witness tells it."""

    agency: str = ""
    route: str = ""
    accepted_on: date | None = None
    decided_on: date | None = None
    result: str = ""

    def cells(self, year: int) -> frozenset[str]:
        """Return the cells of the report on a year this case is counted in, totals left out."""
        accepted = self.accepted_on.year if self.accepted_on else None
        decided = self.decided_on.year if self.decided_on else None
        if decided == year and self.result in Result.values:
            return frozenset({f"table4.{self.route}.{self.result}"})
        if accepted is not None and accepted <= year and (decided is None or decided > year):
            return frozenset({f"table4.{self.route}.pending"})
        return frozenset()

    def told(self) -> dict[str, str]:
        """Return its facts as an official reads them."""
        return {
            "被申请机关": self.agency,
            "途径": dict(Route.choices).get(self.route, self.route),
            "受理日期": _day(self.accepted_on),
            "审结日期": _day(self.decided_on),
            "结果": dict(Result.choices).get(self.result, self.result) or "无",
        }


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one witness says: cases by request number, disputes by request number and serial."""

    cases: dict[str, Case]
    disputes: dict[str, Dispute]


def in_rows() -> Testimony:
    """Return what the rows say."""
    names = dict(agencies().values_list("id", "code"))
    return Testimony(
        {row.number: _case(row, names) for row in inforequests.cases(agencies()).defer("description")},
        {f"{row.request.number}/{row.pk}": _dispute(row) for row in inforequests.all_challenges()},
    )


def in_journal() -> Testimony:
    """Return what the journal says: each entry adds to what the earlier ones told."""
    told = Testimony({}, {})
    for entry in journal.latest().filter(word__in=_WORDS).select_related(None).order_by("id"):
        number = entry.subject.removeprefix(_SUBJECT)
        case = told.cases.get(number, Case())
        if entry.word in (Word.CHALLENGE_REGISTERED, Word.CHALLENGE_DECIDED):
            key = f"{number}/{entry.facts['challenge']}"
            told.disputes[key] = _disputed(told.disputes.get(key, Dispute(agency=case.agency)), entry)
        else:
            told.cases[number] = _told(case, entry)
    return told


def in_letters() -> dict[str, tuple[date, str]]:
    """Return the day and the outcome of the answer to each request."""
    letters = inforequests.answer_letters(inforequests.cases(agencies()).order_by())
    return {
        number: (signed_on, outcome)
        for number, signed_on, outcome in letters.values_list("request__number", "signed_on", "outcome")
    }


def _case(row: InfoRequest, names: dict[int, str]) -> Case:
    return Case(names[row.agency_id], row.applicant_kind, row.received_on, row.closed_on, row.outcome)


def _dispute(row: Challenge) -> Dispute:
    return Dispute(row.request.agency.code, row.route, row.accepted_on, row.decided_on, row.result)


def _told(case: Case, entry: Entry) -> Case:
    facts = entry.facts
    if entry.word in _CLOSED:
        return replace(case, closed_on=local_day(entry.at), outcome=facts.get("outcome", ""))
    if entry.word == Word.RECEIPT_CONFIRMED:
        return replace(case, received_on=_parsed(facts.get("received_on")))
    kind, received_on = facts.get("applicant_kind", ""), _parsed(facts.get("received_on"))
    return Case(facts.get("agency", ""), kind, received_on)


def _disputed(dispute: Dispute, entry: Entry) -> Dispute:
    facts = entry.facts
    if entry.word == Word.CHALLENGE_DECIDED:
        decided_on = _parsed(facts.get("decided_on"))
        return replace(dispute, decided_on=decided_on, result=facts.get("result", ""))
    accepted_on = _parsed(facts.get("accepted_on"))
    return replace(dispute, route=facts.get("route", ""), accepted_on=accepted_on)


def _parsed(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day(day: date | None) -> str:
    return day.isoformat() if day else "无"


def _outcome(key: str) -> str:
    return _OUTCOMES[key].label if key in _OUTCOMES else key or "无"
