"""Reads a published annual report and examines whether its numbers agree.

The form is told by the printed labels, not by the year (docs/readings/009-form-by-labels.md). What
cannot be read is named and undecidable, never guessed (docs/readings/010-blank-cells.md). The
verdict on a report: an identity that fails or a number in the prose that contradicts makes it
inconsistent; else anything that cannot be decided makes it undecidable; else it is consistent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from gongkai.law.report_tables import (
    Cell,
    Column,
    Finding,
    Form,
    Tables,
    Verdict,
    check,
    doubts,
    form,
    form_for,
    quoted,
)
from gongkai.reports.grids import Grid, NotAReport, bare, open_text, pages
from gongkai.reports.prose import contradictions

_TABLES = {"table2": "表二", "table3": "表三", "table4": "表四"}
_FORMS = ("2019", "2021")
_TEN_THOUSAND = Decimal(10_000)


class Standing(StrEnum):
    """The verdict on a whole report."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """A report as it was read.

    form: by its labels; by the year in its title where no table speaks; None where neither does.
    year: the year of the title, or None.
    faults: what could not be read, each an undecidable finding.
    remarks: what is odd without making a number wrong.
    """

    title: str
    year: int | None
    form: Form | None
    tables: Tables
    prose: str
    faults: tuple[Finding, ...]
    remarks: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Examination:
    """What the examination of a report came to; doubts do not decide the verdict."""

    form: Form | None
    verdict: Standing
    findings: tuple[Finding, ...]
    doubts: tuple[Finding, ...]

    def of(self, verdict: Verdict) -> list[Finding]:
        """Return the findings with a verdict, in the order of the report."""
        return [finding for finding in self.findings if finding.verdict is verdict]


def read(path: Path) -> PublishedReport:
    """Read a report published as a web page or copied as text.

    Refused by ReportNotReadable, and by NotAReport if neither tables nor words are those of a report.
    """
    text = open_text(path)
    shown = pages(text, _is_label)
    found = _form_by_labels(shown.grids)
    named = re.search(r"(20\d\d)年", shown.title) or re.search(r"(20\d\d)年[^。]{0,40}年度报告", bare(text))
    year = int(named[1]) if named else None
    sheet = found or _form_by_year(year)
    reader = _Reader(sheet or form("2021"))
    for grid in shown.grids:
        reader.take(grid)
    words = bare(shown.title + shown.prose)
    if reader.empty and not ("政府信息公开" in words and re.search("年度报告|年报|工作报告", words)):
        raise NotAReport(path)
    reader.note_missing_rows()
    return PublishedReport(
        title=shown.title,
        year=year,
        form=sheet,
        tables=reader.tables,
        prose=shown.prose,
        faults=tuple(reader.faults),
        remarks=(*_form_remarks(found, year), *reader.remarks),
    )


def examine(report: PublishedReport) -> Examination:
    """Check the tables of a report, its prose against them, and its prose against itself."""
    odd = list(report.remarks)
    findings = list(report.faults)
    if report.form is None:
        message = "没有读到可以辨认的统计表，标题中也没有年度，无法确定报告格式"
        findings.append(Finding("form", Verdict.UNDECIDABLE, (), None, None, message))
    else:
        findings += check(report.form, report.tables)
        odd += doubts(report.form, report.tables)
    findings += contradictions(report.prose, report.form or form("2021"), report.tables, year=report.year)
    return Examination(report.form, _standing(findings), tuple(findings), tuple(odd))


def _standing(findings: list[Finding]) -> Standing:
    verdicts = {finding.verdict for finding in findings}
    if Verdict.FAILS in verdicts:
        return Standing.INCONSISTENT
    return Standing.UNDECIDABLE if Verdict.UNDECIDABLE in verdicts else Standing.CONSISTENT


def label_key(text: str) -> str:
    """Return a printed label as labels are compared: without number, explanation and punctuation.

    “（二）部分公开（区分处理的，…）” and “ 2、部分公开” are the same label.
    """
    text = re.sub(r"^(\(?[一二三四五六七八九十]+[)、.]|\(?\d+[).、]|\d+(?=\D))", "", bare(text))
    key = re.sub(r"\(.*?\)|[^\w]", "", text)
    return "总计" if key == "合计" else key


@cache
def _rows(version: str) -> dict[str, tuple[str, str]]:
    """Return the table and the row key of every row label with numbers."""
    rows = {label_key(row.label): (name, row.key) for name, row, _ in form(version).cells()}
    for group in form(version).groups:
        rows[label_key(group.parent + group.label)] = ("table4", group.key)
    return rows | {"规范性文件": ("table2", "normative")}


@cache
def _printed(version: str) -> frozenset[str]:
    """Return every label of a form, by its key."""
    sheet = form(version)
    columns = {label_key(column.label) for _, _, column in sheet.cells()}
    headings = {label_key(row.label) for row in sheet.table3}
    return frozenset({label_key(row.label) for _, row, _ in sheet.cells()} | columns | headings)


def _is_label(text: str) -> bool:
    key = label_key(text)
    return key in {"信息内容", "申请人情况", "法人或其他组织"} or any(
        key in _printed(version) or key in _rows(version) for version in _FORMS
    )


def _form_by_labels(grids: list[Grid]) -> Form | None:
    """Tell the form by the labels only one of the two has; the larger number of them decides.

    Where table three stands alone, （六）其他处理 with its own numbers is the form of 2019.
    """
    rows = [[label_key(cell) for cell in row] for grid in grids for row in grid]
    seen = {key for row in rows for key in row}
    new = len(seen & (_printed("2021") - _printed("2019")))
    old = len(seen & (_printed("2019") - _printed("2021")))
    if new == old == 0:
        old = sum("其他处理" in row and "其他" not in row for row in rows)
    if new == old:
        return None
    return form("2021" if new > old else "2019")


def _form_by_year(year: int | None) -> Form | None:
    return form_for(year) if year is not None and year >= form("2019").years[0] else None


def _form_remarks(found: Form | None, year: int | None) -> Iterator[Finding]:
    if found is None or year is None:
        return
    due = _form_by_year(year)
    if due is not found:
        wanted = f"应使用 {due.version} 年格式" if due else "当时还没有这一格式"
        message = f"标题写明是 {year} 年度的报告，{wanted}，表格的栏目却是 {found.version} 年格式"
        yield Finding("form", Verdict.FAILS, (), None, None, message)


@dataclass(slots=True)
class _Reader:
    """Fills the tables of a form from grids, row by row, and notes what it cannot read."""

    form: Form
    faults: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    tables: Tables = field(default_factory=lambda: Tables({}, {}, {}))
    _applicants: tuple[Column, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether no row was found at all."""
        return not (self.tables.table2 or self.tables.table3 or self.tables.table4 or self.faults)

    def take(self, grid: Grid) -> None:
        """Read the rows of one table."""
        self._applicants = self.form.applicant_columns
        heads: list[str] = []
        for row in grid:
            keys = [label_key(cell) for cell in row]
            places = [at for at, key in enumerate(keys) if key in _rows(self.form.version)]
            data = row[places[-1] + 1 :] if places else row
            if _is_heading(keys):
                self._applicants = self._order(keys)
                heads = keys
            elif len(data) == self._cases or (not places and _is_cases(row, self._cases)):
                self._take_cases(data)
            elif places and data:
                name, key = _rows(self.form.version)[keys[places[-1]]]
                self._fill(name, key, data, self._columns(name, key, heads))
            elif len(keys) > 1 and any(re.fullmatch(r"\d+", cell) for cell in keys[1:]):
                message = f"统计表中“{row[0]}”一行不是法定的栏目，没有计入"
                self.remarks.append(Finding("row", Verdict.UNDECIDABLE, (), None, None, message))

    def note_missing_rows(self) -> None:
        """Name every row that the form has and the table lacks; an absent table is named by the checks."""
        named = {cell for fault in self.faults for cell in fault.cells}
        for (name, key), label in self._labels().items():
            table = self.tables.of(name)
            if table and key not in table and f"{name}.{key}" not in named:
                self._fault("row", (f"{name}.{key}",), f"{_TABLES[name]}缺少{quoted(label)}一行")

    @property
    def _cases(self) -> int:
        return sum(len(group.columns) for group in self.form.groups)

    def _labels(self) -> dict[tuple[str, str], str]:
        return {(name, row.key): row.label for name, row, _ in self.form.cells()}

    def _columns(self, name: str, key: str, heads: list[str]) -> tuple[Column, ...]:
        if name == "table3":
            return self._applicants
        columns = tuple(column for table, row, column in self.form.cells() if (table, row.key) == (name, key))
        by_label = {label_key(column.label): column for column in columns}
        printed = tuple(by_label[head] for head in heads if head in by_label)
        return printed if len(printed) == len(columns) else columns

    def _order(self, keys: list[str]) -> tuple[Column, ...]:
        """Return the applicant columns in the order of the heading, once it names all of them."""
        by_label = {label_key(column.label): column for column in self._applicants}
        printed = tuple(by_label[key] for key in keys if key in by_label)
        return printed if len(printed) == len(self._applicants) else self._applicants

    def _take_cases(self, data: list[str]) -> None:
        numbers = data[-self._cases :]
        if len(numbers) != self._cases:
            message = f"表四有一行读到{len(data)}格，应为{self._cases}格，无法确定各格所属的栏目"
            self._fault("row", tuple(f"table4.{group.key}" for group in self.form.groups), message)
            return
        for group in self.form.groups:
            width = len(group.columns)
            self._fill("table4", group.key, numbers[:width], group.columns)
            numbers = numbers[width:]

    def _fill(self, name: str, key: str, data: list[str], columns: tuple[Column, ...]) -> None:
        where = f"{_TABLES[name]}{quoted(self._labels()[name, key])}"
        if len(data) != len(columns):
            message = f"{where}一行读到{len(data)}格，应为{len(columns)}格，无法确定各格所属的栏目"
            self._fault("row", (f"{name}.{key}",), message)
            return
        row: dict[str, Cell] = {}
        for text, column in zip(data, columns, strict=True):
            try:
                row[column.key] = number(text, column)
            except ValueError:
                cell = (f"{name}.{key}.{column.key}",)
                self._fault("cell", cell, f"{where}行{quoted(column.label)}列印作“{text}”，不是数字")
        table = self.tables.of(name)
        if key in table and table[key] != row:
            self._fault("row", (f"{name}.{key}",), f"{where}一行出现了不止一次，数字不同，以第一次为准")
        table.setdefault(key, row)

    def _fault(self, check_name: str, cells: tuple[str, ...], message: str) -> None:
        self.faults.append(Finding(check_name, Verdict.UNDECIDABLE, cells, None, None, message))


