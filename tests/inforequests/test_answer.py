from datetime import date

import pytest

from gongkai.agencies.queries import NotYourPost
from gongkai.inforequests import actions, queries
from gongkai.inforequests.lifecycle import (
    DateBeforeReceipt,
    NotAnOutcome,
    ReasonsMissing,
    State,
    UnknownRequest,
)
from gongkai.inforequests.models import ConsultationKind, Letter, Result, Route, Stance
from gongkai.journal.queries import history
from gongkai.law.outcomes import OUTCOMES, OutcomeClass, OutcomeKey
from gongkai.law.procedure import MoveNotAllowed
from tests import make

AT = make.moment("2020-03-20")
CLOSINGS = [key for key, outcome in OUTCOMES.items() if outcome.klass == OutcomeClass.OTHER]
ANSWERS = [key for key in OutcomeKey if key not in CLOSINGS]


def answer(cast, number, outcome=OutcomeKey.GRANTED, reasons="相关清单随函附送。"):
    return actions.answer(number, outcome=outcome, reasons=reasons, by=cast.wang_fang, at=AT)


def words(letter: Letter) -> str:
    return "\n".join(letter.paper.paragraphs)


@pytest.mark.parametrize("key", ANSWERS)
def test_each_answer_has_its_letter_with_facts_basis_decision_and_remedy(cast, key):
    letter = answer(cast, make.received(cast), key, "经查，理由如下。")

    text = words(letter)
    assert letter.title == OUTCOMES[key].document
    assert "我单位于2020年3月2日收到您提出的政府信息公开申请（编号：2020-00001）" in text
    assert OUTCOMES[key].citation in text
    assert OUTCOMES[key].decision in text
    assert "经查，理由如下。" in text
    assert "自收到本答复之日起60日内向湖州市人民政府申请行政复议" in text


@pytest.mark.parametrize("key", CLOSINGS)
def test_a_mere_closing_is_not_an_answer(cast, key):
    number = make.received(cast)

    with pytest.raises(NotAnOutcome):
        answer(cast, number, key)
    assert queries.case(number).state == State.RECEIVED


@pytest.mark.parametrize("key", [key for key, outcome in OUTCOMES.items() if outcome.reason_required])
def test_answer_that_withholds_needs_its_reasons(cast, key):
    with pytest.raises(ReasonsMissing):
        answer(cast, make.received(cast), key, "  ")


def test_letter_tells_what_moved_the_last_day(cast):
    number = make.received(cast)
    asked = actions.consult(
        number,
        kind=ConsultationKind.THIRD_PARTY,
        party="陈静",
        by=cast.wang_fang,
        at=make.moment("2020-03-05"),
    )
    actions.close_consultation(
        number, consultation=asked.pk, stance=Stance.OBJECTED, by=cast.wang_fang, at=make.moment("2020-03-12")
    )
    actions.extend(number, days=10, reason="检索档案", by=cast.li_qiang, at=make.moment("2020-03-13"))

    text = words(answer(cast, number))

    assert "2020年3月5日至2020年3月12日，我单位征求第三方意见" in text
    assert "答复期限延长10个工作日" in text
    assert "陈静" not in text


def test_letter_numbers_run_in_the_agency_s_own_series(cast):
    first, second = (answer(cast, make.received(cast)) for _ in range(2))

    assert [first.number, second.number] == ["湖建公复〔2020〕2号", "湖建公复〔2020〕4号"]


def test_organisation_is_spoken_to_as_one(cast):
    from gongkai.inforequests.application import ApplicantKind

    letter = answer(cast, make.received(cast, kind=ApplicantKind.ENTERPRISE))

    assert "收到贵单位提出的政府信息公开申请" in words(letter)


def test_request_is_answered_once(cast):
    number = make.received(cast)
    answer(cast, number)

    with pytest.raises(MoveNotAllowed, match="已答复"):
        answer(cast, number)
    assert Letter.objects.filter(kind="answer").count() == 1


def test_unconfirmed_request_cannot_be_answered(cast):
    with pytest.raises(MoveNotAllowed, match="待确认收到"):
        answer(cast, make.submitted(cast).number)


def test_late_answer_is_possible_and_stays_visible_as_late(cast):
    number = make.received(cast)

    actions.answer(number, outcome=OutcomeKey.GRANTED, by=cast.wang_fang, at=make.moment("2020-04-20"))

    case = queries.case(number)
    assert case.closed_on > case.due


