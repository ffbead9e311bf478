"""docs/operations.md and the settings speak of the same variables."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.house.tree import ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
ROW = re.compile(r"^\| `(?P<name>(?:GONGKAI|PG)_?[A-Z_]+)` \|", re.MULTILINE)
SPOKEN = re.compile(r"\b(?:GONGKAI_|PG)[A-Z][A-Z_]+\b")

LISTENER = """
import json, os
asked = set()
class Listening(dict):
    def get(self, name, default=None):
        asked.add(name)
        return super().get(name, default)
    def __getitem__(self, name):
        asked.add(name)
        return super().__getitem__(name)
os.environ = Listening(os.environ)
import config.settings
print(json.dumps(sorted(name for name in asked if name.startswith(("GONGKAI_", "PG")))))
"""
"""Loads the settings and tells which variables they asked for."""


def asked(folder, **environment: str) -> set[str]:
    """Return the variables the settings ask for; folder: where secrets may be kept meanwhile."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    told = subprocess.run(
        [sys.executable, "-c", LISTENER],
        cwd=ROOT,
        env=kept | {"GONGKAI_VAR": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(told.stdout))


@pytest.fixture(scope="module")
def variables(tmp_path_factory) -> set[str]:
    folder = tmp_path_factory.mktemp("var")
    return asked(folder, GONGKAI_DATABASE="sqlite") | asked(folder, GONGKAI_DATABASE="postgresql")


def test_every_variable_of_the_settings_is_explained(variables):
    assert variables - set(ROW.findall(OPERATIONS)) == set()


def test_every_variable_explained_is_one_of_the_settings(variables):
    assert set(SPOKEN.findall(OPERATIONS)) - variables == set()


def test_no_variable_is_explained_twice():
    explained = ROW.findall(OPERATIONS)

    assert len(explained) == len(set(explained))
