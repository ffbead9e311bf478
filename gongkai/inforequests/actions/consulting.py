"""征求意见: the clock stands still while others are asked."""

from datetime import datetime

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Duty
from gongkai.inforequests import letters
from gongkai.inforequests.actions.steps import calendar_of, opened, refresh_due, subject, write
from gongkai.inforequests.lifecycle import (
    ReasonsMissing,
    SilenceTooEarly,
    State,
    UnknownRequest,
)
from gongkai.inforequests.models import (
    Consultation,
    ConsultationKind,
    InfoRequest,
    LetterKind,
    Stance,
)
from gongkai.journal.actions import record
from gongkai.journal.words import Word
from gongkai.law.days import local_day
from gongkai.law.deadlines import opinion_due


@transaction.atomic
def consult(number: str, *, kind: ConsultationKind, party: str, by: User, at: datetime) -> Consultation:
    """Ask a third party, a co-author or another organ; the clock stands still until the opinion is in.

    Refused by NotYourPost, MoveNotAllowed and ReasonsMissing (nobody named).

    Journal: inforequest.consultation_sent
    Source: REGULATION Art. 32, 33(3), 34.
    """
    request = opened(number, "consult", Duty.ANSWER, by, at)
    if not party.strip():
        raise ReasonsMissing("征求意见")
    today = local_day(at)
    asked = Consultation.objects.create(
        request=request,
        kind=kind,
        party=party,
        sent_on=today,
        reply_by=opinion_due(today, calendar=calendar_of(at)),
    )
    refresh_due(request, at)
    request.save(update_fields=["state", "due", "calendar"])
    record(Word.CONSULTATION_SENT, subject(request), by=by, at=at, kind=kind.value, consultation=asked.pk)
    write(request, LetterKind.CONSULTATION, letters.consultation(request, asked), at, to=party)
    write(request, LetterKind.CONSULTATION_NOTICE, letters.consultation_notice(request, asked), at)
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
    request = opened(number, "close_consultation", Duty.ANSWER, by, at)
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
    refresh_due(request, at)
    request.save(update_fields=["state", "due", "calendar"])
    record(
        Word.CONSULTATION_CLOSED, subject(request), by=by, at=at, consultation=asked.pk, stance=stance.value
    )
    return request
