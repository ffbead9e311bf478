"""The three statutory tables in their printed form: merged cells, headings and numbers.

Both the web page and the document are made of these grids, so that they cannot differ.
"""

from collections.abc import Sequence
from decimal import Decimal

from gongkai.documents.paper import Align, Grid, GridCell
from gongkai.law.report_tables import Block, Cell, Column, Form, Group, Row, Tables

_ORGANISATIONS = "法人或其他组织"
_LABELS = 3
"""How many columns the labels of table three take: one for each level."""


def grids(form: Form, tables: Tables) -> dict[str, Grid]:
    """Return the grids of "table2", "table3" and "table4"."""
    return {"table2": _table2(form, tables), "table3": _table3(form, tables), "table4": _table4(form, tables)}


def shown(cell: Cell) -> str:
    """Return a number as it is printed; a cell nobody filed stays blank."""
    return "" if cell is None else f"{cell.normalize():f}" if isinstance(cell, Decimal) else str(cell)


def _table2(form: Form, tables: Tables) -> Grid:
    width = 1 + max(len(block.columns) for block in form.table2)
    rows = [row for block in form.table2 for row in _block(block, tables, width)]
    return Grid(tuple(rows), (1.6, *[1.0] * (width - 1)))


def _block(block: Block, tables: Tables, width: int) -> list[tuple[GridCell, ...]]:
    """Return caption, heading and rows; the last column reaches to the edge of the table."""
    reach = width - len(block.columns)
    spans = [*[1] * (len(block.columns) - 1), reach]

    def line(first: GridCell, texts: Sequence[str], *, header: bool) -> tuple[GridCell, ...]:
        cells = zip(texts, spans, strict=True)
        return (first, *(GridCell(text, colspan=span, header=header) for text, span in cells))

    return [
        (GridCell(block.caption, colspan=width),),
        line(_head(block.row_header), [column.label for column in block.columns], header=True),
        *(
            line(
                GridCell(row.label, align=Align.LEFT),
                [shown(tables.at(("table2", row.key, column.key))) for column in block.columns],
                header=False,
            )
            for row in block.rows
        ),
    ]


def _table3(form: Form, tables: Tables) -> Grid:
    rows = [
        (*_labels(form, row), *_numbers(tables, "table3", row.key, form.applicant_columns))
        for row in form.data_rows
    ]
    widths = (0.9, 1.4, 3.2, *[1.0] * len(form.applicant_columns))
    return Grid((*_applicants(form), *rows), widths)


def _applicants(form: Form) -> list[tuple[GridCell, ...]]:
    natural, *organisations, total = form.applicant_columns
    return [
        (
            GridCell(form.note, rowspan=3, colspan=_LABELS, header=True),
            _head("申请人情况", colspan=len(form.applicant_columns)),
        ),
        (
            _head(natural.label, rowspan=2),
            _head(_ORGANISATIONS, colspan=len(organisations)),
            _head(total.label, rowspan=2),
        ),
        tuple(_head(column.label) for column in organisations),
    ]


def _labels(form: Form, row: Row) -> list[GridCell]:
    """Return the label of a row, after the headings that begin beside it."""
    levels = row.code.split(".")
    codes = [".".join(levels[: depth + 1]) for depth in range(len(levels) - 1)]
    headings = [one for code in codes for one in form.table3 if one.code == code]
    beginning = [one for one in headings if form.under(one.code)[0] == row]
    return [
        *(GridCell(one.label, rowspan=len(form.under(one.code)), align=Align.LEFT) for one in beginning),
        GridCell(row.label, colspan=_LABELS - len(headings), align=Align.LEFT),
    ]


def _table4(form: Form, tables: Tables) -> Grid:
    alone = [group for group in form.groups if not group.parent]
    joined = [group for group in form.groups if group.parent]
    first = [_head(group.label, colspan=len(group.columns)) for group in alone]
    first.append(_head(joined[0].parent, colspan=sum(len(group.columns) for group in joined)))
    second = [_head(column.label, rowspan=2) for group in alone for column in group.columns]
    second += [_head(group.label, colspan=len(group.columns)) for group in joined]
    third = [_head(column.label) for group in joined for column in group.columns]
    numbers = [cell for group in (*alone, *joined) for cell in _cases(tables, group)]
    return Grid((tuple(first), tuple(second), tuple(third), tuple(numbers)), (1.0,) * len(numbers))


def _cases(tables: Tables, group: Group) -> list[GridCell]:
    return _numbers(tables, "table4", group.key, group.columns)


def _numbers(tables: Tables, name: str, row: str, columns: Sequence[Column]) -> list[GridCell]:
    return [GridCell(shown(tables.at((name, row, column.key)))) for column in columns]


def _head(text: str, *, rowspan: int = 1, colspan: int = 1) -> GridCell:
    return GridCell(text, rowspan=rowspan, colspan=colspan, header=True)
