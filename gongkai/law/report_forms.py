"""The two forms of the annual report: sections, rows, columns and labels as they are printed.

The forms are data (`data/annual_report_*.toml`); this module reads them. What must add up in a
filled-in form is said in `report_tables`.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gongkai.law.refusals import Refusal
from gongkai.law.sources import FORM_2019, FORM_2021, REGULATION, Article

TOTAL = "total"
APPLICANT_LABELS = {
    "natural": "自然人",
    "enterprise": "商业企业",
    "research": "科研机构",
    "welfare": "社会公益组织",
    "legal": "法律服务机构",
    "other_org": "其他",
}
APPLICANTS = tuple(APPLICANT_LABELS)

_DATA = Path(__file__).with_name("data")


class FormNotInForce(Refusal):
    """A report on a year before the first of the two forms."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(
            f"{year} 年的年度报告没有可用的统计表格式",
            rule=f"{Article(REGULATION, 50, 2)}，{FORM_2019}自 2019 年度报告起适用，{FORM_2021}自 2021 年度报告起适用",
            remedy="请选择 2019 年及以后的年度",
        )


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six parts of a report. table: "table2" to "table4", empty for a part in prose."""

    no: str
    title: str
    table: str
    must_cover: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers. kind: "int", "signed_int" or "decimal"; unit: as printed, often empty."""

    key: str
    label: str
    kind: str = "int"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row. code: its place in table three, "3.3.1"; data: False for a heading without cells."""

    key: str
    label: str
    code: str = ""
    data: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """The part of table two for one item of REGULATION Art. 20."""

    caption: str
    row_header: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One route of table four; parent: the heading it is printed under, or empty."""

    key: str
    label: str
    parent: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A statutory form of the annual report.

    years: first and last report year, both included; the last is None while the form is in force.
    note: the sentence printed in the head of table three.
    applicant_columns: the seven columns of numbers of table three, 总计 last.
    identities: what each identity is called in findings, by our name for it.

    Source: FORM_2019; FORM_2021.
    """

    version: str
    instrument: str
    years: tuple[int, int | None]
    sections: tuple[Section, ...]
    table2: tuple[Block, ...]
    table3: tuple[Row, ...]
    note: str
    applicant_columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    identities: dict[str, str]

    @property
    def outcomes(self) -> tuple[Row, ...]:
        """The rows of table three a finished request is counted in, exactly one each."""
        return tuple(row for row in self.under("3") if row.key != "results_total")

    @property
    def data_rows(self) -> tuple[Row, ...]:
        """The rows of table three that hold numbers."""
        return tuple(row for row in self.table3 if row.data)

    def under(self, code: str) -> tuple[Row, ...]:
        """Return the rows with numbers at or beneath a place of table three: "3.3" gives its eight."""
        return tuple(row for row in self.data_rows if f"{row.code}.".startswith(f"{code}."))

    def cells(self) -> Iterator[tuple[str, Row | Group, Column]]:
        """Yield the table, the row and the column of every cell the form asks for."""
        for block in self.table2:
            yield from (("table2", row, column) for row in block.rows for column in block.columns)
        yield from (("table3", row, column) for row in self.data_rows for column in self.applicant_columns)
        yield from (("table4", group, column) for group in self.groups for column in group.columns)


def form_for(year: int) -> Form:
    """Return the form of the report on a year. Refused by FormNotInForce before 2019.

    Source: FORM_2019; FORM_2021.
    """
    for candidate in (form("2021"), form("2019")):
        if candidate.years[0] <= year:
            return candidate
    raise FormNotInForce(year)


@cache
def form(version: str) -> Form:
    """Return the form "2019" or "2021"."""
    data = tomllib.loads((_DATA / f"annual_report_{version}.toml").read_text(encoding="utf-8"))
    meta, tables = data["meta"], data["tables"]
    years = meta["applies_to_report_years"]
    cases = _columns(tables["table4"]["columns"])
    return Form(
        version=meta["version"],
        instrument=meta["instrument"],
        years=(years["from"], years.get("to")),
        sections=tuple(
            Section(one["no"], one["title"], one.get("table", ""), tuple(one.get("must_cover", ())))
            for one in data["sections"]
        ),
        table2=tuple(
            Block(one["caption"], one["row_header"], _columns(one["columns"]), _rows(one["rows"]))
            for one in tables["table2"]["blocks"]
        ),
        table3=_rows(tables["table3"]["rows"]),
        note=tables["table3"]["note"],
        applicant_columns=_columns(one for one in tables["table3"]["columns"] if not one.get("group")),
        groups=tuple(
            Group(one["key"], one["label"], one.get("parent", ""), cases)
            for one in tables["table4"]["groups"]
        ),
        identities=data["identities"],
    )


def _columns(data: Iterable[dict[str, Any]]) -> tuple[Column, ...]:
    return tuple(
        Column(one["key"], one["label"], one.get("type", "int"), one.get("unit", "")) for one in data
    )


def _rows(data: Iterable[dict[str, Any]]) -> tuple[Row, ...]:
    return tuple(Row(one["key"], one["label"], one.get("code", ""), one.get("data", True)) for one in data)
