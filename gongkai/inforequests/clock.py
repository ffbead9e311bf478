"""The clock of one request: its facts handed to `law.deadlines`, and nothing added."""

from datetime import date

from gongkai.inforequests.models import Consultation, InfoRequest
from gongkai.law.deadlines import Day, Pause, day_sheet, reply_due
from gongkai.law.sources import REGULATION, Article
from gongkai.law.workdays import CalendarMissing, WorkCalendar

CONSULTED = str(Article(REGULATION, 33, 3))


def pauses(request: InfoRequest) -> tuple[Pause, ...]:
    """Return the consultations that fall into the running answer period as pauses of the clock."""
    return tuple(_pause(sent) for sent in request.consultations.order_by("sent_on", "id"))


def due(request: InfoRequest, calendar: WorkCalendar) -> date | None:
    """Return the last day for the answer, or None while it cannot be said.

    It cannot be said while the receipt is unconfirmed, a correction or an opinion is outstanding, or
    the count runs into a year whose holidays are not announced; `waiting_for` says which.
    """
    start = request.clock_start
    if start is None or (request.state == "amending"):
        return None
    try:
        return reply_due(start, pauses=pauses(request), extension=request.extension, calendar=calendar)
    except CalendarMissing:
        return None


def waiting_for(request: InfoRequest, calendar: WorkCalendar) -> str:
    """Return in Chinese why there is no last day yet; empty where there is one."""
    if request.received_on is None:
        return "双方尚未确认收到，答复期限还没有起算"
    if request.state == "amending":
        return "等待申请人补正，收到补正后的申请再重新起算"
    if due(request, calendar) is not None:
        return ""
    if any(pause.back is None for pause in pauses(request)):
        return "正在征求意见，所需时间不计入答复期限"
    return "期限跨入放假安排尚未公布的年度，待国务院办公厅公布后计算"


def sheet(request: InfoRequest, calendar: WorkCalendar) -> tuple[Day, ...]:
    """Return the day-by-day explanation of the last day; empty while the clock has not started."""
    start = request.clock_start
    if start is None or request.state == "amending":
        return ()
    try:
        return day_sheet(start, pauses=pauses(request), extension=request.extension, calendar=calendar)
    except CalendarMissing:
        return ()


def _pause(sent: Consultation) -> Pause:
    return Pause(sent.sent_on, sent.closed_on, f"征求{sent.get_kind_display()}意见", CONSULTED)
