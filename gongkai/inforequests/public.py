"""What an applicant may see of their own request, with its number and query code."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.crypto import constant_time_compare

from gongkai.documents.letter import Letter as PaperLetter
from gongkai.inforequests import clock
from gongkai.inforequests.lifecycle import UnknownRequest
from gongkai.inforequests.models import InfoRequest, LetterKind
from gongkai.inforequests.series import digest
from gongkai.journal.queries import history
from gongkai.law.days import local_day
from gongkai.law.deadlines import Day
from gongkai.law.workdays import WorkCalendar

OWN_LETTERS = (
    LetterKind.RECEIPT,
    LetterKind.AMENDMENT,
    LetterKind.CONSULTATION_NOTICE,
    LetterKind.EXTENSION,
    LetterKind.ANSWER,
)
"""The letters written to the applicant; a letter to a third party is not theirs to read."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a case, without who took it."""

    label: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """A letter the applicant may fetch."""

    number: str
    title: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a request stands. due is None while `waiting_for` says why there is no last day."""

    number: str
    agency: str
    agency_phone: str
    description: str
    state_label: str
    submitted_on: date
    received_on: date | None
    due: date | None
    waiting_for: str
    outcome_label: str
    closed_on: date | None
    steps: tuple[Step, ...]
    days: tuple[Day, ...]
    letters: tuple[OwnLetter, ...]


def progress(number: str, code: str, *, on: date) -> Progress:
    """Return where a request stands, or refuse with UnknownRequest: a wrong code and a wrong number look alike."""
    request = _own(number, code)
    calendar = WorkCalendar.official(known_on=on)
    return Progress(
        number=request.number,
        agency=request.agency.name,
        agency_phone=request.agency.phone,
        description=request.description,
        state_label=request.state_label,
        submitted_on=local_day(request.submitted_at),
        received_on=request.received_on,
        due=request.due,
        waiting_for="" if request.closed_on else clock.waiting_for(request, calendar),
        outcome_label=request.outcome_label,
        closed_on=request.closed_on,
        steps=tuple(Step(entry.label, entry.at) for entry in history(f"inforequest:{request.number}")),
        days=clock.sheet(request, calendar),
        letters=tuple(
            OwnLetter(letter.number, letter.title, letter.signed_on)
            for letter in request.letters.filter(kind__in=OWN_LETTERS).order_by("id")
        ),
    )


def letter(number: str, code: str, letter_number: str) -> PaperLetter:
    """Return one letter of the applicant's own case, ready for paper, or refuse with UnknownRequest."""
    found = _own(number, code).letters.filter(kind__in=OWN_LETTERS, number=letter_number).first()
    if found is None:
        raise UnknownRequest
    return found.paper


def _own(number: str, code: str) -> InfoRequest:
    request = InfoRequest.objects.filter(number=number.strip()).select_related("agency").first()
    known = request.code_digest if request else ""
    if not constant_time_compare(known, digest(number.strip(), code)) or request is None:
        raise UnknownRequest
    return request
