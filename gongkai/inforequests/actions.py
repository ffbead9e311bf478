"""The acts of an officer on a request. Each locks, asks who and whether, changes, and writes the journal."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Duty
from gongkai.agencies.queries import require_post
from gongkai.inforequests import clock, letters
from gongkai.inforequests.application import Application
from gongkai.inforequests.lifecycle import (
    PROCEDURE,
    AmendedAlready,
    AmendmentTooLate,
    CaseNumberTaken,
    ConsultationsOpen,
    DateBeforeReceipt,
    DateInFuture,
    NotAnOutcome,
    NotLapsedYet,
    ReasonsMissing,
    SilenceTooEarly,
    State,
    UnknownRequest,
)
from gongkai.inforequests.models import (
    Amendment,
    Applicant,
    Challenge,
    Consultation,
    ConsultationKind,
    InfoRequest,
    Letter,
    LetterKind,
    Result,
    Route,
    Stance,
)
from gongkai.inforequests.series import digest, new_code, next_letter_number, next_request_number
from gongkai.journal.actions import record
from gongkai.journal.words import Word
from gongkai.law.days import local_day
from gongkai.law.deadlines import EXTENSION_DAYS_MAX, ExtensionTooLong, amendment_notice_due, opinion_due
from gongkai.law.outcomes import OUTCOMES, OutcomeClass, OutcomeKey
from gongkai.law.receipt import Channel, received_on
from gongkai.law.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the applicant takes home. code is shown once and cannot be read again."""

    number: str
    code: str


@transaction.atomic
def register(
    application: Application, *, agency: Agency, channel: Channel, arrived_on: date, by: User, at: datetime
) -> Receipt:
    """Register a request that came over the counter, by post or by fax.

    arrived_on: the day it reached the agency, not later than today.

    Refused by NotYourPost, ApplicationIncomplete and DateInFuture. What is missing but can be
    corrected later (identity proof) does not keep a request out: it is asked for by `ask_to_amend`.

    Journal: inforequest.registered
    Source: REGULATION Art. 29, 31, 45.
    """
    require_post(by, Duty.ANSWER, at=agency, on=local_day(at))
    application.require_registrable()
    _require_past("到达日期", arrived_on, at)
    request, receipt = enter(application, agency=agency, channel=channel, arrived_on=arrived_on, at=at)
    record(
        Word.REQUEST_REGISTERED,
        subject(request),
        by=by,
        at=at,
        channel=channel.value,
        agency=agency.code,
        applicant_kind=request.applicant_kind,
        received_on=_iso(request.received_on),
    )
    if request.received_on:
        _acknowledge(request, request.received_on, at)
    return receipt


def enter(
    application: Application, *, agency: Agency, channel: Channel, arrived_on: date, at: datetime
) -> tuple[InfoRequest, Receipt]:
    """Write a request and its applicant; shared by `register` and `intake.submit`, inside their transaction."""
    receipt = Receipt(next_request_number(local_day(at).year), new_code())
    counts_on = received_on(channel, arrived=arrived_on, confirmed=None)
    request = InfoRequest(
        number=receipt.number,
        code_digest=digest(receipt.number, receipt.code),
        agency=agency,
        channel=channel,
        applicant_kind=application.applicant_kind,
        description=application.description.strip(),
        medium=application.medium,
        way=application.way,
        state=State.RECEIVED if counts_on else State.SUBMITTED,
        submitted_at=at,
        arrived_on=arrived_on,
        received_on=counts_on,
    )
    request.save()
    _refresh_due(request, at, save=True)
    Applicant.objects.create(
        request=request,
        name=application.name.strip(),
        proof=application.proof,
        proof_number=application.proof_number,
        representative=application.representative,
        phone=application.phone,
        email=application.email,
        address=application.address,
    )
    return request, receipt


