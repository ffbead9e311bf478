"""The portal as a citizen meets it."""

from datetime import datetime

import pytest
from django.core.cache import cache

from gongkai.portal import clock
from gongkai.search.indexer import Indexer
from tests import make


@pytest.fixture(autouse=True)
def forgotten_tries() -> None:
    """Let no test inherit the tries of another."""
    cache.clear()


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Stop the clock of the portal at noon of 2020-05-08."""
    at = make.moment("2020-05-08", 12)
    monkeypatch.setattr(clock, "now", lambda: at)
    return at


def catch_up() -> None:
    """Bring the search index in step with what is public."""
    with Indexer() as writer:
        while writer.catch_up():
            pass
