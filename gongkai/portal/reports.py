"""The annual reports as they were issued."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.documents.paper import Align, Grid, GridCell, Heading, Text
from gongkai.kit.parts import Crumb
from gongkai.portal import frame
from gongkai.reports import public


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table for the page. scope: what it heads, col, colgroup or row; empty where it heads nothing."""

    text: str
    scope: str
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a report for the page.

    kind: heading1, heading2, text or grid; heading: the one it stands under.
    text: of a heading or a sentence; head, body: the rows of a table.
    """

    kind: str
    heading: str
    text: str = ""
    head: tuple[tuple[Cell, ...], ...] = ()
    body: tuple[tuple[Cell, ...], ...] = ()


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
        match block:
            case Heading(level, text):
                heading = text
                yield Part(f"heading{level}", heading, text)
            case Text(text):
                yield Part("text", heading, text)
            case Grid():
                yield _table(block, heading)


def _table(grid: Grid, heading: str) -> Part:
    width = len(grid.column_widths)
    rows = [tuple(_cell(cell, width) for cell in row) for row in grid.rows]
    head = len(list(takewhile(lambda row: all(cell.header for cell in row), grid.rows)))
    return Part("grid", heading, head=tuple(rows[:head]), body=tuple(rows[head:]))


def _cell(cell: GridCell, width: int) -> Cell:
    """Say what a cell heads: a label its row, a caption over the whole width all columns below it."""
    if cell.header or cell.colspan == width:
        scope = "colgroup" if cell.colspan > 1 else "col"
    else:
        scope = "row" if cell.align is Align.LEFT else ""
    return Cell(cell.text, scope, cell.rowspan, cell.colspan)