@transaction.atomic
def confirm_receipt(number: str, *, confirmed_on: date, by: User, at: datetime) -> InfoRequest:
    """Confirm receipt with the applicant: the day both sides confirm is the day of receipt.

    confirmed_on: the day of the confirmation, from the day of arrival to today.

    Refused by NotYourPost, MoveNotAllowed, DateBeforeReceipt and DateInFuture.

    Journal: inforequest.receipt_confirmed
    Source: REGULATION Art. 31.
    """
    request = _open(number, "confirm_receipt", Duty.ANSWER, by, at)
    _require_between("确认日期", confirmed_on, request.arrived_on, at)
    request.received_on = received_on(
        Channel(request.channel), arrived=request.arrived_on, confirmed=confirmed_on
    )
    _refresh_due(request, at)
    request.save(update_fields=["state", "received_on", "due", "calendar"])
    record(Word.RECEIPT_CONFIRMED, subject(request), by=by, at=at, received_on=_iso(request.received_on))
    _acknowledge(request, confirmed_on, at)
    return request


@transaction.atomic
def ask_to_amend(number: str, *, wanted: str, reply_by: date, by: User, at: datetime) -> Letter:
    """Ask, once, for all that is needed to understand the request; the clock starts anew when it comes.

    reply_by: the last day for the applicant, a reasonable time ahead.

    Refused by NotYourPost, MoveNotAllowed, AmendedAlready, AmendmentTooLate after seven working days,
    ReasonsMissing and DateBeforeReceipt.

    Journal: inforequest.amendment_asked
    Source: REGULATION Art. 30.
    """
    request = _open(number, "ask_to_amend", Duty.ANSWER, by, at)
    today = local_day(at)
    earlier = Amendment.objects.filter(request=request).first()
    if earlier:
        raise AmendedAlready(earlier.asked_on)
    last_day = amendment_notice_due(_start(request), calendar=_calendar(at))
    if today > last_day:
        raise AmendmentTooLate(last_day)
    if not wanted.strip():
        raise ReasonsMissing("告知补正")
    if reply_by <= today:
        raise DateBeforeReceipt("补正期限", reply_by, today)
    asked = Amendment.objects.create(request=request, asked_on=today, wanted=wanted, reply_by=reply_by)
    request.due = None
    request.save(update_fields=["state", "due"])
    record(Word.AMENDMENT_ASKED, subject(request), by=by, at=at, reply_by=reply_by.isoformat())
    return _write(request, LetterKind.AMENDMENT, letters.amendment(request, asked), at)


@transaction.atomic
def receive_amendment(number: str, *, text: str, arrived_on: date, by: User, at: datetime) -> InfoRequest:
    """Register the corrected request; the answer period runs afresh from the day it arrived.

    Refused by NotYourPost, MoveNotAllowed, ReasonsMissing, DateBeforeReceipt and DateInFuture.

    Journal: inforequest.amendment_received
    Source: REGULATION Art. 30.
    """
    request = _open(number, "receive_amendment", Duty.ANSWER, by, at)
    asked = Amendment.objects.get(request=request)
    _require_between("收到补正日期", arrived_on, asked.asked_on, at)
    if not text.strip():
        raise ReasonsMissing("登记补正")
    asked.received_on, asked.text = arrived_on, text
    asked.save(update_fields=["received_on", "text"])
    request.amended_on = arrived_on
    _refresh_due(request, at)
    request.save(update_fields=["state", "amended_on", "due", "calendar"])
    record(Word.AMENDMENT_RECEIVED, subject(request), by=by, at=at, received_on=arrived_on.isoformat())
    return request


@transaction.atomic
def lapse(number: str, *, by: User, at: datetime) -> InfoRequest:
    """Close a request whose applicant did not correct it in time and gave no good reason.

    Refused by NotYourPost, MoveNotAllowed, and NotLapsedYet up to and on the last day.

    Journal: inforequest.lapsed
    Source: REGULATION Art. 30.
    """
    request = _open(number, "lapse", Duty.ANSWER, by, at)
    asked = Amendment.objects.get(request=request)
    if local_day(at) <= asked.reply_by:
        raise NotLapsedYet(asked.reply_by)
    _close(request, OutcomeKey.OTHER_NO_CORRECTION, at)
    record(Word.REQUEST_LAPSED, subject(request), by=by, at=at, outcome=request.outcome)
    return request


