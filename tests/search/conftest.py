"""What the tests of search share: publishing by title, catching up, and finding."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gongkai.publishing.models import Item
from gongkai.search import indexer
from gongkai.search.public import search
from tests import make
from tests.people import Cast

Publish = Callable[..., Item]


@pytest.fixture
def publish(cast: Cast) -> Publish:
    """Publish an item that differs from the usual notice in what is said, and bring the index up to date."""

    def published(*, kind: str = "notice", **said: object) -> Item:
        item = make.published(cast, replace(make.NOTICE, **said), kind=kind)
        catch_up()
        return item

    return published


def catch_up() -> None:
    """Read the log to its end."""
    with indexer.Indexer() as writer:
        while writer.catch_up():
            pass


def found(query: str, **narrowed: object) -> list[int]:
    """Return the numbers of all finds, page after page."""
    first = search(query, **narrowed)
    pages = [first, *(search(query, page=number, **narrowed) for number in range(2, first.pages + 1))]
    return [hit.id for page in pages for hit in page.hits]
