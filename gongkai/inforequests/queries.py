"""What the staff may ask about requests: work lists, cases, and the cells of the statutory report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.inforequests.lifecycle import OPEN, State, UnknownRequest
from gongkai.inforequests.models import Amendment, Challenge, Consultation, InfoRequest, Letter, LetterKind
from gongkai.law.outcomes import OutcomeKey, report_row
from gongkai.law.workdays import CalendarMissing, WorkCalendar

NEAR_DAYS = 5
"""Working days before the last day from which a request is shown as due soon."""


class Need(StrEnum):
    """Why a request waits for its officer to do something."""

    UNCONFIRMED = "unconfirmed"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    AMENDMENT_OVER = "amendment_over"
    OPINION_OVER = "opinion_over"


NEED_LABELS: dict[Need, str] = {
    Need.UNCONFIRMED: "待确认收到",
    Need.OVERDUE: "已逾期",
    Need.DUE_SOON: f"{NEAR_DAYS}个工作日内到期",
    Need.AMENDMENT_OVER: "补正期限已过",
    Need.OPINION_OVER: "征求意见期限已过",
}


@dataclass(frozen=True, slots=True)
class Workload:
    """What one agency has on its desk: requests not yet answered, and among them the urgent ones."""

    agency: Agency
    open: int
    due_soon: int
    overdue: int


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
        .order_by(F("due").asc(nulls_first=True), "submitted_at")
    )


def cases(agencies: QuerySet[Agency]) -> QuerySet[InfoRequest]:
    """Return all requests of these agencies, newest first."""
    return InfoRequest.objects.filter(agency__in=agencies).select_related("agency").order_by("-number")


def search(
    agencies: QuerySet[Agency], *, on: date, number: str = "", state: str = "", need: Need | None = None
) -> QuerySet[InfoRequest]:
    """Return the requests of these agencies that fit, newest first; those in need the most urgent first.

    number: a part of the request's number. state, number: empty for any.
    """
    found = needing(agencies, need, on) if need else cases(agencies)
    found = found.filter(number__contains=number.strip()) if number.strip() else found
    return found.filter(state=state) if state else found


def needing(agencies: QuerySet[Agency], need: Need, on: date) -> QuerySet[InfoRequest]:
    """Return the open requests of these agencies that wait for one reason, the most urgent first."""
    return worklist(agencies).filter(_in_need(need, on))


def most_urgent(agencies: QuerySet[Agency], on: date) -> QuerySet[InfoRequest]:
    """Return the open requests of these agencies that wait for their officer and for nobody else.

    Those without a last day come first: unconfirmed ones, and those whose correction or opinion is overdue.
    """
    own = Q(state__in=(State.SUBMITTED, State.RECEIVED))
    return worklist(agencies).filter(
        own | _in_need(Need.AMENDMENT_OVER, on) | _in_need(Need.OPINION_OVER, on)
    )


def needs(agencies: QuerySet[Agency], on: date) -> dict[Need, int]:
    """Return how many open requests of these agencies wait for each reason, in one question."""
    counts = {need.value: Count("pk", filter=_in_need(need, on)) for need in Need}
    found = worklist(agencies).order_by().aggregate(**counts)
    return {need: found[need.value] for need in Need}


def workloads(agencies: QuerySet[Agency], on: date) -> list[Workload]:
    """Return the workload of each of these agencies, in their printed order, in two questions."""
    rows = (
        worklist(agencies)
        .order_by()
        .values_list("agency")
        .annotate(
            Count("pk"),
            soon=Count("pk", filter=_in_need(Need.DUE_SOON, on)),
            over=Count("pk", filter=_in_need(Need.OVERDUE, on)),
        )
    )
    counts = {agency: (waiting, soon, over) for agency, waiting, soon, over in rows}
    return [Workload(agency, *counts.get(agency.pk, (0, 0, 0))) for agency in agencies]


def near(on: date) -> date:
    """Return the last day that counts as near on a day: five working days ahead.

    At the end of a year, while the holidays of the next are not announced, the year's last day.
    """
    try:
        return WorkCalendar.official(known_on=on).add_working_days(on, NEAR_DAYS)
    except CalendarMissing:
        return date(on.year, 12, 31)


def _in_need(need: Need, on: date) -> Q:
    match need:
        case Need.UNCONFIRMED:
            return Q(state=State.SUBMITTED)
        case Need.OVERDUE:
            return Q(due__lt=on)
        case Need.DUE_SOON:
            return Q(due__range=(on, near(on)))
        case Need.AMENDMENT_OVER:
            late = Amendment.objects.filter(request=OuterRef("pk"), reply_by__lt=on)
            return Q(Exists(late), state=State.AMENDING)
        case Need.OPINION_OVER:
            silent = Consultation.objects.filter(request=OuterRef("pk"), closed_on=None, reply_by__lt=on)
            return Q(Exists(silent), state=State.CONSULTING)


def amendment(request: InfoRequest) -> Amendment | None:
    """Return the one notice of correction of a request, if it got one."""
    return Amendment.objects.filter(request=request).first()


def consultations(request: InfoRequest) -> QuerySet[Consultation]:
    """Return the consultations of a request, in the order they were sent."""
    return request.consultations.order_by("sent_on", "id")


def letters(request: InfoRequest) -> QuerySet[Letter]:
    """Return the letters of a request in the order they were written, their sealed words left alone."""
    return request.letters.order_by("id").defer("words")


def challenges_of(request: InfoRequest) -> QuerySet[Challenge]:
    """Return the reviews and lawsuits against the answer to a request."""
    return request.challenges.order_by("id")


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
