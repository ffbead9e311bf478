"""The desk as an official meets it."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from gongkai.accounts.models import User
from gongkai.desk import clock
from tests import make


@pytest.fixture(autouse=True)
def the_desk(settings) -> None:
    """Serve the desk, and let no test inherit the tries of another."""
    settings.SURFACE = "desk"
    settings.ROOT_URLCONF = "config.urls_desk"
    cache.clear()


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Stop the clock of the desk on 2020-03-02; the test may move it."""

    def set_day(day: str, hour: int = 10) -> None:
        monkeypatch.setattr(clock, "now", lambda: make.moment(day, hour))

    set_day("2020-03-02")
    return set_day


@pytest.fixture
def as_(cast) -> Callable[[User], Client]:
    """Return a browser in which a person is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
