import pytest

from gongkai.desk.publishing import ACTS
from gongkai.publishing import actions
from gongkai.publishing.lifecycle import PROCEDURE, State
from gongkai.publishing.models import Edition, Status
from tests import make
from tests.desk.pages import forms, links, page, posted, words

AT = make.moment("2020-03-02")


def reach(cast, state: State):
    """Return an item whose latest edition is in a state."""
    item = make.draft(cast)
    if state != State.DRAFT:
        actions.submit(item.pk, by=cast.wang_fang, at=AT)
    if state in (State.APPROVED, State.PUBLISHED, State.WITHDRAWN):
        actions.approve(item.pk, by=cast.zhao_min, at=AT)
    if state in (State.PUBLISHED, State.WITHDRAWN):
        actions.publish(item.pk, by=cast.zhou_jian, at=AT)
    if state == State.WITHDRAWN:
        actions.withdraw(item.pk, reason="有误", by=cast.zhou_jian, at=AT)
    return item


def offered(client, item) -> set[str]:
    """Return the moves a page offers, as buttons or as ways to a page of their own."""
    tree = page(client, f"/items/{item.pk}/")
    base = f"/items/{item.pk}/"
    own = {name for name in ("edit", "correct") if f"{base}{name}/" in links(tree)}
    return own | {action.removeprefix(f"{base}acts/").strip("/") for action in forms(tree)}


STATES = [State.DRAFT, State.REVIEWING, State.APPROVED, State.PUBLISHED, State.WITHDRAWN]
HOLDERS = {
    "wang_fang": {"edit", "submit", "correct"},
    "zhao_min": {"approve", "send_back"},
    "zhou_jian": {"publish", "withdraw", "send_back"},
}


@pytest.mark.parametrize("state", STATES)
def test_the_buttons_of_all_together_are_the_open_moves(state, as_, cast):
    item = reach(cast, state)

    everybody = set().union(*(offered(as_(getattr(cast, person)), item) for person in HOLDERS))

    assert everybody == {move.name for move in PROCEDURE.open_moves(state)}


@pytest.mark.parametrize("person", HOLDERS)
@pytest.mark.parametrize("state", STATES)
def test_nobody_is_offered_what_is_anothers(state, person, as_, cast):
    assert offered(as_(getattr(cast, person)), reach(cast, state)) <= HOLDERS[person]


def test_every_move_has_its_place():
    assert {*ACTS, "edit", "correct"} == set(PROCEDURE.moves)


def test_sending_back_is_the_reviewers_then_the_signers(as_, cast):
    assert "send_back" in offered(as_(cast.zhao_min), reach(cast, State.REVIEWING))
    approved = reach(cast, State.APPROVED)
    assert "send_back" not in offered(as_(cast.zhao_min), approved)
    assert "send_back" in offered(as_(cast.zhou_jian), approved)


def test_who_wrote_it_is_not_offered_to_review_it(as_, cast):
    item = actions.draft(cast.education, "notice", make.NOTICE, by=cast.liu_yang, at=AT)
    actions.submit(item.pk, by=cast.liu_yang, at=AT)

    assert "approve" not in offered(as_(cast.liu_yang), item)


def test_three_people_make_an_item_public(as_, cast):
    item = make.draft(cast)
    base = f"/items/{item.pk}/acts"

    posted(as_(cast.wang_fang), f"{base}/submit/")
    posted(as_(cast.zhao_min), f"{base}/approve/", secrecy_opinion="不涉密")
    posted(as_(cast.zhou_jian), f"{base}/publish/")

    item.refresh_from_db()
    assert item.status == Status.PUBLISHED
    shown = words(page(as_(cast.zhou_jian), f"/items/{item.pk}/"))
    assert "起草 王芳 审核 赵敏 签发 周建 保密审查 不涉密" in shown
    assert item.live.fingerprint in shown


def test_the_opinion_on_secrecy_is_ready_to_sign(as_, cast):
    item = reach(cast, State.REVIEWING)

    (opinion,) = page(as_(cast.zhao_min), f"/items/{item.pk}/").xpath("//textarea[@name='secrecy_opinion']")

    assert opinion.text_content().strip() == actions.CLEARED


@pytest.mark.parametrize(
    ("state", "move", "refused"),
    [
        (State.DRAFT, "submit", "目前是“待审核”状态，不能提交审核"),
        (State.REVIEWING, "approve", "目前是“待签发”状态，不能审核通过"),
        (State.REVIEWING, "send_back", "目前是“草稿”状态，不能退回修改"),
        (State.APPROVED, "publish", "目前是“已发布”状态，不能签发"),
        (State.PUBLISHED, "withdraw", "目前是“已撤下”状态，不能撤下"),
    ],
)
def test_doing_it_twice_is_refused_with_the_rule_and_the_way_on(state, move, refused, as_, cast):
    item, person = reach(cast, state), next(name for name, moves in HOLDERS.items() if move in moves)
    client, act = as_(getattr(cast, person)), f"/items/{item.pk}/acts/{move}/"
    words_given = {"reason": "名称有误", "secrecy_opinion": "不涉密"}
    posted(client, act, **words_given)

    again = words(posted(client, act, 400, **words_given))

    assert refused in again
    assert "依据" in again
    assert "处理办法" in again


def test_a_stranger_to_the_step_is_refused_by_name(as_, cast):
    item = reach(cast, State.REVIEWING)

    response = posted(as_(cast.wang_fang), f"/items/{item.pk}/acts/approve/", 403, secrecy_opinion="可")

    assert "王芳没有湖州市住房和城乡建设局的“审核信息”岗位" in words(response)


def test_what_the_kind_demands_is_named_when_it_is_missing(as_, cast):
    item = make.draft(cast, kind="normative_document")

    response = posted(as_(cast.wang_fang), f"/items/{item.pk}/acts/submit/", 400)

    assert "“行政规范性文件”缺少必填内容：文号、发文机关、成文日期、施行日期" in words(response)


def test_a_reason_is_asked_for_and_shown_as_text(as_, cast):
    item = reach(cast, State.REVIEWING)
    client, act = as_(cast.zhao_min), f"/items/{item.pk}/acts/send_back/"
    assert "请写明退回理由" in words(posted(client, act, 422, reason="  "))

    posted(client, act, reason="<script>alert(1)</script>请补附件")

    body = as_(cast.wang_fang).get(f"/items/{item.pk}/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;请补附件" in body
    assert "<script>alert" not in body


@pytest.mark.parametrize("move", ["edit", "correct", "nonsense", "content"])
def test_an_address_that_is_no_act_does_not_exist(move, as_, cast):
    item = make.draft(cast)

    assert as_(cast.wang_fang).post(f"/items/{item.pk}/acts/{move}/").status_code == 404


def test_the_page_of_an_item_asks_a_fixed_number_of_questions(
    as_, cast, django_assert_num_queries, django_assert_max_num_queries
):
    item, client = make.published(cast), as_(cast.wang_fang)
    with django_assert_max_num_queries(12) as few:
        client.get(f"/items/{item.pk}/")
    for _ in range(4):
        actions.correct(item.pk, make.NOTICE, note="再改", by=cast.wang_fang, at=AT)
        actions.submit(item.pk, by=cast.wang_fang, at=AT)
        actions.approve(item.pk, by=cast.zhao_min, at=AT)
        actions.publish(item.pk, by=cast.zhou_jian, at=AT)

    assert Edition.objects.count() == 5
    with django_assert_num_queries(len(few.captured_queries)):
        client.get(f"/items/{item.pk}/")
