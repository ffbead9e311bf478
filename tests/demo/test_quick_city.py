"""A twentieth of the city, played once: what holds for every act of it."""

import pytest
from django.contrib.auth import authenticate
from django.db import transaction

from gongkai.agencies.queries import agencies, agency
from gongkai.demo import city
from gongkai.demo.days import LAST, YEAR
from gongkai.demo.marker import is_demo, scale
from gongkai.inforequests import clock
from gongkai.inforequests import queries as inforequests
from gongkai.inforequests.lifecycle import OPEN
from gongkai.inforequests.models import InfoRequest
from gongkai.journal.queries import latest
from gongkai.law.days import local_day
from gongkai.law.workdays import WorkCalendar
from gongkai.publishing import queries as publishing
from gongkai.publishing.lifecycle import State
from gongkai.publishing.models import Edition
from gongkai.reports.annual import compile_report

SCALE = 20

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def reached(django_db_setup, django_db_blocker):
    """Build the city for this file only: all of it is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield city.build(lambda _label, _done, _total: None, SCALE)
        transaction.set_rollback(True)


def test_the_city_ends_on_its_figures(reached):
    assert reached == city.goal(SCALE)


def test_the_figures_are_those_of_the_record(reached):
    assert city.figures() == reached


def test_the_report_of_the_year_holds_in_every_identity():
    report = compile_report(YEAR)

    assert report.failing == ()
    assert report.unfiled == ()


def test_nobody_acts_on_a_day_off():
    calendar = WorkCalendar.official()
    acts = {local_day(entry.at) for entry in latest().filter(by__isnull=False)}

    assert [day for day in acts if day.year >= YEAR - 1 and not calendar.is_working(day)] == []


def test_every_answered_request_has_its_letter():
    closed = inforequests.closed_in(YEAR).exclude(outcome__startswith="other")

    assert inforequests.answer_letters(closed).count() == closed.count() > 0


def test_three_people_answer_for_every_published_edition():
    published = Edition.objects.filter(state__in=[State.PUBLISHED, State.SUPERSEDED, State.WITHDRAWN])

    assert published.exists()
    assert all(
        len({edition.author_id, edition.reviewer_id, edition.publisher_id}) == 3 for edition in published
    )


def test_every_last_day_is_what_the_law_says_at_the_end_of_the_case():
    for request in InfoRequest.objects.exclude(due=None):
        known = WorkCalendar.official(known_on=request.closed_on or LAST)
        assert request.due == clock.due(request, known), request.number


def test_requests_carried_in_were_received_before_and_closed_in_the_year():
    carried = inforequests.carried_into(YEAR)

    assert carried.count() == city.goal(SCALE).carried_in
    assert all(request.received_on.year < YEAR == request.closed_on.year for request in carried)


def test_requests_carried_out_still_owe_an_answer():
    assert all(request.state in OPEN for request in inforequests.carried_out_of(YEAR))


def test_some_requests_wait_for_confirmation():
    assert inforequests.unconfirmed(agencies()).exists()


def test_the_desk_of_the_housing_bureau_has_work_in_every_state():
    housing = agencies().filter(code=agency("zjj").code)

    assert {edition.state for edition in publishing.open_editions(housing)} == {
        "draft",
        "reviewing",
        "approved",
    }


def test_corrected_items_show_their_second_edition():
    corrected = Edition.objects.filter(version=2, state=State.PUBLISHED)

    assert corrected.count() == 6
    assert all(edition.change_note for edition in corrected)


def test_withdrawn_items_count_in_the_year_they_were_published():
    withdrawn = publishing.issued_in(YEAR).filter(status="withdrawn")

    assert withdrawn.count() == 3
    assert all(item.withdrawn_reason for item in withdrawn)


@pytest.mark.parametrize("account", city.demo_accounts(), ids=lambda account: account.username)
def test_a_visitor_signs_in(account):
    person = authenticate(username=account.username, password=account.password)

    assert person is not None
    assert person.name == account.name


def test_the_database_says_that_it_is_a_demonstration():
    assert is_demo()
    assert scale() == SCALE
    assert authenticate(username="gongkai-demo", password="gongkai-demo") is None
