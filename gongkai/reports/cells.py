"""What stands behind a cell of the annual report: the list whose length is the number.

The report counts with grouped questions, these lists are asked one by one: that both agree is tested
for every cell of the form.
"""

from datetime import date

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.inforequests import queries as inforequests
from gongkai.inforequests.models import Challenge, InfoRequest
from gongkai.law.report_tables import TOTAL, form_for
from gongkai.publishing import queries as publishing
from gongkai.publishing.models import Item
from gongkai.reports.facts import cells_of, is_filed
from gongkai.reports.models import Figure
from gongkai.reports.refusals import UnknownCell

KINDS: dict[str, tuple[str, ...]] = {"rules": (), "normative": ("normative_document",)}
"""The kinds of items in the rows of table two; the platform publishes no 规章 of a city yet."""

Behind = QuerySet[InfoRequest] | QuerySet[Challenge] | QuerySet[Item] | QuerySet[Figure]


def behind(year: int, cell: str, *, agency: Agency | None = None) -> Behind:
    """Return the list behind any cell: requests, challenges, items, or the figures agencies filed.

    cell: "table3.granted.natural".

    Refused by FormNotInForce and UnknownCell.
    """
    table, row, column = _place(year, cell)
    if table == "table3":
        return cases(year, row, column, agency=agency)
    if table == "table4":
        return challenge_cases(year, row, column, agency=agency)
    if is_filed(cell):
        return filed(year, row, column, agency=agency)
    return items(year, row, column, agency=agency)


def cases(year: int, row: str, column: str, *, agency: Agency | None = None) -> QuerySet[InfoRequest]:
    """Return the requests counted in a cell of table three. Refused by FormNotInForce and UnknownCell."""
    _place(year, f"table3.{row}.{column}")
    match row:
        case "new":
            found = inforequests.received_in(year)
        case "carry_in":
            found = inforequests.carried_into(year)
        case "results_total":
            found = inforequests.closed_in(year)
        case "carry_out":
            found = inforequests.carried_out_of(year)
        case _:
            found = inforequests.with_outcome(year, row)
    found = found.filter(agency=agency) if agency else found
    return found if column == TOTAL else found.filter(applicant_kind=column)


def challenge_cases(year: int, row: str, column: str, *, agency: Agency | None = None) -> QuerySet[Challenge]:
    """Return the reviews or lawsuits counted in a cell of table four; row is the route.

    Refused by FormNotInForce and UnknownCell.
    """
    _place(year, f"table4.{row}.{column}")
    match column:
        case "total":
            found = inforequests.challenges(year, row)
        case "pending":
            found = inforequests.pending_after(year).filter(route=row)
        case _:
            found = inforequests.decided_in(year).filter(route=row, result=column)
    return found.filter(request__agency=agency) if agency else found


def items(year: int, row: str, column: str, *, agency: Agency | None = None) -> QuerySet[Item]:
    """Return the items counted in a cell of table two. Refused by FormNotInForce and UnknownCell."""
    cell = f"table2.{row}.{column}"
    _place(year, cell)
    if is_filed(cell):
        raise UnknownCell(year, cell)
    kinds, last = KINDS[row], date(year, 12, 31)
    match column:
        case "made" | "issued":
            found = publishing.adopted_in(year, *kinds)
        case "disclosed":
            found = publishing.issued_in(year).filter(kind__in=kinds)
        case "disclosed_total":
            found = publishing.readable_at(last, *kinds)
        case "repealed":
            found = publishing.ceased_in(year, *kinds)
        case _:
            found = publishing.in_force_at(last, *kinds)
    return found.filter(agency=agency) if agency else found


def filed(year: int, row: str, column: str, *, agency: Agency | None = None) -> QuerySet[Figure]:
    """Return what agencies filed for a cell of table two. Refused by FormNotInForce and UnknownCell."""
    cell = f"table2.{row}.{column}"
    _place(year, cell)
    if not is_filed(cell):
        raise UnknownCell(year, cell)
    return figures(year, agency=agency).filter(cell=cell)


def figures(year: int, *, agency: Agency | None = None) -> QuerySet[Figure]:
    """Return all that was filed for a year, in the order of the agencies."""
    found = Figure.objects.filter(year=year).select_related("agency", "by")
    found = found.filter(agency=agency) if agency else found
    return found.order_by("agency__position", "agency_id", "cell")


def _place(year: int, cell: str) -> tuple[str, str, str]:
    if cell not in cells_of(form_for(year)) or year >= date.max.year:
        raise UnknownCell(year, cell)
    table, row, column = cell.split(".")
    return table, row, column
