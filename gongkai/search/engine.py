"""What search asks of an index, whichever engine keeps it.

Two adapters can stand behind these few methods; `embedded` is the one that needs no server. All that
decides what matches lies above them (`words`, `questions`), so that every engine finds the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from gongkai.law.refusals import Refusal
from gongkai.search.questions import Question

HITS_MAX = 1000
"""How deep anybody can page; an engine weighs no more candidates than these."""


class SearchUnavailable(Refusal):
    """The index is missing, unreadable or of another version: an empty list would be a lie."""

    status = 503

    def __init__(self, why: str) -> None:
        super().__init__(
            f"检索暂时不可用：{why}",
            rule="读不到索引时不得显示“没有结果”，以免读者误以为信息未公开",
            remedy="请稍后再试，或者按栏目浏览；管理员可以运行 gongkai index --rebuild 重新建立索引",
        )


class IndexBusy(Refusal):
    """Another process writes this index."""

    def __init__(self) -> None:
        super().__init__(
            "另一个进程正在写入索引",
            rule="同一份索引同时只能有一个进程写入",
            remedy="持续更新索引的进程会自动编入新公开的信息，一般不必另行操作；需要重建的，请等它结束后再试",
        )


class Sort(StrEnum):
    """In which order hits come. DATE: by 成文日期, where there is none by publication; newest first."""

    RELEVANCE = "relevance"
    DATE = "date"


class Stage(StrEnum):
    """How strictly a query is taken: each stage is asked only where the one before found nothing."""

    PHRASE = "phrase"
    WORDS = "words"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index keeps of an item.

    text: all that may be searched, the title included, without markup.
    number: its 文号 in printed form, folded; empty where it has none.
    agency: the agency's code. day: what DATE sorts by.
    expires_on: the last day it applies. formal: a document rather than news.
    """

    id: int
    version: int
    title: str
    text: str
    number: str
    column: str
    agency: str
    day: date
    expires_on: date | None
    formal: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """A question at one stage. column, agency, year: only those; without: never these items."""

    question: Question
    stage: Stage
    column: str = ""
    agency: str = ""
    year: int | None = None
    without: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items answer, in all and by each value that occurs; the most frequent first."""

    total: int
    columns: dict[str, int]
    agencies: dict[str, int]
    years: dict[int, int]


class View(Protocol):
    """The index as of one commit. Everything it does is refused by SearchUnavailable if it cannot be read."""

    @property
    def position(self) -> int:
        """The last change of the log that is surely in it."""

    @property
    def documents(self) -> int:
        """How many items it holds."""

    def tally(self, ask: Ask) -> Tally:
        """Count the answers."""

    def page(self, ask: Ask, *, sort: Sort, on: date | None, start: int, size: int) -> list[int]:
        """Return the numbers of the hits from `start` (counted from 0) on, best or newest first."""

    def versions(self) -> dict[int, int]:
        """Return the version of every item it holds."""


class Writer(Protocol):
    """The one process that may change the index; nothing is visible until `commit`."""

    @property
    def position(self) -> int:
        """The last change of the log that is surely in it."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Add items that are not in it."""

    def replace(self, ids: Sequence[int], entries: Iterable[Entry]) -> None:
        """Take these items out, then add the entries: what is in `ids` alone is gone."""

    def commit(self, position: int) -> None:
        """Make all of it visible, then note the position: a crash between the two costs only a repetition."""

    def close(self) -> None:
        """Let go of the index; what was not committed is forgotten."""
