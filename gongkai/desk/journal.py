"""留痕: who did what when, across the city, for those who supervise it."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Duty
from gongkai.desk import access
from gongkai.desk.access import OfficerRequest
from gongkai.desk.forms.journal import JournalSearch
from gongkai.desk.shown import journal as shown
from gongkai.journal import queries

PER_PAGE: Final = 50


@access.page(Duty.SUPERVISE)
@require_safe
def listing(request: OfficerRequest) -> HttpResponse:
    """List entries, newest first. Pages follow each other by the last number seen: the journal is long."""
    request.standing.require(Duty.SUPERVISE, at=None)
    form = JournalSearch(request.GET)
    asked = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    found = list(queries.latest(**asked)[: PER_PAGE + 1])
    entries = found[:PER_PAGE]
    facts = {
        "form": form,
        "lines": [shown.line(entry) for entry in entries],
        "older": entries[-1].pk if len(found) > PER_PAGE else None,
        "newest": "before" not in asked,
    }
    return render(request, "desk/journal/list.html", facts)
