"""The embedded engine: tantivy, in this process, on this host's disk. No server.

The title has a pass of its own and counts three times: one query that scored title and text
together would have to score every match of the longer part.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from math import pow  # noqa: A004 - always a float, which ** is not
from pathlib import Path
from threading import Lock

from tantivy import (
    DocAddress,
    Document,
    Filter,
    Index,
    Query,
    Schema,
    SchemaBuilder,
    TextAnalyzerBuilder,
    Tokenizer,
)

from gongkai.search import home
from gongkai.search.engine import Ask, Entry, IndexBusy, SearchUnavailable, Sort, Tally
from gongkai.search.matching import Matching
from gongkai.search.words import GAP, fold, pairs, words

PREFIX = "v1-"
"""The version of the schema, and with it of all that `words` does to a text: a new one needs a new copy."""

HITS_MAX = 1000
"""How deep anybody can page, and how many candidates of a pass are weighed."""

HEAP = 64_000_000
HEAP_TO_REBUILD = 512_000_000
"""Bytes the writer gathers before it writes a segment."""

# What a hit is worth beside its text score: first proposals, to be fitted once readers' choices are known.
_TITLE = 3.0
_NUMBER = 1000.0
_FORMAL = 1.1
_EXPIRED = 0.6
_FRESH = 0.25
_HALF_LIFE = 3 * 365

_FACET_VALUES = 200
_ID_BITS = 32


def _schema() -> Schema:
    builder = SchemaBuilder()
    for name in ("id", "version", "order", "year", "expires", "formal"):
        builder.add_unsigned_field(name, indexed=name in {"id", "year"}, fast=True)
    for name in ("title_pairs", "pairs"):
        builder.add_text_field(name, tokenizer_name="pairs", index_option="position")
    for name in ("title_words", "words"):
        builder.add_text_field(name, tokenizer_name="default", index_option="freq")
    builder.add_text_field("number", tokenizer_name="raw", index_option="basic")
    for name in ("column", "agency"):
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    return builder.build()


def _open(copy: Path) -> Index:
    index = Index.open(str(copy))
    # The gap is dropped after it has taken its place: phrases see the distance, the index keeps nothing.
    split = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.custom_stopword([GAP]))
    index.register_tokenizer("pairs", split.build())
    index.config_reader("manual")
    return index


def _document(entry: Entry) -> Document:
    title, text = fold(entry.title), fold(entry.text)
    # Every single character of a title is a word too: 镇 alone must find a town.
    title_words = f"{words(title)} {' '.join(title)}"
    document = Document()
    document.add_unsigned("id", entry.id)
    document.add_unsigned("version", entry.version)
    document.add_unsigned("order", entry.day.toordinal() << _ID_BITS | entry.id)
    document.add_unsigned("year", entry.day.year)
    document.add_unsigned("expires", entry.expires_on.toordinal() if entry.expires_on else 0)
    document.add_unsigned("formal", int(entry.formal))
    document.add_text("title_pairs", pairs(title))
    document.add_text("title_words", title_words)
    document.add_text("pairs", pairs(text))
    document.add_text("words", f"{words(text)} {title_words}")
    document.add_text("number", entry.number)
    document.add_text("column", entry.column)
    document.add_text("agency", entry.agency)
    return document


class Writer:
    """See `engine.Writer`. copy: the folder of the index; heap: see HEAP.

    Opening is refused by IndexBusy while another process has it open, and by SearchUnavailable
    where there is no readable copy.
    """

    def __init__(self, copy: Path, *, heap: int = HEAP) -> None:
        self.copy = copy
        try:
            self._mark = home.mark(copy)
            # One thread: a city's writing fits on one core, and equal entries make an equal index.
            index = _open(copy)
            self._schema = index.schema
            self._writer = index.writer(heap, 1)
        except (OSError, ValueError) as error:
            if "LockBusy" in str(error):
                raise IndexBusy from None
            raise SearchUnavailable("索引无法读取") from error

    @property
    def position(self) -> int:
        """The last change of the log that is surely in it."""
        return self._mark.position

    def add(self, entries: Iterable[Entry]) -> None:
        """Add items that are not in it."""
        for entry in entries:
            self._writer.add_document(_document(entry))

    def replace(self, ids: Sequence[int], entries: Iterable[Entry]) -> None:
        """Take these items out, then add the entries."""
        # Not by term: tantivy takes a Python number for a signed one and deletes nothing.
        self._writer.delete_documents_by_query(Query.term_set_query(self._schema, "id", list(ids)))
        self.add(entries)

    def commit(self, position: int) -> None:
        """Make all of it visible, then note the position."""
        self._writer.commit()
        self._mark = home.Mark(position, self._mark.generation + 1)
        home.set_mark(self.copy, self._mark)

    def close(self) -> None:
        """Let go of the index once the merging that is under way is done."""
        self._writer.rollback()
        self._writer.wait_merging_threads()


@contextmanager
def rebuilding(root: Path) -> Iterator[Writer]:
    """Give the writer of a new, empty copy; it becomes the current one when the block ends well.

    Refused by IndexBusy while another rebuilding is under way.
    """
    with home.rebuilding(root, PREFIX) as copy:
        Index(_schema(), path=str(copy))
        home.set_mark(copy, home.Mark(position=0, generation=0))
        writer = Writer(copy, heap=HEAP_TO_REBUILD)
        try:
            yield writer
        finally:
            writer.close()


def current(root: Path) -> Path | None:
    """Return the copy readers use, or None where there is none this version can read."""
    try:
        copy = home.current(root)
    except OSError:
        return None
    return copy if copy.name.startswith(PREFIX) and copy.is_dir() else None


class Reader:
    """A process's hold on the current copy: it follows the writer's commits and a rebuilding's switch."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock()
        self._index: Index | None = None
        self._seen: tuple[Path, home.Mark] | None = None

    def view(self) -> "View":
        """Return the index as of its last commit, or refuse with SearchUnavailable."""
        copy = current(self._root)
        if copy is None:
            raise SearchUnavailable("索引尚未建立")
        with self._lock, _reading():
            mark = home.mark(copy)
            if self._index is None or self._seen is None or self._seen[0] != copy:
                self._index = _open(copy)
            if self._seen != (copy, mark):
                self._index.reload()
                self._seen = copy, mark
            return View(self._index, mark.position)


@lru_cache(maxsize=4)
def reader(root: Path) -> Reader:
    """Return this process's reader of a folder."""
    return Reader(root)


class View:
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
        return Tally(
            int(found["total"]["value"]),
            columns,
            agencies,
            {int(year): count for year, count in years.items()},
        )

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
                (score * _worth(order >> _ID_BITS, expires, formal, on), order)
                for score, order, expires, formal in zip(scores.values(), *facts, strict=True)
            ),
            reverse=True,
        )
        return [order & (1 << _ID_BITS) - 1 for _, order in ranked]

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
    return worth * (1 + _FRESH * pow(0.5, age / _HALF_LIFE))


@contextmanager
def _reading() -> Iterator[None]:
    """Tantivy reports everything as ValueError, a damaged file included."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise SearchUnavailable("索引无法读取") from error
