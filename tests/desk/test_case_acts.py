from datetime import date

import pytest

from gongkai.agencies.models import Duty
from gongkai.desk.forms.inforequests import AnswerForm
from gongkai.desk.inforequests import ACTS
from gongkai.inforequests import actions
from gongkai.inforequests.lifecycle import PROCEDURE, State
from gongkai.inforequests.models import ConsultationKind, InfoRequest
from gongkai.law.outcomes import OUTCOMES, OutcomeClass, OutcomeKey
from tests import make
from tests.desk.pages import forms, page, parsed, posted, words

AT = make.moment("2020-03-03")


def reach(cast, state: State) -> str:
    """Return the number of a request in a state."""
    if state == State.SUBMITTED:
        return make.submitted(cast).number
    number, wang_fang = make.received(cast), cast.wang_fang
    if state == State.AMENDING:
        actions.ask_to_amend(number, wanted="文号", reply_by=date(2020, 3, 16), by=wang_fang, at=AT)
    if state == State.CONSULTING:
        actions.consult(number, kind=ConsultationKind.THIRD_PARTY, party="陈静", by=wang_fang, at=AT)
    if state in (State.ANSWERED, State.DELIVERED, State.ARCHIVED):
        actions.answer(number, outcome=OutcomeKey.GRANTED, reasons="随函提供", by=wang_fang, at=AT)
    if state in (State.DELIVERED, State.ARCHIVED):
        actions.deliver(number, sent_on=date(2020, 3, 3), signed_for_on=None, by=wang_fang, at=AT)
    if state == State.ARCHIVED:
        actions.archive(number, by=wang_fang, at=AT)
    if state == State.CLOSED:
        actions.discontinue(number, reason="申请人撤回", by=wang_fang, at=AT)
    return number


def offered(client, number: str) -> set[str]:
    base = f"/inforequests/{number}/acts/"
    found = forms(page(client, f"/inforequests/{number}/"))
    return {action.removeprefix(base).strip("/") for action in found if action.startswith(base)}


@pytest.mark.parametrize("state", State)
def test_the_buttons_are_the_open_moves_of_this_person(state, as_, cast, the_day):
    the_day("2020-03-04")
    number = reach(cast, state)
    moves = {move.name for move in PROCEDURE.open_moves(state)}

    answering = {name for name, act in ACTS.items() if act.duty == Duty.ANSWER}
    assert offered(as_(cast.wang_fang), number) == moves & answering
    assert offered(as_(cast.zhou_jian), number) == moves - answering


def test_every_move_has_its_act():
    assert set(ACTS) == set(PROCEDURE.moves)


GIVEN: dict[str, tuple[State, str, dict[str, object]]] = {
    "confirm_receipt": (State.SUBMITTED, "2020-03-04", {"confirmed_on": "2020-03-04"}),
    "ask_to_amend": (State.RECEIVED, "2020-03-04", {"wanted": "请写明文号", "reply_by": "2020-03-20"}),
    "receive_amendment": (State.AMENDING, "2020-03-05", {"text": "文号如下", "arrived_on": "2020-03-05"}),
    "lapse": (State.AMENDING, "2020-03-17", {}),
    "consult": (State.RECEIVED, "2020-03-04", {"kind": "third_party", "party": "陈静"}),
    "close_consultation": (State.CONSULTING, "2020-03-05", {"stance": "objected", "opinion": "涉及隐私"}),
    "extend": (State.RECEIVED, "2020-03-04", {"days": "20", "reason": "需要查档"}),
    "answer": (State.RECEIVED, "2020-03-04", {"outcome": "not_exist", "reasons": "经检索未找到"}),
    "discontinue": (State.RECEIVED, "2020-03-04", {"reason": "申请人书面撤回"}),
    "deliver": (State.ANSWERED, "2020-03-05", {"sent_on": "2020-03-04", "signed_for_on": ""}),
    "archive": (State.DELIVERED, "2020-03-05", {}),
}


def given(cast, move: str, the_day) -> tuple[str, dict[str, object]]:
    """Return a case ready for a move, and what an officer fills in."""
    state, day, form = GIVEN[move]
    number = reach(cast, state)
    the_day(day)
    if move == "close_consultation":
        form = form | {"consultation": InfoRequest.objects.get(number=number).consultations.get().pk}
    return number, form


def holder(cast, move: str):
    return cast.zhou_jian if ACTS[move].duty == Duty.APPROVE else cast.wang_fang


@pytest.mark.parametrize("move", PROCEDURE.moves)
def test_every_move_is_made_from_the_page(move, as_, cast, the_day):
    number, form = given(cast, move, the_day)
    before = InfoRequest.objects.get(number=number).state

    response = posted(as_(holder(cast, move)), f"/inforequests/{number}/acts/{move}/", **form)

    assert response["Location"] == f"/inforequests/{number}/"
    assert InfoRequest.objects.get(number=number).state == PROCEDURE.after(State(before), move)


@pytest.mark.parametrize("move", PROCEDURE.moves)
def test_doing_it_twice_is_refused_with_the_rule_and_the_way_on(move, as_, cast, the_day):
    number, form = given(cast, move, the_day)
    client, act = as_(holder(cast, move)), f"/inforequests/{number}/acts/{move}/"
    posted(client, act, **form)
    if move == "consult":
        # Each further party is one more letter: only the state ends it.
        actions.discontinue(number, reason="撤回", by=cast.wang_fang, at=make.moment("2020-03-04"))

    again = words(posted(client, act, 400, **form))

    assert "依据" in again
    assert "处理办法" in again


