"""Keeping a copy of the index in step with the change log.

A change says only *look again*: what the item is now comes from `publishing.public` at that moment.
So a change may be read twice, late, or after another, and the copy still ends up right. A withdrawal
need not wait for any of this: `public.search` asks the log and the database itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from django.conf import settings
from django.db.models import Max

from gongkai.law.days import local_day
from gongkai.publishing import public as publishing
from gongkai.publishing.content import plain_text
from gongkai.publishing.public import PublicItem
from gongkai.search.embedded import home
from gongkai.search.embedded.reader import current, reader
from gongkai.search.embedded.writer import EmbeddedWriter, rebuilding
from gongkai.search.engine import Entry, SearchUnavailable, Writer
from gongkai.search.models import Change
from gongkai.search.words import document_number, fold

LIMIT = 500
"""Changes, or items, handled at a time."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a copy differed from what is public, before it was repaired: numbers of items.

    missing: public, not found. stale: found by an earlier version. extra: found, not public.
    """

    missing: tuple[int, ...]
    stale: tuple[int, ...]
    extra: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IndexState:
    """What the staff see of a copy.

    documents: items in it. behind: changes it has still to read. committed_at: None where there is
    no readable copy.
    """

    documents: int
    behind: int
    committed_at: datetime | None


class Indexer:
    """The one writer of this host's copy, kept open for as long as a process follows the log."""

    def __init__(self) -> None:
        self._root = settings.SEARCH_INDEX
        self._writer: EmbeddedWriter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def catch_up(self, *, limit: int = LIMIT) -> int:
        """Read the next changes of the log into the copy; return how many there were, 0 when all are read.

        limit: the most to read in one commit, at least 1. Without a copy that can be used, the whole
        is built instead and the number of its items returned.

        Refused by IndexBusy, and by SearchUnavailable where the copy is damaged.
        """
        writer = self._current()
        if writer is None:
            return rebuild()
        changes = list(Change.objects.filter(pk__gt=writer.position).order_by("pk")[:limit])
        if changes:
            self._look_again(writer, [change.item_id for change in changes], changes[-1].pk)
        return len(changes)

    def reconcile(self) -> Difference:
        """Compare the whole copy with what is public, and repair what differs.

        What is published meanwhile may be counted as missing; to add it twice does no harm.

        Refused like `catch_up`.
        """
        while self.catch_up():
            pass
        difference = _difference(reader(self._root).view().versions(), publishing.versions())
        wrong = [*difference.missing, *difference.stale, *difference.extra]
        for start in range(0, len(wrong), LIMIT):
            if writer := self._current():
                self._look_again(writer, wrong[start : start + LIMIT], writer.position)
        return difference

    def close(self) -> None:
        """Let go of the copy."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.close()

    def _current(self) -> EmbeddedWriter | None:
        """Return the writer of the current copy, or None where a whole new copy has to be built."""
        copy = current(self._root)
        if self._writer is not None and self._writer.copy != copy:
            self.close()
        if copy is None:
            return None
        if self._writer is None:
            self._writer = EmbeddedWriter(copy)
        if self._writer.position <= last_change():
            return self._writer
        # The copy has read further than the log goes: the database is an older one, put back from a backup.
        self.close()
        return None

    def _look_again(self, writer: Writer, item_ids: Sequence[int], position: int) -> None:
        wanted = list(dict.fromkeys(item_ids))
        try:
            writer.replace(wanted, map(_entry, publishing.items(wanted)))
            writer.commit(position)
        except BaseException:
            self.close()  # half a batch must not slip into the next commit
            raise


def catch_up(*, limit: int = LIMIT) -> int:
    """Do one step of `Indexer.catch_up`; see there."""
    with Indexer() as indexer:
        return indexer.catch_up(limit=limit)


def reconcile() -> Difference:
    """Compare, repair and let go; see `Indexer.reconcile`."""
    with Indexer() as indexer:
        return indexer.reconcile()


def rebuild(progress: Callable[[int], None] = lambda _: None) -> int:
    """Build a whole new copy from what is public and switch to it; return the number of its items.

    progress: told the number of items done, now and then. Readers stay with the copy before until
    the switch; what changes meanwhile is read from the log afterwards.

    Refused by IndexBusy while another rebuilding is under way.
    """
    done = 0
    position = last_change()  # before the first item is read: nothing falls in between
    with rebuilding(settings.SEARCH_INDEX) as writer:
        for batch in _all_public():
            writer.add(map(_entry, batch))
            done += len(batch)
            progress(done)
        writer.commit(position)
    return done


def state() -> IndexState:
    """Return how the copy of this host is; without one everything is still to be read."""
    root = settings.SEARCH_INDEX
    try:
        view = reader(root).view()
        committed_at = home.committed_at(home.current(root))
    except (SearchUnavailable, OSError):
        return IndexState(documents=0, behind=Change.objects.count(), committed_at=None)
    behind = Change.objects.filter(pk__gt=view.position).count()
    return IndexState(view.documents, behind, committed_at)


def last_change() -> int:
    """Return the number of the last change in the log, 0 while there is none."""
    last: int | None = Change.objects.aggregate(last=Max("pk"))["last"]
    return last or 0


def _all_public() -> Iterator[list[PublicItem]]:
    after = 0
    while batch := publishing.published_after(after, LIMIT):
        yield batch
        after = batch[-1].id


def _entry(item: PublicItem) -> Entry:
    number = fold(document_number(item.number) or item.number)
    said = (
        item.title,
        number,
        item.issuer,
        item.index_number,
        item.keywords,
        item.abstract,
        plain_text(item.body),
    )
    return Entry(
        id=item.id,
        version=item.version,
        title=item.title,
        text="\n".join(said),
        number=number,
        column=item.column,
        agency=item.agency_code,
        day=item.adopted_on or local_day(item.published_at),
        expires_on=item.expires_on,
        formal=bool(item.number or item.effective_on),
    )


def _difference(found: Mapping[int, int], public: Mapping[int, int]) -> Difference:
    return Difference(
        missing=tuple(sorted(public.keys() - found.keys())),
        stale=tuple(sorted(item for item in public.keys() & found.keys() if public[item] != found[item])),
        extra=tuple(sorted(found.keys() - public.keys())),
    )
