"""Reading the journal."""

from django.db.models import QuerySet

from gongkai.journal.models import Entry
from gongkai.journal.words import Word


def history(subject: str) -> QuerySet[Entry]:
    """Return the entries of one subject, oldest first."""
    return Entry.objects.filter(subject=subject).select_related("by").order_by("id")


def latest(*, word: str = "", subject: str = "", before: int | None = None) -> QuerySet[Entry]:
    """Return the entries, newest first.

    word, subject: only this kind of act, only this thing; empty for any.
    before: only entries older than the one of this number, which is how a long journal is read page by page.
    """
    found = Entry.objects.select_related("by").order_by("-id")
    found = found.filter(word=word) if word else found
    found = found.filter(subject=subject) if subject else found
    return found.filter(id__lt=before) if before else found


def entries(word: Word) -> QuerySet[Entry]:
    """Return all entries of one kind of act, oldest first."""
    return Entry.objects.filter(word=word).order_by("id")
