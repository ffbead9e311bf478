"""The tour never lies: every place it names is where it says."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT, definitions

TOUR = ROOT / "docs" / "tour.md"
PLACE = re.compile(r"`(?P<path>[\w./-]+\.\w+):(?P<line>\d+) (?P<name>[\w.]+)`")
PLACES = [(match["path"], int(match["line"]), match["name"]) for match in PLACE.finditer(TOUR.read_text())]


def line_of(path: Path, name: str) -> int | None:
    """Return the line that defines a name; in a file that is not Python, the first that begins with it."""
    if path.suffix == ".py":
        return definitions(path).get(name)
    lines = enumerate(path.read_text().splitlines(), start=1)
    return next((number for number, line in lines if re.match(rf"\W*{re.escape(name)}\b", line)), None)


def test_the_tour_goes_through_the_house():
    assert len(PLACES) > 40


def test_the_floors_are_drawn_as_they_are_proved():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    drawing = TOUR.read_text().split("```")[1]
    drawn = [re.split(r"\s{2,}", line.strip())[0] for line in drawing.strip().splitlines()]

    assert [floor.replace("│", "|") for floor in drawn] == layers


@pytest.mark.parametrize(("path", "line", "name"), PLACES, ids=[f"{path}-{name}" for path, _, name in PLACES])
def test_a_place_of_the_tour_is_where_it_says(path, line, name):
    file = ROOT / path
    assert file.is_file(), f"docs/tour.md names {path}, which does not exist"

    right = line_of(file, name)

    assert right, f"docs/tour.md: {path} does not define {name}"
    assert line == right, f"docs/tour.md: write `{path}:{right} {name}` instead of line {line}"