@transaction.atomic
def consult(number: str, *, kind: ConsultationKind, party: str, by: User, at: datetime) -> Consultation:
    """Ask a third party, a co-author or another organ; the clock stands still until the opinion is in.

    Refused by NotYourPost, MoveNotAllowed and ReasonsMissing (nobody named).

    Journal: inforequest.consultation_sent
    Source: REGULATION Art. 32, 33(3), 34.
    """
    request = _open(number, "consult", Duty.ANSWER, by, at)
    if not party.strip():
        raise ReasonsMissing("征求意见")
    today = local_day(at)
    asked = Consultation.objects.create(
        request=request,
        kind=kind,
        party=party,
        sent_on=today,
        reply_by=opinion_due(today, calendar=_calendar(at)),
    )
    _refresh_due(request, at)
    request.save(update_fields=["state", "due", "calendar"])
    record(Word.CONSULTATION_SENT, subject(request), by=by, at=at, kind=kind.value, consultation=asked.pk)
    _write(request, LetterKind.CONSULTATION, letters.consultation(request, asked), at, to=party)
    _write(request, LetterKind.CONSULTATION_NOTICE, letters.consultation_notice(request, asked), at)
    return asked


@transaction.atomic
def close_consultation(
    number: str, *, consultation: int, stance: Stance, opinion: str = "", by: User, at: datetime
) -> InfoRequest:
    """Register an opinion, or that the time ran out in silence; with the last one the clock runs on.

    Silence of a third party leaves the decision to the agency (art. 32); silence of a co-author
    counts as consent (art. 34).

    Refused by NotYourPost, MoveNotAllowed, UnknownRequest (no such open letter), SilenceTooEarly.

    Journal: inforequest.consultation_closed
    Source: REGULATION Art. 32, 34.
    """
    request = _open(number, "close_consultation", Duty.ANSWER, by, at)
    asked = request.consultations.filter(pk=consultation, closed_on=None).first()
    if asked is None:
        raise UnknownRequest
    today = local_day(at)
    if stance == Stance.SILENT and today <= asked.reply_by:
        raise SilenceTooEarly(asked.reply_by)
    asked.closed_on = asked.reply_by if stance == Stance.SILENT else today
    asked.stance, asked.opinion = stance, opinion
    asked.save(update_fields=["closed_on", "stance", "opinion"])
    if request.consultations.filter(closed_on=None).exists():
        request.state = State.CONSULTING
    _refresh_due(request, at)
    request.save(update_fields=["state", "due", "calendar"])
    record(
        Word.CONSULTATION_CLOSED, subject(request), by=by, at=at, consultation=asked.pk, stance=stance.value
    )
    return request


@transaction.atomic
def extend(number: str, *, days: int, reason: str, by: User, at: datetime) -> InfoRequest:
    """Take more time to answer, with the consent of the head of the disclosure office, who acts here.

    days: working days on top of those already taken, at least 1.

    Refused by NotYourPost, MoveNotAllowed, ReasonsMissing, and by ExtensionTooLong if the days
    taken come to more than 20.

    Journal: inforequest.extended
    Source: REGULATION Art. 33(2).
    """
    request = _open(number, "extend", Duty.APPROVE, by, at)
    if days < 1 or request.extension + days > EXTENSION_DAYS_MAX:
        raise ExtensionTooLong(request.extension + days)
    if not reason.strip():
        raise ReasonsMissing("延长期限")
    request.extension += days
    _refresh_due(request, at)
    request.save(update_fields=["state", "extension", "due", "calendar"])
    record(Word.REQUEST_EXTENDED, subject(request), by=by, at=at, days=days, reason=reason)
    _write(request, LetterKind.EXTENSION, letters.extension(request, reason), at)
    return request


@transaction.atomic
def answer(number: str, *, outcome: OutcomeKey, reasons: str = "", by: User, at: datetime) -> Letter:
    """Answer a request with one outcome; the letter is composed, numbered and frozen here.

    reasons: what was found and why, or how the information is provided; required for most outcomes.

    Refused by NotYourPost, MoveNotAllowed, ConsultationsOpen, NotAnOutcome and ReasonsMissing.

    Journal: inforequest.answered
    Source: REGULATION Art. 36.
    """
    waiting = Consultation.objects.filter(request__number=number, closed_on=None).count()
    if waiting:
        raise ConsultationsOpen(waiting)
    request = _open(number, "answer", Duty.ANSWER, by, at)
    kind = OUTCOMES[outcome]
    if kind.klass == OutcomeClass.OTHER or kind.row_2019 is None:
        raise NotAnOutcome(kind.label)
    if kind.reason_required and not reasons.strip():
        raise ReasonsMissing(kind.label)
    _close(request, outcome, at)
    words = letters.answer(request, kind, reasons.strip())
    letter = _write(request, LetterKind.ANSWER, words, at, outcome=outcome)
    record(Word.REQUEST_ANSWERED, subject(request), by=by, at=at, outcome=outcome.value, letter=letter.number)
    return letter


