import pytest
from django.db import DatabaseError, transaction

from gongkai.journal.actions import NotInTransaction, record
from gongkai.journal.models import Entry, JournalIsWritten
from gongkai.journal.words import WORD_LABELS, Word
from tests import make


def write() -> Entry:
    with transaction.atomic():
        record(Word.ITEM_DRAFTED, "item:1", by=None, at=make.moment("2020-03-02"), title="标题")
    return Entry.objects.get()


def test_entry_cannot_be_changed(db):
    entry = write()

    with pytest.raises(JournalIsWritten):
        entry.save()


def test_the_database_itself_keeps_an_entry_as_it_was_written(db):
    entry = write()

    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(subject="item:2")


def test_entry_cannot_be_removed(db):
    entry = write()

    with pytest.raises(JournalIsWritten):
        entry.delete()


@pytest.mark.django_db(transaction=True)
def test_entry_outside_its_act_is_refused():
    with pytest.raises(NotInTransaction):
        record(Word.ITEM_DRAFTED, "item:1", by=None, at=make.moment("2020-03-02"))


@pytest.mark.django_db(transaction=True)
def test_entry_of_an_act_that_failed_is_not_there():
    def fail() -> None:
        with transaction.atomic():
            record(Word.ITEM_DRAFTED, "item:1", by=None, at=make.moment("2020-03-02"))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert not Entry.objects.exists()


def test_every_word_has_its_chinese_name():
    assert set(WORD_LABELS) == set(Word)
