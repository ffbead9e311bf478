"""收到申请: a request is registered or confirmed, and its clock starts."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Duty
from gongkai.agencies.queries import require_post
from gongkai.inforequests import letters
from gongkai.inforequests.actions.steps import (
    iso,
    opened,
    refresh_due,
    require_between,
    require_past,
    subject,
    write,
)
from gongkai.inforequests.application import Application
from gongkai.inforequests.lifecycle import (
    State,
)
from gongkai.inforequests.models import (
    Applicant,
    InfoRequest,
    LetterKind,
)
from gongkai.inforequests.series import digest, new_code, next_request_number
from gongkai.journal.actions import record
from gongkai.journal.words import Word
from gongkai.law.days import local_day
from gongkai.law.receipt import Channel, received_on


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
    require_past("到达日期", arrived_on, at)
    request, receipt = enter(application, agency=agency, channel=channel, arrived_on=arrived_on, at=at)
    record(
        Word.REQUEST_REGISTERED,
        subject(request),
        by=by,
        at=at,
        channel=channel.value,
        agency=agency.code,
        applicant_kind=request.applicant_kind,
        received_on=iso(request.received_on),
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
    refresh_due(request, at)
    request.save(update_fields=["due", "calendar"])
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
    request = opened(number, "confirm_receipt", Duty.ANSWER, by, at)
    require_between("确认日期", confirmed_on, request.arrived_on, at)
    request.received_on = received_on(
        Channel(request.channel), arrived=request.arrived_on, confirmed=confirmed_on
    )
    refresh_due(request, at)
    request.save(update_fields=["state", "received_on", "due", "calendar"])
    record(Word.RECEIPT_CONFIRMED, subject(request), by=by, at=at, received_on=iso(request.received_on))
    _acknowledge(request, confirmed_on, at)
    return request


def _acknowledge(request: InfoRequest, counted_from: date, at: datetime) -> None:
    write(request, LetterKind.RECEIPT, letters.receipt(request, counted_from), at)
