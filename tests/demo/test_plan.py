"""The year as planned, before anything is played."""

from collections import Counter
from itertools import pairwise

import pytest

from gongkai.demo import plan
from gongkai.demo.asking import Correspondence
from gongkai.demo.briefs import briefs, figures_of
from gongkai.demo.days import LAST, calendar
from gongkai.demo.plan import Act, Case
from gongkai.demo.suits import suits
from gongkai.inforequests.application import ApplicantKind
from gongkai.law.deadlines import amendment_notice_due
from gongkai.law.identifiers import is_credit_code, is_identity_number
from gongkai.law.outcomes import OutcomeKey
from gongkai.law.receipt import Channel


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return plan.cases()


def test_the_same_year_is_planned_twice():
    assert plan.cases(20) == plan.cases(20)


@pytest.mark.parametrize("kind", list(ApplicantKind))
def test_every_applicant_column_balances(kind):
    dealt = Counter(brief.phase.value for brief in briefs() if brief.applicant == kind)

    assert dealt["within"] + dealt["carried_out"] == figures_of("received")[kind]
    assert figures_of("received")[kind] + figures_of("carried_in")[kind] == (
        dealt["carried_in"] + dealt["within"] + figures_of("carried_out")[kind]
    )


def test_officials_act_on_working_days_only(cases):
    acts = {step.day for case in cases for step in case.steps if step.act != Act.SUBMIT}

    assert [day for day in acts if not calendar().is_working(day)] == []


def test_the_acts_of_a_case_follow_one_another(cases):
    for case in cases:
        assert all(before.at < after.at for before, after in pairwise(case.steps))


def test_nothing_happens_after_the_year(cases):
    assert max(step.day for case in cases for step in case.steps) == LAST


def test_only_a_handful_is_answered_late(cases):
    late = [case for case in cases if (day := case.day_of(Act.ANSWER)) and case.due and day > case.due]

    assert 1 <= len(late) <= 10


def test_corrections_are_asked_within_seven_working_days(cases):
    asked = [(case, day) for case in cases if (day := case.day_of(Act.ASK_TO_AMEND))]

    assert asked
    assert all(day <= amendment_notice_due(case.received_on, calendar=calendar()) for case, day in asked)


def test_a_secret_of_a_third_party_is_kept_only_after_asking_it(cases):
    kept = [
        case
        for case in cases
        if case.brief.outcome == OutcomeKey.DENIED_THIRD_PARTY and case.day_of(Act.ANSWER)
    ]

    assert len(kept) == figures_of("outcomes")["denied_third_party"]
    assert all(case.party == "third_party" and case.stance in {"objected", "silent"} for case in kept)


@pytest.mark.parametrize(
    ("act", "least", "most"),
    [(Act.ASK_TO_AMEND, 0.08, 0.13), (Act.CONSULT, 0.06, 0.11), (Act.EXTEND, 0.06, 0.11)],
)
def test_detours_are_as_frequent_as_in_a_real_city(cases, act, least, most):
    share = sum(case.day_of(act) is not None for case in cases) / len(cases)

    assert least < share < most


def test_most_requests_come_over_the_portal(cases):
    shares = Counter(case.channel for case in cases)

    assert 0.5 < shares[Channel.ONLINE] / len(cases) < 0.6
    assert set(shares) == set(Channel)


def test_a_repeated_request_names_an_earlier_answer_to_the_same_applicant(cases):
    repeated = [case for case in cases if case.repeats is not None]

    assert len(repeated) == figures_of("outcomes")["np_repeat"]
    for case in repeated:
        earlier = cases[case.repeats]
        assert earlier.day_of(Act.ANSWER) < case.arrived_on
        words, before = Correspondence(case, earlier).application, Correspondence(earlier).application
        assert (words.name, words.description) == (before.name, before.description)


def test_applications_are_complete_and_nobody_has_their_numbers(cases):
    for case in cases:
        application = Correspondence(case).application
        application.require_complete()
        number = application.proof_number
        assert is_identity_number(number) or is_credit_code(number)
        assert "999999" in {number[:6], number[2:8]}


def test_a_suit_after_review_follows_a_review_that_upheld_the_answer(cases):
    found = suits(cases)
    upheld = {suit.case: suit.decided for suit in found if suit.route == "review" and suit.result == "upheld"}

    on_to_court = [suit for suit in found if suit.route == "after_review"]
    assert len(on_to_court) == 4
    assert all(upheld[suit.case] < suit.accepted for suit in on_to_court)


def test_all_three_routes_have_decided_and_pending_suits(cases):
    found = {(suit.route, suit.decided is None) for suit in suits(cases)}

    assert found == {
        (route, pending) for route in ("review", "direct", "after_review") for pending in (True, False)
    }
