"""Changing the embedded index: one process at a time."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tantivy import Index, Query

from gongkai.search.embedded import home
from gongkai.search.embedded.schema import PREFIX, document, open_copy, schema
from gongkai.search.engine import Entry, IndexBusy, SearchUnavailable, Writer

HEAP = 64_000_000
HEAP_TO_REBUILD = 512_000_000
"""Bytes the writer gathers before it writes a segment."""


class EmbeddedWriter:
    """See `engine.Writer`. copy: the folder of the index; heap: see HEAP.

    Opening is refused by IndexBusy while another process has it open, and by SearchUnavailable
    where there is no readable copy.
    """

    def __init__(self, copy: Path, *, heap: int = HEAP) -> None:
        self.copy = copy
        try:
            self._mark = home.mark(copy)
            # One thread: a city's writing fits on one core, and equal entries make an equal index.
            index = open_copy(copy)
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
            self._writer.add_document(document(entry))

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
        Index(schema(), path=str(copy))
        home.set_mark(copy, home.Mark(position=0, generation=0))
        writer = EmbeddedWriter(copy, heap=HEAP_TO_REBUILD)
        try:
            yield writer
        finally:
            writer.close()
