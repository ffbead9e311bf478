"""What the acts have in common: lock and ask, the last day, the letter, the order of days."""

from datetime import date, datetime

from gongkai.accounts.models import User
from gongkai.agencies.models import Duty
from gongkai.agencies.queries import require_post
from gongkai.inforequests import clock, letters
from gongkai.inforequests.lifecycle import (
    PROCEDURE,
    DateBeforeReceipt,
    DateInFuture,
    State,
    UnknownRequest,
)
from gongkai.inforequests.models import (
    InfoRequest,
    Letter,
    LetterKind,
)
from gongkai.inforequests.series import next_letter_number
from gongkai.law.days import local_day
from gongkai.law.outcomes import OUTCOMES, OutcomeKey
from gongkai.law.workdays import WorkCalendar


def subject(request: InfoRequest) -> str:
    """Return the code under which the journal knows a request."""
    return f"inforequest:{request.number}"


def iso(day: date | None) -> str | None:
    """Return a date as the journal writes it."""
    return day.isoformat() if day else None


def calendar_of(at: datetime) -> WorkCalendar:
    """Return the calendar as it is known at that moment."""
    return WorkCalendar.official(known_on=local_day(at))


def locked(number: str) -> InfoRequest:
    """Return a request, locked until the act is done, or refuse with UnknownRequest."""
    try:
        return InfoRequest.objects.select_for_update().select_related("agency").get(number=number)
    except InfoRequest.DoesNotExist:
        raise UnknownRequest from None


def opened(number: str, move: str, duty: Duty, by: User, at: datetime) -> InfoRequest:
    """Lock a request, ask who and whether, and set the state the move ends in."""
    request = locked(number)
    require_post(by, duty, at=request.agency, on=local_day(at))
    request.state = PROCEDURE.after(State(request.state), move)
    return request


def refresh_due(request: InfoRequest, at: datetime) -> None:
    """Compute the last day anew, for the caller to save: the only place that sets it."""
    calendar = calendar_of(at)
    request.due, request.calendar = clock.due(request, calendar), calendar.version


def close(request: InfoRequest, outcome: OutcomeKey, at: datetime) -> None:
    """End the answer period with an outcome, today."""
    request.outcome, request.closed_on = outcome, local_day(at)
    request.save(update_fields=["state", "outcome", "closed_on"])


def write(
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
        to=to or request.applicant.name,
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


def require_past(what: str, day: date, at: datetime) -> None:
    """Refuse with DateInFuture a fact dated after today."""
    if day > local_day(at):
        raise DateInFuture(what, day)


def require_between(what: str, day: date, earliest: date, at: datetime) -> None:
    """Refuse a fact dated before `earliest`, with DateBeforeReceipt, or after today, with DateInFuture."""
    if day < earliest:
        raise DateBeforeReceipt(what, day, earliest)
    require_past(what, day, at)
