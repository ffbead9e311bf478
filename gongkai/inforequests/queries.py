"""What the staff may ask about requests: work lists, cases, and the cells of the statutory report."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.inforequests.lifecycle import OPEN, State, UnknownRequest
from gongkai.inforequests.models import Challenge, InfoRequest, Letter, LetterKind
from gongkai.law.outcomes import OutcomeKey, report_row


def case(number: str) -> InfoRequest:
    """Return a request with its agency and applicant, or refuse with UnknownRequest."""
    try:
        return InfoRequest.objects.select_related("agency", "applicant").get(number=number)
    except InfoRequest.DoesNotExist:
        raise UnknownRequest from None


def letter(number: str) -> Letter:
    """Return a letter with its case, or refuse with UnknownRequest."""
    try:
        return Letter.objects.select_related("request__agency").get(number=number)
    except Letter.DoesNotExist:
        raise UnknownRequest from None


def worklist(agencies: QuerySet[Agency]) -> QuerySet[InfoRequest]:
    """Return the open requests of these agencies, the nearest last day first, those without one before all."""
    return (
        InfoRequest.objects.filter(agency__in=agencies, state__in=OPEN)
        .select_related("agency")
        .order_by("due", "submitted_at")
    )


def cases(agencies: QuerySet[Agency]) -> QuerySet[InfoRequest]:
    """Return all requests of these agencies, newest first."""
    return InfoRequest.objects.filter(agency__in=agencies).select_related("agency").order_by("-number")


def unconfirmed(agencies: QuerySet[Agency]) -> QuerySet[InfoRequest]:
    """Return the requests whose receipt both sides have not yet confirmed, the longest waiting first."""
    return worklist(agencies).filter(state=State.SUBMITTED).order_by("submitted_at")


def overdue(agencies: QuerySet[Agency], on: date) -> QuerySet[InfoRequest]:
    """Return the requests whose last day is before this one and that are not answered."""
    return worklist(agencies).filter(due__lt=on)


def received_in(year: int) -> QuerySet[InfoRequest]:
    """Return the requests received in a year: row 一 of the report."""
    return InfoRequest.objects.filter(received_on__year=year)


def carried_into(year: int) -> QuerySet[InfoRequest]:
    """Return the requests received before a year and still open when it began: row 二."""
    first = date(year, 1, 1)
    return InfoRequest.objects.filter(received_on__lt=first).filter(
        Q(closed_on=None) | Q(closed_on__gte=first)
    )


def closed_in(year: int) -> QuerySet[InfoRequest]:
    """Return the requests answered or closed in a year: row （七）."""
    return InfoRequest.objects.filter(closed_on__year=year)


def carried_out_of(year: int) -> QuerySet[InfoRequest]:
    """Return the requests received up to a year's end and still open then: row 四."""
    return carried_into(year + 1)


def with_outcome(year: int, row: str) -> QuerySet[InfoRequest]:
    """Return the requests closed in a year whose outcome belongs to a row of that year's form."""
    keys = [key.value for key in OutcomeKey if report_row(key, year) == row]
    return closed_in(year).filter(outcome__in=keys)


def by_applicant(requests: QuerySet[InfoRequest]) -> dict[str, int]:
    """Return how many of the requests each kind of applicant made; a kind nobody knows is counted under its own name."""
    rows = requests.order_by().values("applicant_kind").annotate(count=Count("id"))
    return {row["applicant_kind"]: row["count"] for row in rows}


def challenges(year: int, *routes: str) -> QuerySet[Challenge]:
    """Return the reviews or lawsuits of the given routes, or of all, that were pending in a year or decided in it."""
    found = Challenge.objects.filter(accepted_on__lte=date(year, 12, 31)).filter(
        Q(decided_on=None) | Q(decided_on__gte=date(year, 1, 1))
    )
    return found.filter(route__in=routes) if routes else found


def decided_in(year: int) -> QuerySet[Challenge]:
    """Return the reviews or lawsuits decided in a year."""
    return Challenge.objects.filter(decided_on__year=year)


def pending_after(year: int) -> QuerySet[Challenge]:
    """Return the reviews or lawsuits accepted up to a year's end and not decided by then."""
    last = date(year, 12, 31)
    return Challenge.objects.filter(accepted_on__lte=last).filter(Q(decided_on=None) | Q(decided_on__gt=last))


def all_challenges() -> QuerySet[Challenge]:
    """Return every review and lawsuit with its request and agency."""
    return Challenge.objects.select_related("request__agency").order_by("id")


def answer_letters(requests: QuerySet[InfoRequest]) -> QuerySet[Letter]:
    """Return the answers to these requests."""
    return Letter.objects.filter(kind=LetterKind.ANSWER, request__in=requests)
