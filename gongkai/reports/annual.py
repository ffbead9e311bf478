"""Counts the annual report of the government or of one agency from the records, and checks it.

Every number is counted by itself: a total is not the sum of its parts, what is carried over is not a
difference. So an identity that holds says something about the records.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import Count, Model, QuerySet

from gongkai.agencies.models import Agency
from gongkai.inforequests import queries as inforequests
from gongkai.inforequests.models import Challenge, InfoRequest
from gongkai.law.outcomes import OutcomeKey, report_row
from gongkai.law.report_tables import (
    APPLICANTS,
    TOTAL,
    Cell,
    Finding,
    Form,
    Table,
    Tables,
    check,
    check_against_last_year,
    doubts,
    form,
    form_for,
)
from gongkai.publishing import queries as publishing
from gongkai.reports import cells, record
from gongkai.reports.facts import SUMMARY_KEYS, AnnualReport, PublishedSummary, is_filed, tables_of, whole
from gongkai.reports.models import Figure, IssuedReport
from gongkai.reports.refusals import NothingRecorded

_WHOLE_ROWS = {
    "new": inforequests.received_in,
    "carry_in": inforequests.carried_into,
    "results_total": inforequests.closed_in,
    "carry_out": inforequests.carried_out_of,
}
_KINDS = {
    "red_head_documents": "red_head_document",
    "interpretations": "interpretation",
    "topics": "topic",
    "online_interviews": "interview",
    "press_conferences": "press_conference",
    "normative_documents": "normative_document",
    "reform_matters": "reform_matter",
    "livelihood_projects": "livelihood_project",
    "decision_executions": "decision_execution",
    "audit_rectifications": "audit_rectification",
}


def compile_report(year: int, *, agency: Agency | None = None) -> AnnualReport:
    """Count the report on a year, check its identities, and compare each case with the record.

    agency: whose report; None for the city government's, which counts all agencies together.

    Refused by FormNotInForce before 2019, and by NothingRecorded for a year without data.

    Source: REGULATION Art. 49, 50.
    """
    sheet = form_for(year)
    require_recorded(year)
    code = agency.code if agency else ""
    tables = Tables(
        table2=_table2(year, sheet, agency),
        table3=_table3(year, sheet, agency),
        table4=_table4(year, sheet, agency),
    )
    return AnnualReport(
        year=year,
        form=sheet,
        organ=agency.name if agency else settings.SITE.name,
        agency=code,
        tables=tables,
        summary=_summary(year, agency),
        findings=(*record.compare(year, sheet, agency=code), *check(sheet, tables)),
        doubts=(*doubts(sheet, tables), *_since_last_year(year, sheet, tables, agency)),
    )


def as_issued(issued: IssuedReport) -> AnnualReport:
    """Return a report as it was issued; only the arithmetic of its tables is checked again."""
    sheet, tables = form(issued.form), tables_of(issued.tables)
    return AnnualReport(
        year=issued.year,
        form=sheet,
        organ=issued.organ,
        agency=issued.agency.code if issued.agency else "",
        tables=tables,
        summary=PublishedSummary(**{key: issued.summary[key] for key in SUMMARY_KEYS}),
        findings=tuple(check(sheet, tables)),
        doubts=tuple(doubts(sheet, tables)),
    )


def latest_issued(year: int, agency: Agency | None) -> IssuedReport | None:
    """Return the report on a year as last issued; None if there is none."""
    return IssuedReport.objects.filter(year=year, agency=agency).order_by("-id").first()


def require_recorded(year: int) -> None:
    """Refuse with NothingRecorded unless something of the year is known."""
    if year >= date.max.year:  # the year after must be one, too
        raise NothingRecorded(year)
    traces: tuple[QuerySet[Model], ...] = (
        inforequests.received_in(year),
        inforequests.closed_in(year),
        publishing.issued_in(year),
        Figure.objects.filter(year=year),
        inforequests.decided_in(year),
    )
    if not any(trace.exists() for trace in traces):
        raise NothingRecorded(year)


def _table2(year: int, sheet: Form, agency: Agency | None) -> Table:
    filed: dict[str, Cell] = {}
    for figure in cells.figures(year, agency=agency):
        filed[figure.cell] = whole((filed.get(figure.cell) or 0) + figure.value)
    table: Table = {}
    for name, row, column in sheet.cells():
        if name == "table2":
            cell = f"table2.{row.key}.{column.key}"
            number = filed.get(cell) if is_filed(cell) else _items(year, row.key, column.key, agency)
            table.setdefault(row.key, {})[column.key] = number
    return table


def _items(year: int, row: str, column: str, agency: Agency | None) -> int:
    return cells.items(year, row, column, agency=agency).count()


def _table3(year: int, sheet: Form, agency: Agency | None) -> Table:
    table = {key: _across(_own(found(year), agency)) for key, found in _WHOLE_ROWS.items()}
    table |= _outcomes(year, sheet, _own(inforequests.closed_in(year), agency))
    return {row.key: table[row.key] for row in sheet.data_rows}


def _across(requests: QuerySet[InfoRequest]) -> dict[str, Cell]:
    kinds = inforequests.by_applicant(requests)
    return {**{kind: kinds.get(kind, 0) for kind in APPLICANTS}, TOTAL: requests.count()}


def _outcomes(year: int, sheet: Form, closed: QuerySet[InfoRequest]) -> Table:
    """Count every outcome in every column, and again without regard to who asked for the last one."""
    table: Table = {row.key: dict.fromkeys((*APPLICANTS, TOTAL), 0) for row in sheet.outcomes}
    rows = {key.value: report_row(key, year) for key in OutcomeKey}
    counts = _grouped(closed, "outcome", "applicant_kind")
    counts.update({(outcome, TOTAL): count for (outcome,), count in _grouped(closed, "outcome").items()})
    for (outcome, column), count in counts.items():
        row = table.get(rows.get(outcome) or "", {})
        if column in row:
            row[column] = (row[column] or 0) + count
    return table


def _table4(year: int, sheet: Form, agency: Agency | None) -> Table:
    decided = _grouped(_own_cases(inforequests.decided_in(year), agency), "route", "result")
    pending = _grouped(_own_cases(inforequests.pending_after(year), agency), "route")
    total = _grouped(_own_cases(inforequests.challenges(year), agency), "route")
    return {
        group.key: {
            **{column.key: decided[group.key, column.key] for column in group.columns},
            "pending": pending[(group.key,)],
            TOTAL: total[(group.key,)],
        }
        for group in sheet.groups
    }


def _summary(year: int, agency: Agency | None) -> PublishedSummary:
    published = publishing.issued_in(year)
    published = published.filter(agency=agency) if agency else published
    kinds = _grouped(published, "kind")
    return PublishedSummary(
        items=published.count(), **{field: kinds[(kind,)] for field, kind in _KINDS.items()}
    )


def _since_last_year(year: int, sheet: Form, tables: Tables, agency: Agency | None) -> Iterable[Finding]:
    """Compare with the report on the year before, if one was issued here."""
    last = latest_issued(year - 1, agency)
    found = check_against_last_year(sheet, tables, tables_of(last.tables)) if last else []
    return [finding for finding in found if finding.verdict.value == "fails"]


def _own(requests: QuerySet[InfoRequest], agency: Agency | None) -> QuerySet[InfoRequest]:
    return requests.filter(agency=agency) if agency else requests


def _own_cases(challenges: QuerySet[Challenge], agency: Agency | None) -> QuerySet[Challenge]:
    return challenges.filter(request__agency=agency) if agency else challenges


def _grouped(found: QuerySet[Model], *fields: str) -> Counter[tuple[str, ...]]:
    """Return how many rows there are of each combination of some fields, in one question."""
    rows = found.order_by().values_list(*fields).annotate(count=Count("id"))
    return Counter({tuple(row[:-1]): row[-1] for row in rows})
