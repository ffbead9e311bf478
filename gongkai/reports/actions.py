"""Filing figures for the annual report, and issuing it."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Duty
from gongkai.agencies.queries import posts, require_post
from gongkai.journal.actions import record
from gongkai.journal.words import Word
from gongkai.law.days import local_day
from gongkai.law.report_tables import Column, form_for
from gongkai.reports.annual import compile_report
from gongkai.reports.facts import cell_label, is_filed, summary_json, tables_json
from gongkai.reports.models import Figure, IssuedReport
from gongkai.reports.refusals import (
    CellIsCounted,
    FigureImpossible,
    NotForTheCity,
    ReportUnbalanced,
    UnknownCell,
    YearNotBegun,
    YearNotOver,
)

_LARGEST = Decimal(10) ** 12
_FINEST = Decimal("0.000001")


@transaction.atomic
def file_figure(*, agency: Agency, year: int, cell: str, value: Decimal, by: User, at: datetime) -> Figure:
    """File a number for a cell of table two that is not counted from records.

    cell: "table2.licence.decisions". value: in the unit of its column; a decrease is negative. A number
    filed before is replaced.

    Refused by NotYourPost, FormNotInForce, YearNotBegun, UnknownCell, CellIsCounted and FigureImpossible.

    Journal: figure.filed
    Source: REGULATION Art. 50(1).
    """
    require_post(by, Duty.REPORT, at=agency, on=local_day(at))
    column = _fileable(year, cell)
    if year > local_day(at).year:
        raise YearNotBegun(year)
    value = Decimal(value)
    if not _fits(value, column):
        raise FigureImpossible(cell_label(form_for(year), cell), value, column)
    earlier = Figure.objects.select_for_update().filter(agency=agency, year=year, cell=cell).first()
    figure, _ = Figure.objects.update_or_create(
        agency=agency, year=year, cell=cell, defaults={"value": value, "by": by, "at": at}
    )
    record(
        Word.FIGURE_FILED,
        f"figure:{agency.code}:{year}:{cell}",
        by=by,
        at=at,
        before=_plain(earlier.value) if earlier else None,
        after=_plain(value),
    )
    return figure


@transaction.atomic
def issue(year: int, *, agency: Agency | None = None, by: User, at: datetime) -> IssuedReport:
    """Issue the report on a year: of an agency, or with None of the city government.

    A report issued again does not change the earlier one: the later amends it.

    Refused by NotYourPost, NotForTheCity, YearNotOver, FormNotInForce, NothingRecorded, and by
    ReportUnbalanced, which names every identity that fails and its cells.

    Journal: report.issued
    Source: REGULATION Art. 49, 50.
    """
    _require_reporter(agency, by, at)
    if year >= local_day(at).year:
        raise YearNotOver(year)
    report = compile_report(year, agency=agency)
    if report.failing:
        raise ReportUnbalanced(year, report.failing)
    issued = IssuedReport.objects.create(
        year=year,
        agency=agency,
        organ=report.organ,
        form=report.form.version,
        tables=tables_json(report.tables),
        summary=summary_json(report),
        issued_at=at,
        by=by,
    )
    where = agency.code if agency else "*"
    record(Word.REPORT_ISSUED, f"report:{where}:{year}", by=by, at=at, report=issued.pk, form=issued.form)
    return issued


def _require_reporter(agency: Agency | None, by: User, at: datetime) -> None:
    today = local_day(at)
    if agency:
        require_post(by, Duty.REPORT, at=agency, on=today)
    elif not posts(by, today).filter(agency=None, duty=Duty.REPORT).exists():
        raise NotForTheCity(by.name)


def _fileable(year: int, cell: str) -> Column:
    """Return the column of a cell agencies file."""
    sheet = form_for(year)
    columns = {f"{table}.{row.key}.{column.key}": column for table, row, column in sheet.cells()}
    if cell not in columns:
        raise UnknownCell(year, cell)
    if not is_filed(cell):
        raise CellIsCounted(cell, cell_label(sheet, cell))
    return columns[cell]


def _fits(value: Decimal, column: Column) -> bool:
    if not value.is_finite() or abs(value) >= _LARGEST:
        return False
    if value < 0 and column.kind != "signed_int":
        return False
    return value == value.quantize(_FINEST if column.kind == "decimal" else Decimal(1))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
