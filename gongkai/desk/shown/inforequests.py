"""Requests as the desk shows them: days left in words, masked applicants, the day sheet, the outcomes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.inforequests import clock
from gongkai.inforequests.application import (
    MEDIUM_LABELS,
    PROOF_LABELS,
    WAY_LABELS,
    ApplicantKind,
    Medium,
    Proof,
    Way,
)
from gongkai.inforequests.lifecycle import OPEN, State
from gongkai.inforequests.models import Applicant, Consultation, ConsultationKind, InfoRequest
from gongkai.inforequests.queries import near
from gongkai.kit.parts import DayLine, Fact, Figure, Tone
from gongkai.law.outcomes import OUTCOMES, Outcome, OutcomeClass
from gongkai.law.sources import REGULATION, WORKING_HOURS, Article
from gongkai.law.workdays import ONE_DAY, CalendarMissing, WorkCalendar
from gongkai.privacy.masks import mask_address, mask_name, mask_number, mask_phone

CLASS_LABELS: dict[OutcomeClass, str] = {
    OutcomeClass.GRANTED: "（一）予以公开",
    OutcomeClass.PARTIAL: "（二）部分公开",
    OutcomeClass.DENIED: "（三）不予公开",
    OutcomeClass.UNABLE: "（四）无法提供",
    OutcomeClass.NOT_PROCESSED: "（五）不予处理",
}

SHEET_RULES = (str(Article(REGULATION, 33, 2)), str(Article(WORKING_HOURS, 7)))
"""Why a working day counts and a weekend does not."""

STATE_TONES: dict[State, Tone] = {
    State.SUBMITTED: Tone.WAIT,
    State.RECEIVED: Tone.WAIT,
    State.AMENDING: Tone.WAIT,
    State.CONSULTING: Tone.WAIT,
    State.ANSWERED: Tone.GOOD,
    State.DELIVERED: Tone.GOOD,
    State.CLOSED: Tone.PLAIN,
    State.ARCHIVED: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class DaysLeft:
    """How a last day stands: in words, with its tone."""

    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Line:
    """A request in a list."""

    request: InfoRequest
    tone: Tone
    left: DaysLeft | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A consultation on the page of its case. over: its time has run out without an opinion."""

    sent: Consultation
    party: str
    over: bool


def lines(requests: Iterable[InfoRequest], on: date) -> list[Line]:
    """Return requests as lines of a list."""
    calendar = WorkCalendar.official(known_on=on)
    soon = near(on)
    return [
        Line(one, STATE_TONES[State(one.state)], days_left(one, on, calendar=calendar, soon=soon))
        for one in requests
    ]


def days_left(request: InfoRequest, on: date, *, calendar: WorkCalendar, soon: date) -> DaysLeft | None:
    """Return how the last day of an open request stands; None where there is none, or it is answered.

    soon: the last day that is shown as near.
    """
    if request.due is None or State(request.state) not in OPEN:
        return None
    if request.due < on:
        return DaysLeft(f"已逾期{(on - request.due).days}天", Tone.STOP)
    tone = Tone.WAIT if request.due <= soon else Tone.PLAIN
    if request.due == on:
        return DaysLeft("今天是最后一天", Tone.WAIT)
    try:
        return DaysLeft(f"还有{calendar.working_days(on + ONE_DAY, request.due)}个工作日", tone)
    except CalendarMissing:
        return DaysLeft(f"还有{(request.due - on).days}天", tone)


def milestones(request: InfoRequest, left: DaysLeft | None) -> list[Figure]:
    """Return the big numbers at the head of a case: its last day first, then what it is counted from."""
    figures = []
    if left and request.due:
        figures.append(Figure("答复期限", request.due.isoformat(), left.words, tone=left.tone))
    elif State(request.state) in OPEN:
        stands = "停止计算" if request.received_on else "尚未起算"
        figures.append(Figure("答复期限", stands, tone=Tone.WAIT))
    elif request.closed_on:
        figures.append(Figure("办结日期", request.closed_on.isoformat(), request.outcome_label))
    if request.received_on:
        figures.append(Figure("收到申请之日", request.received_on.isoformat(), request.channel_label))
    if request.amended_on:
        figures.append(Figure("收到补正之日", request.amended_on.isoformat(), "重新起算"))
    if request.extension:
        figures.append(Figure("已延长", request.extension, "个工作日"))
    return figures


def day_sheet(request: InfoRequest, calendar: WorkCalendar) -> list[DayLine]:
    """Return why the last day is the last, day by day; empty while the clock has not started.

    The two rules most days rest on stand once below the sheet (`SHEET_RULES`), the others beside their day.
    """
    return [
        DayLine(one.day, one.why, one.number, "" if one.source in SHEET_RULES else one.source)
        for one in clock.sheet(request, calendar)
    ]


def applicant(request: InfoRequest, person: Applicant, *, full: bool) -> list[Fact]:
    """Return who asks: masked, or in full for somebody who gave a purpose that the journal keeps."""
    kind = ApplicantKind(request.applicant_kind)
    natural = kind == ApplicantKind.NATURAL
    name, proof = str(person.name), PROOF_LABELS[Proof(person.proof)]
    return [
        Fact("申请人", name if full or not natural else mask_name(name)),
        Fact("申请人类别", request.applicant_label),
        Fact(proof, person.proof_number if full else mask_number(person.proof_number)),
        Fact("联系人", person.representative if full else mask_name(person.representative)),
        Fact("联系电话", person.phone if full else mask_phone(person.phone)),
        Fact("电子邮箱", person.email if full else mask_number(person.email)),
        Fact("联系地址", person.address if full else mask_address(person.address)),
        Fact("提供形式", MEDIUM_LABELS[Medium(request.medium)]),
        Fact("获取方式", WAY_LABELS[Way(request.way)]),
    ]


def asked(consultations: Iterable[Consultation], on: date, *, full: bool) -> list[Asked]:
    """Return consultations; people who do not work on the case see a third party's name masked."""
    return [
        Asked(
            sent,
            str(sent.party)
            if full or sent.kind != ConsultationKind.THIRD_PARTY
            else mask_name(str(sent.party)),
            over=sent.closed_on is None and sent.reply_by < on,
        )
        for sent in consultations
    ]


def outcomes() -> list[tuple[str, list[Outcome]]]:
    """Return the ways an answer may end, by the class the annual report counts them in."""
    return [
        (label, [one for one in OUTCOMES.values() if one.klass == klass and one.row_2019 is not None])
        for klass, label in CLASS_LABELS.items()
    ]
