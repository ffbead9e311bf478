"""答复: more time, the answer, and what follows until the case is put away."""

from datetime import date, datetime

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Duty
from gongkai.inforequests import letters
from gongkai.inforequests.actions.steps import close, opened, refresh_due, require_between, subject, write
from gongkai.inforequests.lifecycle import (
    NotAnOutcome,
    ReasonsMissing,
)
from gongkai.inforequests.models import (
    InfoRequest,
    Letter,
    LetterKind,
)
from gongkai.journal.actions import record
from gongkai.journal.words import Word
from gongkai.law.days import local_day
from gongkai.law.deadlines import EXTENSION_DAYS_MAX, ExtensionTooLong
from gongkai.law.outcomes import OUTCOMES, OutcomeClass, OutcomeKey


@transaction.atomic
def extend(number: str, *, days: int, reason: str, by: User, at: datetime) -> InfoRequest:
    """Take more time to answer, with the consent of the head of the disclosure office, who acts here.

    days: working days on top of those already taken, at least 1.

    Refused by NotYourPost, MoveNotAllowed, ReasonsMissing, and by ExtensionTooLong if the days
    taken come to more than 20.

    Journal: inforequest.extended
    Source: REGULATION Art. 33(2).
    """
    request = opened(number, "extend", Duty.APPROVE, by, at)
    if days < 1 or request.extension + days > EXTENSION_DAYS_MAX:
        raise ExtensionTooLong(request.extension + days)
    if not reason.strip():
        raise ReasonsMissing("延长期限")
    request.extension += days
    refresh_due(request, at)
    request.save(update_fields=["state", "extension", "due", "calendar"])
    record(Word.REQUEST_EXTENDED, subject(request), by=by, at=at, days=days, reason=reason)
    write(request, LetterKind.EXTENSION, letters.extension(request, reason), at)
    return request


@transaction.atomic
def answer(number: str, *, outcome: OutcomeKey, reasons: str = "", by: User, at: datetime) -> Letter:
    """Answer a request with one outcome; the letter is composed, numbered and frozen here.

    reasons: what was found and why, or how the information is provided; required for most outcomes.

    Refused by NotYourPost, MoveNotAllowed (also while an opinion is outstanding), NotAnOutcome and ReasonsMissing.

    Journal: inforequest.answered
    Source: REGULATION Art. 36.
    """
    request = opened(number, "answer", Duty.ANSWER, by, at)
    kind = OUTCOMES[outcome]
    if kind.klass == OutcomeClass.OTHER or kind.row_2019 is None:
        raise NotAnOutcome(kind.label)
    if kind.reason_required and not reasons.strip():
        raise ReasonsMissing(kind.label)
    close(request, outcome, at)
    words = letters.answer(request, kind, reasons.strip())
    letter = write(request, LetterKind.ANSWER, words, at, outcome=outcome)
    record(Word.REQUEST_ANSWERED, subject(request), by=by, at=at, outcome=outcome.value, letter=letter.number)
    return letter


@transaction.atomic
def discontinue(number: str, *, reason: str, by: User, at: datetime) -> InfoRequest:
    """Close a request without an answer, because its applicant took it back.

    Refused by NotYourPost, MoveNotAllowed and ReasonsMissing.

    Journal: inforequest.discontinued
    Source: REGULATION Art. 45.
    """
    request = opened(number, "discontinue", Duty.ANSWER, by, at)
    if not reason.strip():
        raise ReasonsMissing("撤回结案")
    close(request, OutcomeKey.OTHER_MISC, at)
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
    request = opened(number, "deliver", Duty.ANSWER, by, at)
    require_between("发出日期", sent_on, request.closed_on or request.arrived_on, at)
    if signed_for_on:
        require_between("签收日期", signed_for_on, sent_on, at)
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
    request = opened(number, "archive", Duty.ANSWER, by, at)
    request.archived_on = local_day(at)
    request.save(update_fields=["state", "archived_on"])
    record(Word.REQUEST_ARCHIVED, subject(request), by=by, at=at)
    return request
