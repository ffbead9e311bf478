"""复议诉讼: what becomes of an answer that is challenged."""

from datetime import date, datetime

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Duty
from gongkai.agencies.queries import require_post
from gongkai.inforequests.actions.steps import locked, require_between, subject
from gongkai.inforequests.lifecycle import (
    CaseNumberTaken,
)
from gongkai.inforequests.models import (
    Challenge,
    Result,
    Route,
)
from gongkai.journal.actions import record
from gongkai.journal.words import Word
from gongkai.law.days import local_day


@transaction.atomic
def register_challenge(
    number: str, *, route: Route, case_number: str, accepted_on: date, by: User, at: datetime
) -> Challenge:
    """Register a review or a lawsuit against the answer.

    Refused by NotYourPost, DateBeforeReceipt, DateInFuture and CaseNumberTaken.

    Journal: challenge.registered
    Source: REGULATION Art. 51.
    """
    request = locked(number)
    require_post(by, Duty.ANSWER, at=request.agency, on=local_day(at))
    require_between("受理日期", accepted_on, request.arrived_on, at)
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
    require_between("审结日期", decided_on, challenge.accepted_on, at)
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
