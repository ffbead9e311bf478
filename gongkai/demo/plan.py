"""The course of every request, planned before anything is played: which act on which day.

Pure and deterministic. The legal days are those of `gongkai.law`; where an act will write down a day
by the calendar of its own time, the plan asks the same calendar.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from random import Random

from gongkai.demo.briefs import Brief, Phase, briefs, figures_of
from gongkai.demo.days import FIRST, LAST, YEAR, at, calendar, later, moment, working_days
from gongkai.demo.organs import organs
from gongkai.demo.stock import dice
from gongkai.inforequests.application import Way
from gongkai.law.deadlines import Pause, opinion_due, reply_due
from gongkai.law.outcomes import OUTCOMES, OutcomeClass, OutcomeKey
from gongkai.law.receipt import Channel, needs_confirmation
from gongkai.law.workdays import WorkCalendar

AMENDED, CONSULTED, EXTENDED, LATE = 0.085, 0.05, 0.085, 0.007
"""How often a request that need not is amended, consulted on, extended, or answered late."""

_FORMAL = {OutcomeClass.GRANTED, OutcomeClass.PARTIAL, OutcomeClass.DENIED, OutcomeClass.UNABLE}
_WINDOWS = {
    Phase.CARRIED_IN: (date(YEAR - 1, 12, 2), date(YEAR - 1, 12, 31)),
    Phase.WITHIN: (FIRST, date(YEAR, 12, 25)),
    Phase.CARRIED_OUT: (date(YEAR, 11, 26), LAST),
}


class Act(StrEnum):
    """The acts of a request, named as in `intake` and `actions`."""

    SUBMIT = "submit"
    REGISTER = "register"
    CONFIRM = "confirm_receipt"
    ASK_TO_AMEND = "ask_to_amend"
    RECEIVE_AMENDMENT = "receive_amendment"
    LAPSE = "lapse"
    CONSULT = "consult"
    CLOSE_CONSULTATION = "close_consultation"
    EXTEND = "extend"
    ANSWER = "answer"
    DISCONTINUE = "discontinue"
    DELIVER = "deliver"
    ARCHIVE = "archive"


CLOSING = frozenset({Act.ANSWER, Act.LAPSE, Act.DISCONTINUE})


@dataclass(frozen=True, slots=True)
class Step:
    """One act and its moment."""

    act: Act
    at: datetime

    @property
    def day(self) -> date:
        """The day of the act."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Case:
    """A request and its whole course.

    steps: those up to the end of the year. due: the last day, None where the end needs none.
    amend_by: until when a correction is asked. party, stance: who is consulted and what comes of it.
    extension: working days. sent_on, signed_for_on: of the answer.
    repeats: the index of the earlier request it repeats.
    """

    index: int
    brief: Brief
    agency: str
    channel: Channel
    way: Way
    arrived_on: date
    received_on: date
    steps: tuple[Step, ...]
    due: date | None = None
    amend_by: date | None = None
    party: str = ""
    stance: str = ""
    extension: int = 0
    sent_on: date | None = None
    signed_for_on: date | None = None
    repeats: int | None = None

    def day_of(self, *acts: Act) -> date | None:
        """Return the day of the first of these acts, None where it is not part of the year."""
        return next((step.day for step in self.steps if step.act in acts), None)


def cases(scale: int = 1) -> list[Case]:
    """Return the course of every request of the year, or of one in `scale` of them."""
    planned = [_case(index, brief) for index, brief in enumerate(briefs(scale))]
    return _with_repeats(planned)


