"""What must add up in the three tables of the annual report.

A cell is addressed as table, row key and column key: "table3.granted.natural". There are three
kinds: a printed number; a printed blank (None), which stands for zero; and no cell at all (its key
is absent), because the row is missing or the print cannot be read. A blank total over parts that
are not zero says nothing, and neither does a missing cell: what depends on them is undecidable,
never wrong. See docs/readings/010-blank-cells.md.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from gongkai.law.report_forms import (
    APPLICANT_LABELS,
    APPLICANTS,
    TOTAL,
    Block,
    Column,
    Form,
    FormNotInForce,
    Group,
    Row,
    Section,
    form,
    form_for,
)

__all__ = [
    "APPLICANTS",
    "APPLICANT_LABELS",
    "TOTAL",
    "Block",
    "Cell",
    "Column",
    "Finding",
    "Form",
    "FormNotInForce",
    "Group",
    "Row",
    "Section",
    "Table",
    "Tables",
    "Verdict",
    "check",
    "check_against_last_year",
    "counted",
    "doubts",
    "form",
    "form_for",
]

Number = int | Decimal
Cell = Number | None
Table = dict[str, dict[str, Cell]]
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Tables:
    """The numbers of one report, by row key and column key; table four by route."""

    table2: Table
    table3: Table
    table4: Table

    def has(self, place: Place) -> bool:
        """Tell whether a cell is there, be it blank."""
        name, row, column = place
        return column in self.of(name).get(row, {})

    def at(self, place: Place) -> Cell:
        """Return what a cell prints; None for a blank and for no cell."""
        name, row, column = place
        return self.of(name).get(row, {}).get(column)

    def of(self, name: str) -> Table:
        """Return a table by its name: table2, table3 or table4."""
        return {"table2": self.table2, "table3": self.table3, "table4": self.table4}[name]


class Verdict(StrEnum):
    """What a check came to."""

    HOLDS = "holds"
    FAILS = "fails"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found.

    check: the name of the identity, "T3-1".
    cells: the cells it reads, "table3.granted.natural".
    left, right: the two numbers that should be equal; None where one cannot be told.
    message: a Chinese sentence naming the cells by their printed labels.
    """

    check: str
    verdict: Verdict
    cells: tuple[str, ...]
    left: Cell
    right: Cell
    message: str


def check(form: Form, tables: Tables) -> list[Finding]:
    """Check every identity a form must satisfy, column by column and row by row.

    An identity over a table that is missing altogether gives one finding, not one per cell.

    Source: FORM_2019; FORM_2021.
    """
    ledger = _Ledger(form, tables)
    return [*_counts(ledger), *_table3(ledger), *_table4(ledger)]


def doubts(form: Form, tables: Tables) -> list[Finding]:
    """Return what is odd in one year's tables without breaking an identity.

    Source: FORM_2019.
    """
    found = []
    for row in form.table2[0].rows if "disclosed" in form.identities else ():
        places = ("table2", row.key, "disclosed"), ("table2", row.key, "disclosed_total")
        year, ever = (tables.at(place) for place in places)
        if year is not None and ever is not None and ever < year:
            message = f"{quoted(row.label)}行：对外公开总数量为{ever}，少于本年新公开数量{year}"
            name = form.identities["disclosed"]
            found.append(Finding(name, Verdict.FAILS, _names(places), year, ever, message))
    return found


def check_against_last_year(form: Form, tables: Tables, last: Tables) -> list[Finding]:
    """Check what this year's tables carry over from the year before.

    last: the tables of the report on the year before, in either form; its cells are named
    "last.table3.carry_out.natural".

    These checks are soft: a clean-up of documents, a merger of organs or a corrected figure may break
    them rightly, and then section six of the report says so.

    Source: FORM_2019; FORM_2021.
    """
    this, before = _Ledger(form, tables), _Ledger(form, last, "last.")
    return [
        *(
            _compared(
                form.identities["carried"],
                f"{quoted(column.label)}列",
                this.side("本年的二、上年结转", [("table3", "carry_in", column.key)]),
                before.side("上年的四、结转下年度", [("table3", "carry_out", column.key)]),
            )
            for column in form.applicant_columns
        ),
        *_items(this, before),
    ]


