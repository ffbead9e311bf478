"""docs/glossary.md has a word for everything, and everything it names is there."""

import re
import tomllib
from enum import StrEnum
from importlib import import_module

import pytest
from django.apps import apps

from gongkai.inforequests import lifecycle as inforequests
from gongkai.publishing import lifecycle as publishing
from tests.house.tree import PRODUCT, ROOT, act_modules, definitions, functions, is_act, modules, name_of

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text()
ROW = re.compile(r"^\| (?P<chinese>[^|`]+) \| `(?P<name>[\w.]+)` \| `(?P<where>[\w./]+)` \|", re.MULTILINE)
ROWS = [(match["chinese"], match["name"], match["where"]) for match in ROW.finditer(GLOSSARY)]
LISTED = {(name, where) for _, name, where in ROWS}

every_row = pytest.mark.parametrize(("chinese", "name", "where"), ROWS, ids=[f"{w}-{n}" for _, n, w in ROWS])


def absent(wanted: set[tuple[str, str]]) -> list[str]:
    return sorted(f"{name} of {where}" for name, where in wanted - LISTED)


def label(name: str, where: str) -> str:
    """Return the word the code itself has for a member of a closed list; nothing where it has none."""
    owner, dot, member = name.partition(".")
    module = import_module(where.removesuffix(".py").replace("/", "."))
    found = getattr(getattr(module, owner), member, None) if dot else None
    if not isinstance(found, StrEnum) or hasattr(found, "label"):
        return getattr(found, "label", "")
    tables = [value for value in vars(module).values() if isinstance(value, dict)]
    words = (word for table in tables for key, word in table.items() if key is found)
    return next((said for word in words if isinstance(said := getattr(word, "label", word), str)), "")


def test_no_line_of_a_table_is_overlooked():
    lines = [line for line in GLOSSARY.splitlines() if line.startswith("| ") and "identifier" not in line]

    assert len(ROWS) == len(lines)


def test_nothing_is_listed_twice():
    assert len(ROWS) == len(LISTED)


def test_every_package_is_listed():
    folders = (path for path in PRODUCT.iterdir() if (path / "__init__.py").is_file())

    assert absent({(f"gongkai.{path.name}", f"{name_of(path)}/__init__.py") for path in folders}) == []


def test_every_model_is_listed():
    kept = [model for model in apps.get_models() if model.__module__.startswith("gongkai.")]

    assert kept
    assert absent({(one.__name__, one.__module__.replace(".", "/") + ".py") for one in kept}) == []


def test_every_state_is_listed():
    lifecycles = [path for path in modules() if path.name == "lifecycle.py"]
    states = {
        (name, name_of(path))
        for path in lifecycles
        for name in definitions(path)
        if name.startswith("State.")
    }

    assert states
    assert absent(states) == []


def test_every_act_is_listed():
    acts = {(act.name, name_of(path)) for path in act_modules() for act in functions(path) if is_act(act)}

    assert acts
    assert absent(acts) == []


@every_row
def test_a_word_is_where_the_glossary_says(chinese, name, where):
    path = ROOT / where

    assert path.is_file()
    if path.name == "__init__.py":
        assert name == ".".join(path.parent.relative_to(ROOT).parts)
    elif path.suffix == ".py":
        assert name in definitions(path)
    elif path.name == "columns.toml":
        columns = tomllib.loads(path.read_text())["column"]
        assert (name, chinese) in {(column["key"], column["label"]) for column in columns}
    else:
        assert (path.stem, tomllib.loads(path.read_text())["label"]) == (name, chinese)


@every_row
def test_the_chinese_is_the_word_the_pages_use(chinese, name, where):
    if where.endswith(".py") and "." in name and not name.startswith("gongkai."):
        assert label(name, where) in {chinese, ""}


@pytest.mark.parametrize("lifecycle", [publishing, inforequests], ids=lambda one: one.__name__)
def test_an_act_is_called_as_its_button(lifecycle):
    folder = lifecycle.__name__.replace(".", "/").removesuffix("/lifecycle")
    called = {(name, chinese) for chinese, name, where in ROWS if where.startswith(f"{folder}/actions")}

    assert {(move.name, move.label) for move in lifecycle.PROCEDURE.moves.values()} <= called