@transaction.atomic
def discontinue(number: str, *, reason: str, by: User, at: datetime) -> InfoRequest:
    """Close a request without an answer, because its applicant took it back.

    Refused by NotYourPost, MoveNotAllowed and ReasonsMissing.

    Journal: inforequest.discontinued
    Source: REGULATION Art. 45.
    """
    request = _open(number, "discontinue", Duty.ANSWER, by, at)
    if not reason.strip():
        raise ReasonsMissing("撤回结案")
    _close(request, OutcomeKey.OTHER_MISC, at)
    record(Word.REQUEST_DISCONTINUED, subject(request), by=by, at=at, outcome=request.outcome, reason=reason)
    return request


@transaction.atomic
def deliver(number: str, *, sent_on: date, signed_for_on: date | None, by: User, at: datetime) -> InfoRequest:
    """Register that the answer went out and, where known, when it was signed for.

    Timeliness is judged by the day it was sent, or handed over; the applicant's time to object
    runs from the day it was signed for.

    Refused by NotYourPost, MoveNotAllowed, DateBeforeReceipt and DateInFuture.

    Journal: inforequest.delivered
    Source: REGULATION Art. 40.
    """
    request = _open(number, "deliver", Duty.ANSWER, by, at)
    _require_between("发出日期", sent_on, request.closed_on or request.arrived_on, at)
    if signed_for_on:
        _require_between("签收日期", signed_for_on, sent_on, at)
    request.sent_on, request.signed_for_on = sent_on, signed_for_on
    request.save(update_fields=["state", "sent_on", "signed_for_on"])
    record(Word.ANSWER_DELIVERED, subject(request), by=by, at=at, sent_on=sent_on.isoformat())
    return request


@transaction.atomic
def archive(number: str, *, by: User, at: datetime) -> InfoRequest:
    """Put a finished case away.

    Refused by NotYourPost and MoveNotAllowed.

    Journal: inforequest.archived
    Source: REGULATION Art. 45.
    """
    request = _open(number, "archive", Duty.ANSWER, by, at)
    request.archived_on = local_day(at)
    request.save(update_fields=["state", "archived_on"])
    record(Word.REQUEST_ARCHIVED, subject(request), by=by, at=at)
    return request


@transaction.atomic
def unmask(number: str, *, purpose: str, by: User, at: datetime) -> Applicant:
    """Show who asks, in full, to somebody who needs it for the case; the journal keeps who looked and why.

    Refused by NotYourPost and ReasonsMissing.

    Journal: inforequest.applicant_unmasked
    """
    request = _locked(number)
    require_post(by, Duty.ANSWER, at=request.agency, on=local_day(at))
    if not purpose.strip():
        raise ReasonsMissing("查看申请人信息")
    record(Word.APPLICANT_UNMASKED, subject(request), by=by, at=at, purpose=purpose)
    return Applicant.objects.get(request=request)


@transaction.atomic
def register_challenge(
    number: str, *, route: Route, case_number: str, accepted_on: date, by: User, at: datetime
) -> Challenge:
    """Register a review or a lawsuit against the answer.

    Refused by NotYourPost, DateBeforeReceipt, DateInFuture and CaseNumberTaken.

    Journal: challenge.registered
    Source: REGULATION Art. 51.
    """
    request = _locked(number)
    require_post(by, Duty.ANSWER, at=request.agency, on=local_day(at))
    _require_between("受理日期", accepted_on, request.arrived_on, at)
    if Challenge.objects.filter(case_number=case_number).exists():
        raise CaseNumberTaken(case_number)
    challenge = Challenge.objects.create(
        request=request, route=route, case_number=case_number, accepted_on=accepted_on
    )
    record(
        Word.CHALLENGE_REGISTERED,
        subject(request),
        by=by,
        at=at,
        route=route.value,
        challenge=challenge.pk,
        accepted_on=accepted_on.isoformat(),
    )
    return challenge


