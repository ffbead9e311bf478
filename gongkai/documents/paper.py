"""A report with headings, text and tables, as the statutory annual report is handed out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from gongkai.documents.sheet import SHEET


class Align(StrEnum):
    """Where the words of a cell stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 in 黑体, level 2 in 楷体. Its number, as “一、”, is part of the text."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. A line break in it begins another; “一、” and “（一）” begin headings as in a letter."""

    text: str


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table.

    rowspan, colspan: how many rows and columns it covers, from 1.
    header: it names a row or column; set in 黑体. Leading rows of header cells repeat on each page.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    align: Align = Align.CENTER


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and the row and column of its upper left corner, from 0."""

    row: int
    column: int
    cell: GridCell


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as wide as the text.

    rows: the cells that begin in each row, from left to right; a cell that reaches down is named only
        where it begins.
    column_widths: the share of each column in the width of the table; any unit, above 0.
    caption: stands above the table; may be empty.

    A table whose cells overlap, leave a hole or reach out of it is a ValueError.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    column_widths: tuple[float, ...]
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.rows or not self.column_widths or min(self.column_widths) <= 0:
            message = "a table has rows, and columns wider than nothing"
            raise ValueError(message)
        covered = {(p.row + down, p.column + across) for p in self.placed() for down, across in _area(p.cell)}
        cells = sum(cell.rowspan * cell.colspan for row in self.rows for cell in row)
        columns = len(self.column_widths)
        if covered != {(row, column) for row in range(len(self.rows)) for column in range(columns)}:
            message = f"the cells do not fill {len(self.rows)} rows of {columns} columns"
            raise ValueError(message)
        if cells != len(covered):
            message = "cells overlap"
            raise ValueError(message)

    def placed(self) -> Iterator[Placed]:
        """Return each cell with its place: the next free one of its row."""
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while (number, column) in taken:
                    column += 1
                taken |= {(number + down, column + across) for down, across in _area(cell)}
                yield Placed(number, column, cell)

    @property
    def size(self) -> float:
        """The size of the words in it, in points: smaller where there are many columns."""
        return SHEET.dense_size if len(self.column_widths) > 7 else SHEET.table_size

    @property
    def header_rows(self) -> int:
        """How many leading rows repeat on each page: those of header cells only, with all they reach down to.

        A table of header cells only has none: nothing would be left to stand below them.
        """
        leading = len(list(takewhile(lambda row: all(cell.header for cell in row), self.rows)))
        reach = max((p.row + p.cell.rowspan for p in self.placed() if p.row < leading), default=0)
        return leading if leading == reach < len(self.rows) else 0


def _area(cell: GridCell) -> Iterator[tuple[int, int]]:
    return ((down, across) for down in range(cell.rowspan) for across in range(cell.colspan))


@dataclass(frozen=True, slots=True)
class Paper:
    """A report.

    title: cut into lines of one length if it is long; line breaks in it are kept.
    organ: who issues it: the author in the document's properties and, with the date, the signature.
    issued_on: its date, also the creation date of the file, so that the same report gives the same bytes.
    blocks: what stands in it, in order.
    signed: whether organ and date stand below the text.
    """

    title: str
    organ: str
    issued_on: date
    blocks: tuple[Heading | Text | Grid, ...]
    signed: bool = False
