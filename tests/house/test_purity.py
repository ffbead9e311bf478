"""The law and the lifecycles are pure: they load without the framework."""

import subprocess
import sys

import pytest

from tests.house.tree import PRODUCT, ROOT, modules

PURE = [path for path in modules() if path.parent == PRODUCT / "law" or path.name == "lifecycle.py"]
NAMES = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in PURE]
OUTSIDE = ("django", "sqlite3", "socket", "urllib.request", "http.client")


def test_there_is_something_pure_to_look_at():
    assert {"gongkai.law.deadlines", "gongkai.publishing.lifecycle"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_loads_without_the_framework_the_database_or_the_network(name):
    program = f"import sys, {name}; print([one for one in {OUTSIDE!r} if one in sys.modules])"

    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (told.stdout.strip(), told.stderr) == ("[]", "")