def counted(form: Form, tables: Tables, rows: Sequence[str], column: str = TOTAL) -> Number | None:
    """Return what rows of table three come to in a column, or None where the table does not tell.

    Where 总计 is left blank, the six applicant columns are added up instead.
    """
    ledger = _Ledger(form, tables)
    numbers = []
    for row in rows:
        number = ledger.worth(("table3", row, column))
        if number is None and column == TOTAL and tables.has(("table3", row, column)):
            number = ledger.side("", [("table3", row, key) for key in APPLICANTS]).value
        numbers.append(number)
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an equation. value: None when a cell does not tell; known: the sum of those that do."""

    name: str
    cells: tuple[str, ...]
    value: Number | None
    known: Number
    untold: str
    blank: bool

    def __str__(self) -> str:
        if len(self.cells) > 1:
            total = f"{self.name}之和"
            return f"{total}无法得出（{self.untold}）" if self.value is None else f"{total}为{self.value}"
        return f"{self.name}一格{self.untold}" if self.value is None else f"{self.name}为{self.value}"


@dataclass(frozen=True, slots=True)
class _Ledger:
    """Filled-in tables read by their form. year: "last." before the cells of last year's report."""

    form: Form
    tables: Tables
    year: str = ""

    def worth(self, place: Place) -> Number | None:
        """Return what a cell counts for: a blank is zero, unless it is a total of something."""
        if not self.tables.has(place):
            return None
        printed = self.tables.at(place)
        if printed is not None:
            return printed
        return 0 if all(self.worth(part) == 0 for part in self._parts(place)) else None

    def side(self, name: str, places: Sequence[Place]) -> _Side:
        """Add up cells to one side of an equation."""
        numbers = {place: self.worth(place) for place in places}
        known = sum(number for number in numbers.values() if number is not None)
        untold = [place for place, number in numbers.items() if number is None]
        return _Side(
            name,
            tuple(self.year + cell for cell in _names(places)),
            None if untold else known,
            known,
            self._untold(untold, alone=len(places) == 1),
            all(self.tables.at(place) is None for place in places),
        )

    def _parts(self, place: Place) -> list[Place]:
        name, row, column = place
        if name == "table3" and column == TOTAL:
            return [(name, row, key) for key in APPLICANTS]
        if name == "table3" and row == "results_total":
            return [(name, outcome.key, column) for outcome in self.form.outcomes]
        if name == "table4" and column == TOTAL:
            return [(name, row, one.key) for one in self.form.groups[0].columns if one.key != TOTAL]
        return []

    def _untold(self, places: Sequence[Place], *, alone: bool) -> str:
        states = ["空白" if self.tables.has(place) else "缺失" for place in places]
        if alone:
            return "".join(states)
        named = [self.label(place) + state for place, state in zip(places[:3], states, strict=False)]
        return "、".join(named) + (f"等{len(places)}格" if len(places) > len(named) else "")

    def label(self, place: Place) -> str:
        """Return a cell by its printed labels: “（一）予以公开”行“总计”列."""
        rows = {(name, row.key): row.label for name, row, _ in self.form.cells()}
        columns = {(name, row.key, column.key): column.label for name, row, column in self.form.cells()}
        return f"{quoted(rows[place[:2]])}行{quoted(columns[place])}列"


def quoted(label: str) -> str:
    """Return a printed label as a message quotes it: without its explanation, inner quotes single."""
    short = re.sub(r"(?<=.{4})（.*", "", label)
    return f"“{short.replace('“', '‘').replace('”', '’')}”"


def _names(places: Sequence[Place]) -> tuple[str, ...]:
    return tuple(".".join(place) for place in places)


def _compared(name: str, subject: str, left: _Side, right: _Side) -> Finding:
    if left.value is None or right.value is None:
        verdict, end = Verdict.UNDECIDABLE, "，无法核对"
    elif left.value == right.value:
        verdict, end = Verdict.HOLDS, "，相符"
    else:
        verdict, end = Verdict.FAILS, f"，相差{abs(left.value - right.value)}"
    numbers = left.known, right.value
    return Finding(name, verdict, (*left.cells, *right.cells), *numbers, f"{subject}：{left}，{right}{end}")


def _totalled(name: str, subject: str, parts: _Side, total: _Side) -> Finding:
    """Compare parts with their printed total; a total whose parts are all left blank proves nothing."""
    if parts.blank and total.value:
        message = f"{subject}：{parts.name}均为空白，{total}，无法核对"
        cells = (*parts.cells, *total.cells)
        return Finding(name, Verdict.UNDECIDABLE, cells, parts.known, total.value, message)
    return _compared(name, subject, parts, total)


