"""What every test may ask for."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.people import Cast, assemble

NOTHING_SKIPPED = os.environ.get("GONGKAI_NOTHING_SKIPPED") == "1"
"""Where everything is installed, a skipped test is a failed one: `.ci/run` says so."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NOTHING_SKIPPED and report.skipped:
        report.outcome = "failed"
    return report


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path: Path) -> None:
    """Keep each test's files to itself."""
    settings.VAR = tmp_path
    settings.SEARCH_INDEX = tmp_path / "search"


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody in office."""
    return assemble()
