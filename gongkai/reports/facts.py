"""An annual report as facts: what was counted, what was checked, and nothing about how.

Knows no framework, so that whatever shows a report can be read and tried without a database.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal

from gongkai.law.report_tables import (
    APPLICANTS,
    Cell,
    Finding,
    Form,
    Number,
    Row,
    Tables,
    Verdict,
    counted,
    quoted,
)

NORMATIVE = ("rules", "normative")
"""The rows of table two that are counted from published items; the others are filed by the agencies."""

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class PublishedSummary:
    """How many items of which kind were first made public in the year, as section one tells them."""

    items: int
    red_head_documents: int
    interpretations: int
    topics: int
    online_interviews: int
    press_conferences: int
    normative_documents: int
    reform_matters: int
    livelihood_projects: int
    decision_executions: int
    audit_rectifications: int


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """The report on a year, ready to be shown.

    organ: in whose name it is published; agency: its code, empty for the city government.
    tables: every cell of the form; a cell no agency filed is None.
    findings: every identity of the form, and every case compared with the record.
    doubts: what is odd without forbidding the report; section six has to explain it.
    """

    year: int
    form: Form
    organ: str
    agency: str
    tables: Tables
    summary: PublishedSummary
    findings: tuple[Finding, ...]
    doubts: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """The title as printed."""
        return f"{self.organ}{self.year}年政府信息公开工作年度报告"

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The checks that do not hold."""
        return tuple(finding for finding in self.findings if finding.verdict is not Verdict.HOLDS)

    @property
    def issuable(self) -> bool:
        """Whether every check holds."""
        return not self.failing

    @property
    def filed(self) -> tuple[str, ...]:
        """The cells whose numbers the agencies file (填报)."""
        return tuple(cell for cell in cells_of(self.form) if is_filed(cell))

    @property
    def unfiled(self) -> tuple[str, ...]:
        """The cells for which no agency has filed a number yet."""
        return tuple(cell for cell in self.filed if self.at(cell) is None)

    def at(self, cell: str) -> Cell:
        """Return what the cell at an address says, as "table3.granted.natural"."""
        table, row, column = cell.split(".")
        return self.tables.at((table, row, column))

    def handled(self, row: str, column: str = "total") -> int:
        """Return what a row of table three says; a heading says the sum of its rows."""
        code = next(one.code for one in self.form.table3 if one.key == row)
        return int(counted(self.form, self.tables, [one.key for one in self.form.under(code)], column) or 0)


def cells_of(form: Form) -> tuple[str, ...]:
    """Return the address of every cell of a form, in its order: "table3.granted.natural"."""
    return tuple(f"{table}.{row.key}.{column.key}" for table, row, column in form.cells())


def is_filed(cell: str) -> bool:
    """Tell whether a cell is filed by agencies rather than counted."""
    table, row, _ = cell.split(".")
    return table == "table2" and row not in NORMATIVE


def cell_label(form: Form, cell: str) -> str:
    """Return a cell by its printed labels: “（一）予以公开”行“自然人”列."""
    for table, row, column in form.cells():
        if f"{table}.{row.key}.{column.key}" == cell:
            return f"{quoted(row.label)}行{quoted(column.label)}列"
    return cell


def outcome_groups(form: Form) -> tuple[Row, ...]:
    """Return （一） to （六） of table three, headings or not."""
    return tuple(row for row in form.table3 if row.code.count(".") == 1 and row.key != "results_total")


def as_json(report: AnnualReport) -> dict[str, Json]:
    """Return a report as plain data; the keys of rows and columns are those of the form."""
    return {
        "year": report.year,
        "form": report.form.version,
        "organ": report.organ,
        "issuable": report.issuable,
        "summary": summary_json(report),
        "tables": tables_json(report.tables),
        "filed": list(report.filed),
        "identities": [_finding(finding) for finding in report.findings],
        "failing": [_finding(finding) for finding in report.failing],
        "doubts": [_finding(finding) for finding in report.doubts],
    }


def summary_json(report: AnnualReport) -> dict[str, Json]:
    """Return the counts of section one: items by kind, and requests by applicant and kind of outcome."""
    return {
        **asdict(report.summary),
        "requests": {
            "received": report.handled("new"),
            "carried_in": report.handled("carry_in"),
            "answered": report.handled("results_total"),
            "carried_out": report.handled("carry_out"),
            "by_applicant": {kind: report.handled("new", kind) for kind in APPLICANTS},
            "by_outcome": {row.key: report.handled(row.key) for row in outcome_groups(report.form)},
        },
    }


def tables_json(tables: Tables) -> dict[str, Json]:
    """Return the three tables as plain data; amounts of money become fractions."""
    named = {"table2": tables.table2, "table3": tables.table3, "table4": tables.table4}
    return {
        name: {row: {column: _number(cell) for column, cell in line.items()} for row, line in table.items()}
        for name, table in named.items()
    }


def tables_of(stored: Mapping[str, Mapping[str, Mapping[str, float | None]]]) -> Tables:
    """Return tables from the plain data `tables_json` made of them."""
    read = {
        name: {row: {column: _cell(number) for column, number in line.items()} for row, line in table.items()}
        for name, table in stored.items()
    }
    return Tables(read["table2"], read["table3"], read["table4"])


def _cell(number: float | None) -> Cell:
    return None if number is None else whole(Decimal(str(number)))


def whole(number: Number) -> Number:
    """Return a number without its empty decimals: 12.000000 is 12."""
    return int(number) if number == int(number) else number


SUMMARY_KEYS = tuple(field.name for field in fields(PublishedSummary))


def _number(cell: Cell) -> int | float | None:
    return cell if cell is None or isinstance(cell, int) else float(cell)


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "check": finding.check,
        "verdict": finding.verdict.value,
        "cells": list(finding.cells),
        "left": _number(finding.left),
        "right": _number(finding.right),
        "message": finding.message,
    }
