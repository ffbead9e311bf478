"""What waits for the person who signed in."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency, Duty
from gongkai.desk import access
from gongkai.desk.access import WORKS_ON_CASES, OfficerRequest, Standing
from gongkai.desk.shown import inforequests as shown
from gongkai.inforequests import queries as inforequests
from gongkai.inforequests.queries import NEED_LABELS, Need, Workload
from gongkai.kit.parts import Figure, Tone
from gongkai.publishing import queries as publishing
from gongkai.publishing.models import Edition

SHOWN = 10
"""Lines of each list on the front page; the figures lead to all of them."""

_TONES = {
    Need.UNCONFIRMED: Tone.WAIT,
    Need.OVERDUE: Tone.STOP,
    Need.DUE_SOON: Tone.WAIT,
    Need.AMENDMENT_OVER: Tone.WAIT,
    Need.OPINION_OVER: Tone.WAIT,
}


@dataclass(frozen=True, slots=True)
class ItemWork:
    """Items that wait for one step of this person."""

    label: str
    editions: list[Edition]
    figure: Figure


@access.page(*Duty)
@require_safe
def home(request: OfficerRequest) -> HttpResponse:
    """Show what waits for the person, the most urgent first, and to supervisors the whole city."""
    standing = request.standing
    items, requests = _items(standing), _requests(standing)
    facts = {
        "figures": [*requests, *(work.figure for work in items)],
        "items": [work for work in items if work.editions],
        "lines": _most_urgent(standing),
        "workloads": _workloads(standing),
        "today": standing.day,
    }
    return render(request, "desk/home/home.html", facts)


def _requests(standing: Standing) -> list[Figure]:
    if not standing.holds_anywhere(*WORKS_ON_CASES):
        return []
    counts = inforequests.needs(standing.agencies(*WORKS_ON_CASES), standing.day)
    return [
        Figure(NEED_LABELS[need], count, "件", _to_cases(need), _TONES[need] if count else Tone.PLAIN)
        for need, count in counts.items()
    ]


def _most_urgent(standing: Standing) -> list[shown.Line]:
    """Return the requests this person has to do something about, the first ten."""
    if not standing.holds_anywhere(Duty.ANSWER):
        return []
    waiting = inforequests.most_urgent(standing.agencies(Duty.ANSWER), standing.day)
    return shown.lines(waiting[:SHOWN], standing.day)


def _items(standing: Standing) -> list[ItemWork]:
    """Return what waits to be signed, reviewed or written anew, as far as this person does any of it."""
    user, offered = standing.user, []
    if standing.holds_anywhere(Duty.PUBLISH):
        found = publishing.to_sign(standing.agencies(Duty.PUBLISH), user)
        offered.append(("待我签发", found, "approved"))
    if standing.holds_anywhere(Duty.REVIEW):
        found = publishing.to_review(standing.agencies(Duty.REVIEW), user)
        offered.append(("待我审核", found, "reviewing"))
    if standing.holds_anywhere(Duty.DRAFT):
        found = publishing.returned_to(user, standing.agencies(Duty.DRAFT))
        offered.append(("退回我修改", found, "draft"))
    return [
        ItemWork(label, list(found[:SHOWN]), _figure(label, found.count(), state))
        for label, found, state in offered
    ]


def _figure(label: str, count: int, state: str) -> Figure:
    address = f"{reverse('desk_items')}?{urlencode({'state': state})}"
    return Figure(label, count, "条", address, Tone.WAIT if count else Tone.PLAIN)


def _workloads(standing: Standing) -> list[tuple[Workload, str]]:
    """Return every agency's workload with the address of its list, for whoever supervises the city."""
    if not standing.supervises:
        return []
    rows = inforequests.workloads(standing.agencies(Duty.SUPERVISE), standing.day)
    return [(row, _of(row.agency)) for row in rows]


def _of(agency: Agency) -> str:
    return f"{reverse('desk_inforequests')}?{urlencode({'agency': agency.code})}"


def _to_cases(need: Need) -> str:
    return f"{reverse('desk_inforequests')}?{urlencode({'need': need.value})}"
