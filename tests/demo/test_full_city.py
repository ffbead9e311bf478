"""The whole city, played once: it ends on exactly the figures the real city reported."""

import pytest
from django.db import transaction

from gongkai.demo import city
from gongkai.demo.days import NOTICES, YEAR
from gongkai.journal.queries import latest
from gongkai.journal.words import Word
from gongkai.reports.annual import compile_report
from tests.demo.reference import published_figures

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def reached(django_db_setup, django_db_blocker):
    """Build the city for this file only: all of it is rolled back."""
    reference = published_figures()
    with django_db_blocker.unblock(), transaction.atomic():
        yield city.build(lambda _label, _done, _total: None), reference
        transaction.set_rollback(True)


def test_as_many_items_as_the_city_published(reached):
    record, reported = reached

    assert record.items == reported["published"]["items"]
    assert list(record.kinds.values()) == list(reported["published"].values())[1:]


def test_as_many_requests_as_the_city_received(reached):
    record, reported = reached

    assert sum(record.received.values()) == reported["requests"]["received"]
    assert sorted(record.received.values()) == sorted(reported["requests"]["by_applicant"].values())
    assert record.carried_in == reported["requests"]["carried_in"]


def test_as_many_requests_as_the_city_answered(reached):
    record, reported = reached

    assert sum(record.closed.values()) == reported["requests"]["answered"]
    assert record.closed == reported["requests"]["by_outcome"]
    assert record.carried_out == reported["requests"]["carried_out"]


def test_the_report_of_the_city_holds_in_every_identity():
    report = compile_report(YEAR)

    assert report.failing == ()
    assert report.unfiled == ()
    assert report.doubts == ()


def test_last_days_moved_when_the_spring_festival_was_made_longer():
    moved = latest().filter(word=Word.DUE_RECOMPUTED)

    assert {entry.at for entry in moved} == {NOTICES[0]}