def _is_heading(keys: list[str]) -> bool:
    heads = {"自然人", "商业企业", "信息内容", "结果维持", "申请人情况"}
    return keys[-1:] == ["行政诉讼"] or not heads.isdisjoint(keys)


def _is_cases(cells: list[str], expected: int) -> bool:
    """Tell whether a row without a label is the one row of table four.

    It holds only numbers and blanks; with as many cells as expected, some may be unreadable.
    """
    odd = sum(not re.fullmatch(r"[\d,]*", bare(cell)) for cell in cells)
    return any(cells) and len(cells) >= 5 and odd <= (3 if len(cells) >= expected else 0)


def number(text: str, column: Column) -> Cell:
    """Return the number a cell prints, or None for a blank. Raises ValueError for anything else.

    A printed unit is taken off; an amount of money printed in another unit than its column's is
    converted (a column without a unit counts in 元).
    """
    plain = bare(text).replace("−", "-")
    if not plain:
        return None
    match = re.fullmatch(r"([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(万?元|[件个项条宗次份])?", plain)
    if not match or len(plain) > 40:
        raise ValueError(text)
    value = Decimal(match[1].replace(",", ""))
    if match[2] == "元" and column.unit == "万元":
        value /= _TEN_THOUSAND
    elif match[2] == "万元" and not column.unit:
        value *= _TEN_THOUSAND
    return int(value) if value == value.to_integral_value() else value
