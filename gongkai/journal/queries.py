"""Reading the journal."""

from django.db.models import QuerySet

from gongkai.journal.models import Entry
from gongkai.journal.words import Word


def history(subject: str) -> QuerySet[Entry]:
    """Return the entries of one subject, oldest first."""
    return Entry.objects.filter(subject=subject).select_related("by").order_by("id")


def latest() -> QuerySet[Entry]:
    """Return all entries, newest first."""
    return Entry.objects.select_related("by").order_by("-id")


def entries(word: Word) -> QuerySet[Entry]:
    """Return all entries of one kind of act, oldest first."""
    return Entry.objects.filter(word=word).order_by("id")
