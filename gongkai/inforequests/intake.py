"""What the public hands in."""

from datetime import datetime

from django.db import transaction

from gongkai.agencies.queries import agency as known_agency
from gongkai.inforequests.actions import Receipt, enter, subject
from gongkai.inforequests.application import Application
from gongkai.journal.actions import record
from gongkai.journal.words import Word
from gongkai.law.days import local_day
from gongkai.law.receipt import Channel


@transaction.atomic
def submit(application: Application, *, agency_code: str, at: datetime) -> Receipt:
    """Take a request over the portal: it waits for the agency's confirmation, from which the clock runs.

    Refused by UnknownAgency and ApplicationIncomplete; a refused request leaves nothing behind.

    Journal: inforequest.submitted
    Source: REGULATION Art. 29, 31.
    """
    agency = known_agency(agency_code)
    application.require_complete()
    request, receipt = enter(
        application, agency=agency, channel=Channel.ONLINE, arrived_on=local_day(at), at=at
    )
    record(
        Word.REQUEST_SUBMITTED,
        subject(request),
        by=None,
        at=at,
        agency=agency.code,
        applicant_kind=request.applicant_kind,
    )
    return receipt
