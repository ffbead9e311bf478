"""Reports to be read: printed from a form in several markups, or real ones of the specification."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.law.report_tables import APPLICANTS, TOTAL, Form, Row, Tables, form

REFERENCE = (Path(__file__).parents[2] / "../shared/reference").resolve()
CASES = Path(__file__).parents[1] / "law/cases/report_tables.toml"

Line = list[str]


def real(name: str) -> Path:
    """Return a published report of the specification, or skip where it is not at hand."""
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"the specification's {name} is not at hand")
    return path


def sample() -> Tables:
    """Return balanced tables in the form of 2021."""
    data = tomllib.loads(CASES.read_text(encoding="utf-8"))
    cases = ["upheld", "corrected", "other", "pending", TOTAL]
    tables = Tables({}, {}, {})
    for name, row, column in form("2021").cells():
        if name == "table2":
            tables.table2.setdefault(row.key, {})[column.key] = 2
    tables.table3.update(
        {key: dict(zip([*APPLICANTS, TOTAL], row, strict=True)) for key, row in data["table3"].items()}
    )
    tables.table4.update({key: dict(zip(cases, row, strict=True)) for key, row in data["table4"].items()})
    return tables


def lines(sheet: Form, tables: Tables) -> list[list[Line]]:
    """Return the three tables as printed, one list of cells for each row; merged cells stand once."""
    two = []
    for block in sheet.table2:
        two += [[block.caption], [block.row_header, *(column.label for column in block.columns)]]
        two += [[row.label, *_numbers(tables.table2[row.key])] for row in block.rows]
    three = [
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    three += [
        [*_headings(sheet, row), row.label, *_numbers(tables.table3[row.key])]
        for row in sheet.data_rows
        if row.key in tables.table3
    ]
    four = [["行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"]]
    four.append([column.label for group in sheet.groups for column in group.columns])
    four.append([text for group in sheet.groups for text in _numbers(tables.table4[group.key])])
    return [two, three, four]


def page(
    tables: list[list[Line]], prose: str = "", *, title: str = "某市2023年政府信息公开工作年度报告"
) -> str:
    """Return a web page of tables and prose."""
    body = "".join(f"<p>{line}</p>" for line in prose.splitlines())
    for table in tables:
        rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table)
        body += f"<table>{rows}</table>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def copied(tables: list[list[Line]], separator: str) -> str:
    """Return tables as they look when copied from a page into plain text."""
    text = "\n".join(separator.join(row) for table in tables for row in table)
    return f"某市2023年政府信息公开工作年度报告\n一、总体情况\n{text}\n"


def changed(tables: list[list[Line]], label: str, change: Callable[[Line], Line]) -> list[list[Line]]:
    """Return tables with the row of a label changed."""
    return [[change(row) if label in row else row for row in table] for table in tables]


def _numbers(cells: dict[str, object]) -> Line:
    return ["" if cell is None else str(cell) for cell in cells.values()]


def _headings(sheet: Form, row: Row) -> Line:
    parents = [one for one in sheet.table3 if not one.data and row.code.startswith(f"{one.code}.")]
    return [one.label for one in parents]