def test_answer_goes_from_sent_to_signed_for_to_archive(cast):
    number = make.received(cast)
    answer(cast, number)

    with pytest.raises(DateBeforeReceipt):
        actions.deliver(number, sent_on=date(2020, 3, 19), signed_for_on=None, by=cast.wang_fang, at=AT)
    actions.deliver(
        number,
        sent_on=date(2020, 3, 20),
        signed_for_on=date(2020, 3, 23),
        by=cast.wang_fang,
        at=make.moment("2020-03-23"),
    )
    actions.archive(number, by=cast.wang_fang, at=make.moment("2020-04-01"))

    case = queries.case(number)
    assert (case.state, case.archived_on) == (State.ARCHIVED, date(2020, 4, 1))


def test_request_taken_back_is_closed_as_other(cast):
    number = make.received(cast)

    actions.discontinue(number, reason="申请人书面撤回", by=cast.wang_fang, at=AT)

    case = queries.case(number)
    assert (case.state, case.outcome) == (State.CLOSED, "other_misc")


def test_journal_tells_the_whole_case_in_order(cast):
    number = make.received(cast)
    answer(cast, number)

    assert [entry.word for entry in history(f"inforequest:{number}")] == [
        "inforequest.registered",
        "inforequest.answered",
    ]


def test_outcome_is_written_in_the_journal_too(cast):
    number = make.received(cast)
    answer(cast, number, OutcomeKey.DENIED_PROCESS, "属于讨论记录。")

    closing = history(f"inforequest:{number}").get(word="inforequest.answered")
    assert closing.facts["outcome"] == "denied_process"


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("confirm_receipt", {"confirmed_on": date(2020, 3, 20)}),
        ("ask_to_amend", {"wanted": "年份", "reply_by": date(2020, 4, 20)}),
        ("receive_amendment", {"text": "2019年", "arrived_on": date(2020, 3, 20)}),
        ("lapse", {}),
        ("consult", {"kind": ConsultationKind.THIRD_PARTY, "party": "陈静"}),
        ("close_consultation", {"consultation": 1, "stance": Stance.AGREED}),
        ("extend", {"days": 5, "reason": "检索"}),
        ("answer", {"outcome": OutcomeKey.GRANTED}),
        ("discontinue", {"reason": "撤回"}),
        ("deliver", {"sent_on": date(2020, 3, 20), "signed_for_on": None}),
        ("archive", {}),
        ("unmask", {"purpose": "联系申请人"}),
        ("register_challenge", {"route": Route.REVIEW, "case_number": "1", "accepted_on": date(2020, 3, 20)}),
    ],
)
def test_liu_yang_of_another_agency_is_refused_every_act(cast, act, words):
    with pytest.raises(NotYourPost):
        getattr(actions, act)(make.received(cast), by=cast.liu_yang, at=AT, **words)


def test_officer_cannot_grant_more_time_to_herself(cast):
    with pytest.raises(NotYourPost, match="批准延期"):
        actions.extend(make.received(cast), days=5, reason="检索", by=cast.wang_fang, at=AT)


def test_unknown_number_is_refused(cast):
    with pytest.raises(UnknownRequest):
        answer(cast, "2020-99999")


def test_looking_at_the_applicant_is_journalled_with_its_purpose(cast):
    number = make.received(cast)

    applicant = actions.unmask(number, purpose="电话沟通补正", by=cast.wang_fang, at=AT)

    last = history(f"inforequest:{number}").last()
    assert applicant.phone == "13800000000"
    assert (last.word, last.by, last.facts) == (
        "inforequest.applicant_unmasked",
        cast.wang_fang,
        {"purpose": "电话沟通补正"},
    )


def test_challenge_counts_as_pending_until_it_is_decided(cast):
    number = make.received(cast)
    answer(cast, number)
    challenge = actions.register_challenge(
        number,
        route=Route.REVIEW,
        case_number="湖政复〔2020〕1号",
        accepted_on=date(2020, 4, 1),
        by=cast.wang_fang,
        at=make.moment("2020-04-01"),
    )

    with pytest.raises(DateBeforeReceipt):
        actions.decide_challenge(
            challenge.pk,
            result=Result.UPHELD,
            decided_on=date(2020, 3, 31),
            by=cast.wang_fang,
            at=make.moment("2020-05-20"),
        )
    actions.decide_challenge(
        challenge.pk,
        result=Result.UPHELD,
        decided_on=date(2020, 5, 20),
        by=cast.wang_fang,
        at=make.moment("2020-05-20"),
    )

    assert queries.challenges(2020, Route.REVIEW).get().result == "upheld"
    assert not queries.challenges(2021, Route.REVIEW).exists()