@transaction.atomic
def decide_challenge(
    challenge_id: int, *, result: Result, decided_on: date, by: User, at: datetime
) -> Challenge:
    """Register how a challenge ended.

    Refused by NotYourPost, DateBeforeReceipt and DateInFuture.

    Journal: challenge.decided
    """
    challenge = Challenge.objects.select_for_update().select_related("request__agency").get(pk=challenge_id)
    require_post(by, Duty.ANSWER, at=challenge.request.agency, on=local_day(at))
    _require_between("审结日期", decided_on, challenge.accepted_on, at)
    challenge.result, challenge.decided_on = result, decided_on
    challenge.save(update_fields=["result", "decided_on"])
    record(
        Word.CHALLENGE_DECIDED,
        subject(challenge.request),
        by=by,
        at=at,
        result=result.value,
        challenge=challenge.pk,
        decided_on=decided_on.isoformat(),
    )
    return challenge


@dataclass(frozen=True, slots=True)
class Moved:
    """A last day that changed when it was computed anew."""

    number: str
    before: date | None
    after: date | None


@transaction.atomic
def recompute_due(*, at: datetime) -> list[Moved]:
    """Compute the last day of every open request anew, and return those that moved.

    Run every night, and whenever a holiday notice arrives: the calendar of this moment decides.

    Journal: inforequest.due_recomputed
    """
    moved = []
    for request in InfoRequest.objects.select_for_update().filter(closed_on=None):
        before = request.due
        _refresh_due(request, at)
        if request.due != before:
            request.save(update_fields=["due", "calendar"])
            moved.append(Moved(request.number, before, request.due))
            record(
                Word.DUE_RECOMPUTED,
                subject(request),
                by=None,
                at=at,
                before=_iso(before),
                after=_iso(request.due),
            )
    return moved


def subject(request: InfoRequest) -> str:
    """Return the code under which the journal knows a request."""
    return f"inforequest:{request.number}"


def _calendar(at: datetime) -> WorkCalendar:
    return WorkCalendar.official(known_on=local_day(at))


def _locked(number: str) -> InfoRequest:
    try:
        return InfoRequest.objects.select_for_update().select_related("agency").get(number=number)
    except InfoRequest.DoesNotExist:
        raise UnknownRequest from None


def _open(number: str, move: str, duty: Duty, by: User, at: datetime) -> InfoRequest:
    """Lock a request, ask who and whether, and set the state the move ends in."""
    request = _locked(number)
    require_post(by, duty, at=request.agency, on=local_day(at))
    request.state = PROCEDURE.after(State(request.state), move)
    return request


def _refresh_due(request: InfoRequest, at: datetime, *, save: bool = False) -> None:
    """Write the last day: the only place that does."""
    calendar = _calendar(at)
    request.due, request.calendar = clock.due(request, calendar), calendar.version
    if save:
        request.save(update_fields=["due", "calendar"])


def _close(request: InfoRequest, outcome: OutcomeKey, at: datetime) -> None:
    request.outcome, request.closed_on = outcome, local_day(at)
    request.save(update_fields=["state", "outcome", "closed_on"])


def _acknowledge(request: InfoRequest, counted_from: date, at: datetime) -> None:
    _write(request, LetterKind.RECEIPT, letters.receipt(request, counted_from), at)


def _write(
    request: InfoRequest,
    kind: LetterKind,
    paragraphs: tuple[str, ...],
    at: datetime,
    *,
    to: str = "",
    outcome: str = "",
) -> Letter:
    """Number, compose and freeze a letter of the request's agency."""
    today = local_day(at)
    number = next_letter_number(request.agency, today.year)
    title = OUTCOMES[OutcomeKey(outcome)].document if outcome else kind.label
    words = letters.compose(
        request,
        number=number,
        title=title,
        to=to or letters.addressee(request.applicant),
        paragraphs=paragraphs,
        on=today,
    )
    return Letter.objects.create(
        request=request,
        kind=kind,
        number=number,
        title=title,
        signed_on=today,
        words=words.frozen(),
        outcome=outcome,
    )


def _start(request: InfoRequest) -> date:
    return request.clock_start or request.arrived_on


def _require_past(what: str, day: date, at: datetime) -> None:
    if day > local_day(at):
        raise DateInFuture(what, day)


def _require_between(what: str, day: date, earliest: date, at: datetime) -> None:
    if day < earliest:
        raise DateBeforeReceipt(what, day, earliest)
    _require_past(what, day, at)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
