"""What every test may ask for."""

from pathlib import Path

import pytest

from tests.people import Cast, assemble


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path: Path) -> None:
    """Keep each test's files to itself."""
    settings.VAR = tmp_path
    settings.SEARCH_INDEX = tmp_path / "search"


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody in office."""
    return assemble()
