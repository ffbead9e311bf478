"""The surfaces show and hand on: they neither write nor ask the database, and one file each reads the clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import dotted, modules, name_of, tree

SURFACES = ("portal", "desk", "api")
VERBS = {
    *("save", "create", "delete", "update", "get_or_create", "update_or_create"),
    *("bulk_create", "bulk_update", "filter", "exclude", "annotate", "aggregate", "select_for_update"),
}
ALLOWED = {"cache.delete"}
"""Words of the same sound for other things: a count of wrong passwords is no record."""

CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "time.time"}
CLOCKS |= {"timezone.localdate", "timezone.localtime", "localdate", "localtime"}
READERS = {f"gongkai/{surface}/clock.py" for surface in SURFACES}
MAY_READ = ("gongkai/console/", "gongkai/demo/")

every_surface_file = pytest.mark.parametrize("path", modules(*SURFACES), ids=name_of)


def questions(path: Path) -> Iterator[str]:
    """Yield what a file asks of the database or writes to it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            yield dotted(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in VERBS:
            yield dotted(node.func)


def clocks(path: Path) -> set[str]:
    """Return the ways a file reads the clock."""
    spoken = {dotted(node) for node in ast.walk(tree(path))}
    return {one for one in spoken for clock in CLOCKS if one == clock or one.endswith(f".{clock}")}


@every_surface_file
def test_a_surface_asks_and_writes_through_doors_only(path):
    assert set(questions(path)) - ALLOWED == set()


def test_the_clock_is_read_at_the_edge_only():
    reading = {name_of(path): clocks(path) for path in modules() if not name_of(path).startswith(MAY_READ)}

    assert {name for name, found in reading.items() if found} <= READERS
