"""The annual report as the desk shows it: each number leads to what was counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from gongkai.documents.paper import Align, Grid, GridCell
from gongkai.inforequests.models import Challenge, InfoRequest
from gongkai.publishing.models import Item
from gongkai.reports.cells import Behind
from gongkai.reports.facts import AnnualReport, cells_of
from gongkai.reports.printed import grids

CAPTIONS = {
    "table2": "二、主动公开政府信息情况",
    "table3": "三、收到和处理政府信息公开申请情况",
    "table4": "四、政府信息公开行政复议、行政诉讼情况",
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a printed table. url: the list behind its number; wrong: a check that reads it fails."""

    cell: GridCell
    url: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A printed table of the report, row by row."""

    caption: str
    head: list[list[ShownCell]]
    body: list[list[ShownCell]]


def tables(report: AnnualReport) -> list[ShownTable]:
    """Return the three tables in their printed form, every number with the way to what stands behind it."""
    printed = grids(report.form, report.tables)
    wrong = {cell for finding in report.failing for cell in finding.cells}
    found = []
    for name, grid in printed.items():
        rows = _rows(report, grid, _addresses(report, name), wrong)
        found.append(ShownTable(CAPTIONS[name], rows[: grid.header_rows], rows[grid.header_rows :]))
    return found


def behind_url(year: int, cell: str, agency: str) -> str:
    """Return the address of the list behind a cell. agency: its code, empty for the city."""
    address = reverse("desk_report_cell", args=[year, *cell.split(".")])
    return f"{address}?{urlencode({'agency': agency})}" if agency else address


def ready(found: Behind) -> tuple[str, Behind]:
    """Return what kind of list stands behind a cell, and the list in order with all that a page shows."""
    if found.model is InfoRequest:
        return "requests", found.select_related("agency").order_by("number")
    if found.model is Challenge:
        return "challenges", found.select_related("request__agency").order_by("accepted_on", "id")
    if found.model is Item:
        return "items", found.select_related("agency", "live").order_by("published_at", "id")
    return "figures", found


def _addresses(report: AnnualReport, table: str) -> Iterator[str]:
    """Return the addresses of a table's cells, in the order in which it prints its numbers."""
    return (cell for cell in cells_of(report.form) if cell.startswith(f"{table}."))


def _rows(
    report: AnnualReport, grid: Grid, addresses: Iterator[str], wrong: set[str]
) -> list[list[ShownCell]]:
    rows = []
    for row in grid.rows:
        shown = []
        for cell in row:
            if len(row) == 1 or cell.header or cell.align is Align.LEFT:
                shown.append(ShownCell(cell))
            else:
                address = next(addresses)
                shown.append(
                    ShownCell(cell, behind_url(report.year, address, report.agency), address in wrong)
                )
        rows.append(shown)
    return rows
