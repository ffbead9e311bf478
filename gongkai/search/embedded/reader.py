"""Asking the embedded index.

The title has a pass of its own and counts three times: one query that scored title and text
together would have to score every match of the longer part.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from math import exp2
from pathlib import Path
from threading import Lock

from tantivy import DocAddress, Index, Query

from gongkai.search.embedded import home
from gongkai.search.embedded.matching import Matching
from gongkai.search.embedded.schema import ID_BITS, PREFIX, open_copy
from gongkai.search.engine import HITS_MAX, Ask, SearchUnavailable, Sort, Tally, View

# What a hit is worth beside its text score: first proposals, to be fitted once readers' choices are known.
_TITLE = 3.0
_NUMBER = 1000.0
_FORMAL = 1.1
_EXPIRED = 0.6
_FRESH = 0.25
_HALF_LIFE = 3 * 365

_FACET_VALUES = 200


def current(root: Path) -> Path | None:
    """Return the copy readers use, or None where there is none this version can read."""
    try:
        copy = home.current(root)
    except OSError:
        return None
    return copy if copy.name.startswith(PREFIX) and copy.is_dir() else None


class EmbeddedReader:
    """A process's hold on the current copy: it follows the writer's commits and a rebuilding's switch."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock()
        self._index: Index | None = None
        self._seen: tuple[Path, home.Mark] | None = None

    def view(self) -> View:
        """Return the index as of its last commit, or refuse with SearchUnavailable."""
        copy = current(self._root)
        if copy is None:
            raise SearchUnavailable("索引尚未建立")
        with self._lock, _reading():
            mark = home.mark(copy)
            if self._index is None or self._seen is None or self._seen[0] != copy:
                self._index = open_copy(copy)
            if self._seen != (copy, mark):
                self._index.reload()
                self._seen = copy, mark
            return EmbeddedView(self._index, mark.position)


@lru_cache(maxsize=4)
def reader(root: Path) -> EmbeddedReader:
    """Return this process's reader of a folder."""
    return EmbeddedReader(root)


class EmbeddedView:
    """See `engine.View`."""

    def __init__(self, index: Index, position: int) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()
        self._position = position

    @property
    def position(self) -> int:
        """The last change of the log that is surely in it."""
        return self._position

    @property
    def documents(self) -> int:
        """How many items it holds."""
        return self._searcher.num_docs

    def tally(self, ask: Ask) -> Tally:
        """Count the answers."""
        names = ("column", "agency", "year")
        wanted = {name: {"terms": {"field": name, "size": _FACET_VALUES}} for name in names}
        with _reading():
            query = self._matching(ask).texts()
            found = self._searcher.aggregate(query, {"total": {"value_count": {"field": "id"}}, **wanted})
        columns, agencies, years = (
            {bucket["key"]: int(bucket["doc_count"]) for bucket in found[name]["buckets"]} for name in names
        )
        years = {int(year): count for year, count in years.items()}
        return Tally(int(found["total"]["value"]), columns, agencies, years)

    def page(self, ask: Ask, *, sort: Sort, on: date | None, start: int, size: int) -> list[int]:
        """Return the numbers of the hits from `start` on, best or newest first."""
        with _reading():
            if sort == Sort.RELEVANCE:
                return self._ranked(ask, on)[start : start + size]
            query = self._matching(ask).texts()
            found = self._searcher.search(query, size, count=False, order_by_field="order", offset=start)
            return self._whole("id", [address for _, address in found.hits])

    def versions(self) -> dict[int, int]:
        """Return the version of every item it holds."""
        with _reading():
            found = self._searcher.search(Query.all_query(), max(self.documents, 1), count=False)
            addresses = [address for _, address in found.hits]
            return dict(zip(self._whole("id", addresses), self._whole("version", addresses), strict=True))

    def _ranked(self, ask: Ask, on: date | None) -> list[int]:
        """Weigh the best of each pass; always as many, so that no page repeats or skips a hit."""
        scores: dict[tuple[int, int], float] = {}
        addresses: dict[tuple[int, int], DocAddress] = {}
        for query, weight in self._passes(ask):
            for score, address in self._searcher.search(query, HITS_MAX, count=False).hits:
                key = address.segment_ord, address.doc
                addresses[key] = address
                scores[key] = scores.get(key, 0.0) + weight * score
        facts = [self._whole(name, [*addresses.values()]) for name in ("order", "expires", "formal")]
        ranked = sorted(
            (
                (score * _worth(order >> ID_BITS, expires, formal, on), order)
                for score, order, expires, formal in zip(scores.values(), *facts, strict=True)
            ),
            reverse=True,
        )
        return [order & (1 << ID_BITS) - 1 for _, order in ranked]

    def _passes(self, ask: Ask) -> Iterator[tuple[Query, float]]:
        matching = self._matching(ask)
        yield matching.texts(), 1.0
        yield matching.titles(), _TITLE
        if numbered := matching.numbered():
            yield numbered, _NUMBER

    def _matching(self, ask: Ask) -> Matching:
        return Matching(self._schema, ask, lambda word: self._searcher.doc_freq("words", word))

    def _whole(self, field: str, addresses: list[DocAddress]) -> list[int]:
        return [int(value or 0) for value in self._searcher.fast_field_values(field, addresses)]


def _worth(day: int, expires: int, formal: int, on: date | None) -> float:
    """Return the factor on a hit's score. day, expires: as ordinals, expires 0 for never.

    Without a day to judge by, neither age nor validity counts.
    """
    worth = _FORMAL if formal else 1.0
    if on is None:
        return worth
    if 0 < expires < on.toordinal():
        worth *= _EXPIRED
    age = max(on.toordinal() - day, 0)
    return worth * (1 + _FRESH * exp2(-age / _HALF_LIFE))


@contextmanager
def _reading() -> Iterator[None]:
    """Tantivy reports everything as ValueError, a damaged file included."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise SearchUnavailable("索引无法读取") from error
