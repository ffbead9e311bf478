"""The annual reports as they were issued."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.documents.paper import Grid, Heading
from gongkai.kit.parts import Crumb
from gongkai.portal import frame
from gongkai.reports import public


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a report for the page. kind: heading1, heading2, text or grid; heading: it stands under."""

    kind: str
    block: public.Block
    heading: str


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """List the issued reports, the newest year first.

    Source: REGULATION Art. 49.
    """
    facts = {"column": frame.REPORTS, "reports": public.reports(), "columns": frame.side("reports")}
    return render(request, "portal/reports/reports.html", facts)


@require_safe
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show one report with its statutory tables; one that was amended is no page any more."""
    shown = public.report(report_id)
    if shown is None:
        raise Http404
    facts = {
        "column": frame.REPORTS,
        "report": shown,
        "parts": list(_parts(shown)),
        "trail": [Crumb(frame.REPORTS.label, "/reports/"), Crumb(shown.title)],
        "section": "reports",
    }
    return render(request, "portal/reports/report.html", facts)


def _parts(report: public.PublicReport) -> Iterator[Part]:
    heading = report.title
    for block in report.blocks:
        if isinstance(block, Heading):
            heading = block.text
        yield Part(_kind(block), block, heading)


def _kind(block: public.Block) -> str:
    if isinstance(block, Heading):
        return f"heading{block.level}"
    return "grid" if isinstance(block, Grid) else "text"