@pytest.mark.parametrize("move", PROCEDURE.moves)
def test_whoever_lacks_the_post_is_refused_by_name(move, as_, cast, the_day):
    number, form = given(cast, move, the_day)
    other = cast.wang_fang if holder(cast, move) == cast.zhou_jian else cast.zhou_jian

    response = posted(as_(other), f"/inforequests/{number}/acts/{move}/", 403, **form)

    assert f"{other.name}没有湖州市住房和城乡建设局的“{ACTS[move].duty.label}”岗位" in words(response)


def test_a_refusal_keeps_what_was_filled_in(as_, cast, the_day):
    number = make.received(cast)
    the_day("2020-03-20")

    response = posted(
        as_(cast.wang_fang),
        f"/inforequests/{number}/acts/ask_to_amend/",
        400,
        wanted="请写明<b>文号</b>",
        reply_by="2020-04-20",
    )

    tree = parsed(response, 400)
    assert "告知补正的期限已于2020年3月11日届满" in words(response)
    assert tree.xpath("//textarea[@name='wanted']")[0].text_content().strip() == "请写明<b>文号</b>"
    assert tree.xpath("//input[@name='reply_by']/@value") == ["2020-04-20"]
    (opened,) = tree.xpath("//details[@open]")
    assert "告知补正" in words(opened)


@pytest.mark.parametrize("move", [name for name, (_, _, form) in GIVEN.items() if form])
def test_an_empty_form_is_told_at_its_fields(move, as_, cast, the_day):
    number, form = given(cast, move, the_day)
    kept = {"consultation": form["consultation"]} if "consultation" in form else {}

    response = posted(as_(holder(cast, move)), f"/inforequests/{number}/acts/{move}/", 422, **kept)

    assert "提交的内容有问题" in words(response)


@pytest.mark.parametrize("move", GIVEN)
def test_nonsense_is_told_and_never_breaks_the_page(move, as_, cast, the_day):
    number, form = given(cast, move, the_day)
    nonsense = dict.fromkeys([*form, "consultation"], "�9999-99-99'\"<x>")

    response = as_(holder(cast, move)).post(f"/inforequests/{number}/acts/{move}/", nonsense)

    assert response.status_code in (302, 400, 422)


def test_the_answer_offers_every_outcome_with_its_article_and_what_to_state(as_, cast):
    number = make.received(cast)

    shown = words(page(as_(cast.wang_fang), f"/inforequests/{number}/"))

    for key, _ in AnswerForm.base_fields["outcome"].choices:
        one = OUTCOMES[OutcomeKey(key)]
        assert one.label in shown
        assert one.citation in shown
        assert all(fact in shown for fact in one.reason_facts)
    assert OUTCOMES[OutcomeKey.OTHER_MISC].label not in shown


def test_only_answers_are_offered_as_answers():
    offered_keys = {key for key, _ in AnswerForm.base_fields["outcome"].choices}

    assert offered_keys == {
        key.value
        for key, one in OUTCOMES.items()
        if one.klass != OutcomeClass.OTHER and key != OutcomeKey.CORRECTION_OF_RECORD
    }


def test_an_outcome_without_its_reasons_is_refused_and_stays_chosen(as_, cast):
    number = make.received(cast)

    response = posted(
        as_(cast.wang_fang), f"/inforequests/{number}/acts/answer/", 400, outcome="partial", reasons=""
    )

    assert "没有说明理由" in words(response)
    assert parsed(response, 400).xpath("//input[@name='outcome'][@checked]/@value") == ["partial"]


def test_two_parties_are_answered_for_one_by_one(as_, cast, the_day):
    number = reach(cast, State.CONSULTING)
    actions.consult(number, kind=ConsultationKind.OTHER_ORGAN, party="市规划局", by=cast.wang_fang, at=AT)
    the_day("2020-03-05")
    client = as_(cast.wang_fang)
    tree = page(client, f"/inforequests/{number}/")
    first, second = tree.xpath("//input[@name='consultation']/@value")
    act = f"/inforequests/{number}/acts/close_consultation/"

    posted(client, act, consultation=second, stance="agreed", opinion="")
    assert InfoRequest.objects.get().state == "consulting"
    posted(client, act, consultation=first, stance="agreed", opinion="")

    assert InfoRequest.objects.get().state == "received"


def test_an_address_that_is_no_act_does_not_exist(as_, cast):
    number = make.received(cast)

    assert as_(cast.wang_fang).post(f"/inforequests/{number}/acts/unmask/").status_code == 404


def test_no_two_controls_of_a_page_share_an_id(as_, cast, the_day):
    number = reach(cast, State.CONSULTING)
    actions.consult(number, kind=ConsultationKind.OTHER_ORGAN, party="市规划局", by=cast.wang_fang, at=AT)
    the_day("2020-03-05")

    for address in (f"/inforequests/{number}/", f"/inforequests/{make.received(cast)}/"):
        ids = page(as_(cast.wang_fang), address).xpath("//@id")
        assert len(ids) == len(set(ids))
