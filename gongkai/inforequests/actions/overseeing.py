"""What watches over all cases: who looked at an applicant, and last days computed anew."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Duty
from gongkai.agencies.queries import require_post
from gongkai.inforequests.actions.steps import iso, locked, refresh_due, subject
from gongkai.inforequests.lifecycle import (
    ReasonsMissing,
)
from gongkai.inforequests.models import (
    Applicant,
    InfoRequest,
)
from gongkai.journal.actions import record
from gongkai.journal.words import Word
from gongkai.law.days import local_day


@transaction.atomic
def unmask(number: str, *, purpose: str, by: User, at: datetime) -> Applicant:
    """Show who asks, in full, to somebody who needs it for the case; the journal keeps who looked and why.

    Refused by NotYourPost and ReasonsMissing.

    Journal: inforequest.applicant_unmasked
    """
    request = locked(number)
    require_post(by, Duty.ANSWER, at=request.agency, on=local_day(at))
    if not purpose.strip():
        raise ReasonsMissing("查看申请人信息")
    record(Word.APPLICANT_UNMASKED, subject(request), by=by, at=at, purpose=purpose)
    return Applicant.objects.get(request=request)


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
        refresh_due(request, at)
        if request.due != before:
            request.save(update_fields=["due", "calendar"])
            moved.append(Moved(request.number, before, request.due))
            record(
                Word.DUE_RECOMPUTED,
                subject(request),
                by=None,
                at=at,
                before=iso(before),
                after=iso(request.due),
            )
    return moved