def _missing(name: str, table: str, what: str) -> Finding:
    return Finding(name, Verdict.UNDECIDABLE, (table,), None, None, f"{what}没有填列或没有读到，无法核对")


def _counts(ledger: _Ledger) -> Iterator[Finding]:
    """Every number is at least zero, but for 增/减; a count is whole."""
    name = ledger.form.identities["counts"]
    if not ledger.tables.table2:
        yield _missing(name, "table2", "表二（主动公开政府信息情况）")
    bad = False
    for table, row, column in ledger.form.cells():
        place = (table, row.key, column.key)
        number = ledger.tables.at(place)
        if number is None:
            continue
        negative = number < 0 and column.kind != "signed_int"
        broken = number != int(number) and column.kind != "decimal"
        if negative or broken:
            bad = True
            words = "不能为负数" if negative else "应为整数"
            message = f"{ledger.label(place)}为{number}，{words}"
            yield Finding(name, Verdict.FAILS, _names([place]), number, None, message)
    if not bad and (ledger.tables.table2 or ledger.tables.table3 or ledger.tables.table4):
        yield Finding(name, Verdict.HOLDS, (), None, None, "各表数字均不为负，件数均为整数")


def _table3(ledger: _Ledger) -> Iterator[Finding]:
    form, ids = ledger.form, ledger.form.identities
    if not ledger.tables.table3:
        yield _missing(ids["balance"], "table3", "表三（收到和处理政府信息公开申请情况）")
        return
    for column in form.applicant_columns:

        def cells(*rows: str, key: str = column.key) -> list[Place]:
            return [("table3", row, key) for row in rows]

        subject = f"{quoted(column.label)}列"
        came = ledger.side("一、二两项", cells("new", "carry_in"))
        went = ledger.side("三（七）、四两项", cells("results_total", "carry_out"))
        yield _compared(ids["balance"], subject, came, went)
        parts = ledger.side("三（一）至（六）各项", cells(*(row.key for row in form.outcomes)))
        total = ledger.side("三（七）总计", cells("results_total"))
        yield _totalled(ids["results"], subject, parts, total)
    for row in form.data_rows:
        parts = ledger.side("各类申请人", [("table3", row.key, key) for key in APPLICANTS])
        total = ledger.side("总计", [("table3", row.key, TOTAL)])
        yield _totalled(ids["applicants"], f"{quoted(row.label)}行", parts, total)


def _table4(ledger: _Ledger) -> Iterator[Finding]:
    name = ledger.form.identities["cases"]
    if not ledger.tables.table4:
        yield _missing(name, "table4", "表四（政府信息公开行政复议、行政诉讼情况）")
        return
    for group in ledger.form.groups:
        results = [("table4", group.key, one.key) for one in group.columns if one.key != TOTAL]
        parts = ledger.side("各种结果", results)
        total = ledger.side("总计", [("table4", group.key, TOTAL)])
        yield _totalled(name, quoted(group.label), parts, total)


def _items(this: _Ledger, before: _Ledger) -> Iterator[Finding]:
    """Compare the stock of documents or items with last year's stock and the changes since."""
    name = this.form.identities["items"]
    for block in this.form.table2:
        keys = {column.key for column in block.columns}
        for row in block.rows:
            if "in_force" in keys:
                now = this.side("现行有效件数", [("table2", row.key, "in_force")])
                stock = before.side("上年现行有效件数", [("table2", row.key, "in_force")])
                made, gone = (this.worth(("table2", row.key, key)) for key in ("issued", "repealed"))
                change = None if made is None or gone is None else made - gone
                expected = _changed(stock, "上年现行有效件数加本年制发减本年废止", change)
                yield _compared(name, f"{quoted(row.label)}行", now, expected)
            elif "prev_items" in keys:
                now = this.side("上一年项目数量", [("table2", row.key, "prev_items")])
                places = [("table2", row.key, key) for key in ("prev_items", "delta")]
                expected = before.side("上年报告的上一年项目数量、本年增/减", places)
                yield _compared(name, f"{quoted(row.label)}行", now, expected)


def _changed(stock: _Side, name: str, change: Number | None) -> _Side:
    value = None if stock.value is None or change is None else stock.value + change
    return replace(stock, name=name, value=value, untold=stock.untold or "无法得出")
