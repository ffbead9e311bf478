"""补正: asked for once; the clock starts anew when it comes, and the request lapses when it does not."""

from datetime import date, datetime

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Duty
from gongkai.inforequests import letters
from gongkai.inforequests.actions.steps import (
    calendar_of,
    close,
    opened,
    refresh_due,
    require_between,
    subject,
    write,
)
from gongkai.inforequests.lifecycle import (
    AmendedAlready,
    AmendmentTooLate,
    DateBeforeReceipt,
    NotLapsedYet,
    ReasonsMissing,
)
from gongkai.inforequests.models import (
    Amendment,
    InfoRequest,
    Letter,
    LetterKind,
)
from gongkai.journal.actions import record
from gongkai.journal.words import Word
from gongkai.law.days import local_day
from gongkai.law.deadlines import amendment_notice_due
from gongkai.law.outcomes import OutcomeKey


@transaction.atomic
def ask_to_amend(number: str, *, wanted: str, reply_by: date, by: User, at: datetime) -> Letter:
    """Ask, once, for all that is needed to understand the request; the clock starts anew when it comes.

    reply_by: the last day for the applicant, a reasonable time ahead.

    Refused by NotYourPost, MoveNotAllowed, AmendedAlready, AmendmentTooLate after seven working days,
    ReasonsMissing and DateBeforeReceipt.

    Journal: inforequest.amendment_asked
    Source: REGULATION Art. 30.
    """
    request = opened(number, "ask_to_amend", Duty.ANSWER, by, at)
    today = local_day(at)
    earlier = Amendment.objects.filter(request=request).first()
    if earlier:
        raise AmendedAlready(earlier.asked_on)
    last_day = amendment_notice_due(request.clock_start or request.arrived_on, calendar=calendar_of(at))
    if today > last_day:
        raise AmendmentTooLate(last_day)
    if not wanted.strip():
        raise ReasonsMissing("告知补正")
    if reply_by <= today:
        raise DateBeforeReceipt("补正期限", reply_by, today)
    asked = Amendment.objects.create(request=request, asked_on=today, wanted=wanted, reply_by=reply_by)
    refresh_due(request, at)
    request.save(update_fields=["state", "due", "calendar"])
    record(Word.AMENDMENT_ASKED, subject(request), by=by, at=at, reply_by=reply_by.isoformat())
    return write(request, LetterKind.AMENDMENT, letters.amendment(request, asked), at)


@transaction.atomic
def receive_amendment(number: str, *, text: str, arrived_on: date, by: User, at: datetime) -> InfoRequest:
    """Register the corrected request; the answer period runs afresh from the day it arrived.

    Refused by NotYourPost, MoveNotAllowed, ReasonsMissing, DateBeforeReceipt and DateInFuture.

    Journal: inforequest.amendment_received
    Source: REGULATION Art. 30.
    """
    request = opened(number, "receive_amendment", Duty.ANSWER, by, at)
    asked = Amendment.objects.get(request=request)
    require_between("收到补正日期", arrived_on, asked.asked_on, at)
    if not text.strip():
        raise ReasonsMissing("登记补正")
    asked.received_on, asked.text = arrived_on, text
    asked.save(update_fields=["received_on", "text"])
    request.amended_on = arrived_on
    refresh_due(request, at)
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
    request = opened(number, "lapse", Duty.ANSWER, by, at)
    asked = Amendment.objects.get(request=request)
    if local_day(at) <= asked.reply_by:
        raise NotLapsedYet(asked.reply_by)
    close(request, OutcomeKey.OTHER_NO_CORRECTION, at)
    record(Word.REQUEST_LAPSED, subject(request), by=by, at=at, outcome=request.outcome)
    return request
