"""The case tables of the law: TOML an official can read, each case a test of its own name."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "cases"
SPECIFICATION = (Path(__file__).parents[2] / "../shared/law").resolve()


def cases(file: str) -> list[Any]:
    """Return the cases of a file as parameters, named by their `name`."""
    read = tomllib.loads((CASES / file).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in read]


def specification(file: str) -> Any:
    """Return a legal table of the specification, or skip where it is not at hand."""
    path = SPECIFICATION / file
    if not path.exists():
        pytest.skip(f"the specification's {file} is not at hand")
    return yaml.safe_load(path.read_text(encoding="utf-8"))
