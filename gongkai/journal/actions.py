"""Writing the journal: called inside the transaction of the act it tells of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.journal.models import Entry
from gongkai.journal.words import Word

Fact = str | int | bool | None | list[str] | list[int] | dict[str, str]


class NotInTransaction(Exception):
    """An entry outside its act's transaction could speak of an act that never happened."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry still to be written; `by` is None for acts of citizens and of the law itself."""

    word: Word
    subject: str
    facts: dict[str, Fact] = field(default_factory=dict)


def record(word: Word, subject: str, *, by: User | None, at: datetime, **facts: Fact) -> None:
    """Write one entry.

    subject: the code of what it speaks of, `<kind>:<number>`: `inforequest:2020-0001`, `item:17`.
    facts: what a reader in five years needs to know; never personal data, dates as ISO text.
    """
    record_all([Line(word, subject, facts)], by=by, at=at)


def record_all(lines: Iterable[Line], *, by: User | None, at: datetime) -> None:
    """Write several entries of one moment and one person in one statement."""
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction
    Entry.objects.bulk_create(
        Entry(word=line.word, subject=line.subject, by=by, at=at, facts=line.facts) for line in lines
    )