@dataclass(slots=True)
class _Course:
    """A course on its way: where its clock starts, what stopped it, and what happened so far."""

    rng: Random
    brief: Brief
    channel: Channel
    arrived_on: date
    start: date
    steps: list[Step] = field(default_factory=list)
    pauses: tuple[Pause, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def last_day(self) -> date:
        return self.steps[-1].day

    def add(self, act: Act, day: date) -> None:
        before = self.steps[-1].at if self.steps and self.last_day == day else None
        self.steps.append(Step(act, moment(self.rng, day, after=before)))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def due(self, extension: int = 0) -> date:
        last = reply_due(self.start, pauses=self.pauses, extension=extension, calendar=calendar())
        if last is None:  # every pause of a plan ends
            raise AssertionError
        return last


def _case(index: int, brief: Brief) -> Case:
    """Draw courses until one ends on the right side of New Year."""
    rng = dice("case", index)
    while True:
        if brief.phase == Phase.UNCONFIRMED:
            course = _unconfirmed(rng, brief)
            break
        course = _drawn(rng, brief)
        if _fits(course):
            break
    steps = tuple(step for step in course.steps if step.day <= LAST)
    codes = list(organs())
    weights = [organ.weight for organ in organs().values()]
    agency = "zjj" if brief.phase != Phase.WITHIN and index % 5 == 0 else rng.choices(codes, weights)[0]
    return Case(
        index=index,
        brief=brief,
        agency=agency,
        channel=course.channel,
        arrived_on=course.arrived_on,
        steps=steps,
        **course.facts,  # type: ignore[arg-type]  # the remaining fields of Case, by their names
    )


def _fits(course: _Course) -> bool:
    closed = next(step.day for step in course.steps if step.act in CLOSING)
    if course.brief.phase == Phase.CARRIED_OUT:
        return closed > LAST
    return FIRST <= closed <= LAST


def _drawn(rng: Random, brief: Brief) -> _Course:
    course = _received(rng, brief)
    course.facts["way"] = rng.choice([Way.POST, Way.POST, Way.EMAIL, Way.EMAIL, Way.COLLECT])
    if brief.outcome == OutcomeKey.OTHER_NO_CORRECTION:
        _ask_to_amend(course)
        course.add(Act.LAPSE, later(_day(course, "amend_by"), rng.randint(1, 3)))
    elif brief.outcome == OutcomeKey.OTHER_MISC:
        course.add(Act.DISCONTINUE, later(course.start, rng.randint(3, 12)))
    else:
        _investigate(course)
        _answer(course)
    course.add(Act.ARCHIVE, later(course.last_day, rng.randint(5, 20)))
    return course


def _unconfirmed(rng: Random, brief: Brief) -> _Course:
    """Come in over the portal on the last evening: nobody has confirmed it yet."""
    steps = [Step(Act.SUBMIT, at(LAST, rng.randint(18 * 60, 23 * 60)))]
    facts: dict[str, object] = {"received_on": LAST, "way": Way.EMAIL}
    return _Course(rng, brief, Channel.ONLINE, LAST, LAST, steps=steps, facts=facts)


def _received(rng: Random, brief: Brief) -> _Course:
    shares = figures_of("channels")
    channel = Channel(rng.choices(list(shares), list(shares.values()))[0])
    first, last = _WINDOWS[brief.phase]
    received = rng.choice(working_days(first, last))
    arrived = received
    if needs_confirmation(channel) and channel != Channel.ORDINARY_MAIL:
        arrived = max(first, received - timedelta(days=rng.choice([0, 0, 1, 1, 2])))
    if channel != Channel.ONLINE and not calendar().is_working(arrived):
        arrived = received
    course = _Course(rng, brief, channel, arrived, received, facts={"received_on": received})
    if channel == Channel.ONLINE:
        course.steps.append(Step(Act.SUBMIT, at(arrived, rng.randint(7 * 60, 15 * 60))))
    else:
        course.add(Act.REGISTER, arrived)
    if needs_confirmation(channel):
        course.add(Act.CONFIRM, received)
    return course


def _investigate(course: _Course) -> None:
    """Ask the applicant or others where the outcome needs it, and now and then where it does not."""
    outcome = course.brief.outcome
    if outcome == OutcomeKey.STILL_UNCLEAR or course.chance(AMENDED):
        _ask_to_amend(course)
        course.start = later(course.last_day, course.rng.randint(2, 9))
        course.add(Act.RECEIVE_AMENDMENT, course.start)
    third_party = {OutcomeKey.DENIED_THIRD_PARTY: 1.0, OutcomeKey.PARTIAL: 0.25}.get(outcome, 0.0)
    if course.chance(third_party):
        _consult(course, "third_party", ["objected", "objected", "silent"])
    elif OUTCOMES[outcome].klass in _FORMAL and course.chance(CONSULTED):
        party = course.rng.choice(["third_party", "co_author", "co_author", "other_organ"])
        _consult(course, party, ["agreed", "agreed", "silent"])


def _ask_to_amend(course: _Course) -> None:
    course.add(Act.ASK_TO_AMEND, later(course.start, course.rng.randint(1, 6)))
    course.facts["amend_by"] = later(course.last_day, 10)


def _consult(course: _Course, party: str, stances: Sequence[str]) -> None:
    course.add(Act.CONSULT, later(course.last_day, course.rng.randint(2, 5)))
    sent, stance = course.last_day, course.rng.choice(stances)
    reply_by = opinion_due(sent, calendar=WorkCalendar.official(known_on=sent))
    if stance == "silent":
        closed, back = later(reply_by, course.rng.randint(1, 2)), reply_by
    else:
        closed = back = later(sent, course.rng.randint(4, 13))
    course.add(Act.CLOSE_CONSULTATION, closed)
    course.pauses = (Pause(sent, back, party, ""),)
    course.facts |= {"party": party, "stance": stance}


def _answer(course: _Course) -> None:
    due = course.due()
    open_from = later(course.last_day, 1)
    if course.chance(EXTENDED):
        course.add(Act.EXTEND, course.rng.choice(working_days(open_from, due)[-5:]))
        course.facts["extension"] = days = course.rng.choice([8, 10, 12, 15, 20])
        open_from, due = later(due, 1), course.due(days)
    course.facts["due"] = due
    if course.chance(LATE):
        answered = later(due, course.rng.randint(1, 4))
    else:
        days_left = working_days(open_from, due)
        answered = days_left[int(course.rng.triangular(0, 1, 0.7) * 0.999 * len(days_left))]
    course.add(Act.ANSWER, answered)
    _deliver(course, due)


def _deliver(course: _Course, due: date) -> None:
    answered, rng = course.last_day, course.rng
    sent = later(answered, 1) if later(answered, 1) <= due and course.chance(0.4) else answered
    signed: date | None = sent
    if course.facts["way"] == Way.POST:
        signed = later(sent, rng.randint(2, 5))
    elif course.facts["way"] == Way.EMAIL and course.chance(0.5):
        signed = None
    course.add(Act.DELIVER, signed or sent)
    course.facts |= {"sent_on": sent, "signed_for_on": signed}


def _day(course: _Course, name: str) -> date:
    day = course.facts[name]
    if not isinstance(day, date):
        raise TypeError(name)
    return day


def _with_repeats(planned: list[Case]) -> list[Case]:
    """Point each repeated request at an earlier one of an applicant of its kind, already answered."""
    answered = sorted(
        (day, case.index)
        for case in planned
        if (day := case.day_of(Act.ANSWER))
        and case.brief.outcome in {OutcomeKey.GRANTED, OutcomeKey.NOT_EXIST}
    )
    return [_repeating(case, answered, planned) for case in planned]


def _repeating(case: Case, answered: Sequence[tuple[date, int]], planned: Sequence[Case]) -> Case:
    if case.brief.outcome != OutcomeKey.NP_REPEAT:
        return case
    possible = [
        index
        for day, index in answered
        if day < case.arrived_on and planned[index].brief.applicant == case.brief.applicant
    ]
    if not possible:
        return case
    earlier = dice("repeat", case.index).choice(possible)
    return replace(case, repeats=earlier, agency=planned[earlier].agency)
