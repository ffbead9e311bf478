import pytest

from gongkai.documents.paper import Grid, GridCell
from tests.documents.samples import handling_table, name


@pytest.mark.parametrize(
    "rows",
    [
        (),
        ((GridCell("甲"),),),
        ((GridCell("甲"), GridCell("乙"), GridCell("丙")),),
        ((GridCell("甲", rowspan=2), GridCell("乙")),),
        ((GridCell("甲"), GridCell("乙", rowspan=2)), (GridCell("丙", colspan=2),)),
    ],
    ids=["empty", "a hole", "too wide", "reaches below", "overlap"],
)
def test_a_table_whose_cells_do_not_fill_it_is_an_error(rows):
    with pytest.raises(ValueError, match=r"cells|table"):
        Grid(rows, (1, 1))


def test_a_cell_stands_beside_those_that_reach_down_to_its_row():
    grid = Grid(((GridCell("甲", rowspan=2), GridCell("乙")), (GridCell("丙"),)), (1, 1))

    assert [(p.row, p.column) for p in grid.placed()] == [(0, 0), (0, 1), (1, 1)]


def test_leading_rows_of_header_cells_repeat():
    assert handling_table(1).header_rows == 3


def test_a_header_that_reaches_into_the_numbers_does_not_repeat():
    grid = Grid(((name("甲", 2), name("乙")), (GridCell("1"),)), (1, 1))

    assert grid.header_rows == 0
