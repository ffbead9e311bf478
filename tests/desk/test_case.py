from datetime import date

import pytest

from gongkai.agencies.actions import give_post
from gongkai.agencies.models import Duty
from gongkai.inforequests import actions
from gongkai.inforequests.models import ConsultationKind, Stance
from gongkai.journal.models import Entry
from tests import make
from tests.desk.pages import page, posted, words

FULL = ["张伟", "11010519491231002X", "13800000000", "湖州市演示区演示路2号"]


@pytest.fixture
def number(cast) -> str:
    return make.received(cast)


def test_a_case_shows_how_long_is_left_and_why(number, as_, cast):
    shown = words(page(as_(cast.wang_fang), f"/inforequests/{number}/"))

    assert "答复期限 2020-03-30 还有20个工作日" in shown
    assert "2020-03-02 星期一 收到申请之日，自次日起算 不计" in shown
    assert "2020-03-07 星期六 星期六，休息日 不计" in shown
    assert "2020-03-30 星期一 工作日 20" in shown
    assert "《中华人民共和国政府信息公开条例》第三十三条第二款" in shown


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2020-03-27", "还有1个工作日"),
        ("2020-03-30", "今天是最后一天"),
        ("2020-03-31", "已逾期1天"),
        ("2020-04-10", "已逾期11天"),
    ],
)
def test_the_days_left_are_told_in_words(day, told, as_, cast, the_day):
    number = make.received(cast)
    the_day(day)

    assert told in words(page(as_(cast.wang_fang), f"/inforequests/{number}/"))


def test_a_request_not_yet_confirmed_has_no_last_day(as_, cast):
    number = make.submitted(cast).number

    shown = words(page(as_(cast.wang_fang), f"/inforequests/{number}/"))

    assert "答复期限 尚未起算" in shown
    assert "双方尚未确认收到" in shown


def test_the_applicant_is_masked(number, as_, cast):
    shown = words(page(as_(cast.wang_fang), f"/inforequests/{number}/"))

    assert "张* " in shown
    assert "138****0000" in shown
    assert not [text for text in FULL if text in shown]


def test_who_asks_is_shown_in_full_to_who_says_why_and_the_journal_keeps_it(number, as_, cast):
    client = as_(cast.wang_fang)

    shown = words(posted(client, f"/inforequests/{number}/applicant/", 200, purpose="电话确认补正的内容"))

    assert [text for text in FULL if text in shown] == FULL
    entry = Entry.objects.latest("id")
    assert (entry.word, entry.by, entry.facts) == (
        "inforequest.applicant_unmasked",
        cast.wang_fang,
        {"purpose": "电话确认补正的内容"},
    )
    assert "查看申请人信息 王芳 用途：电话确认补正的内容" in shown


def test_without_a_purpose_nothing_is_shown(number, as_, cast):
    before = Entry.objects.count()

    shown = words(posted(as_(cast.wang_fang), f"/inforequests/{number}/applicant/", 422, purpose=" "))

    assert "请写明查看用途" in shown
    assert not [text for text in FULL if text in shown]
    assert Entry.objects.count() == before


def test_who_only_approves_is_not_offered_the_applicant(number, as_, cast):
    assert "查看完整信息" not in words(page(as_(cast.zhou_jian), f"/inforequests/{number}/"))
    assert as_(cast.zhou_jian).post(f"/inforequests/{number}/applicant/").status_code == 403


def test_the_third_party_is_named_to_who_works_on_the_case(number, as_, cast, the_day):
    actions.consult(
        number,
        kind=ConsultationKind.THIRD_PARTY,
        party="陈静",
        by=cast.wang_fang,
        at=make.moment("2020-03-03"),
    )
    shown = words(page(as_(cast.wang_fang), f"/inforequests/{number}/"))

    assert "陈静 第三方 2020-03-03 2020-03-24 等待意见" in shown
    assert "停止计算" in shown
    the_day("2020-03-25")
    assert "期限已过，请登记" in words(page(as_(cast.wang_fang), f"/inforequests/{number}/"))


def test_a_supervisor_sees_the_third_party_masked_and_no_letters(number, as_, cast):
    actions.consult(
        number,
        kind=ConsultationKind.THIRD_PARTY,
        party="陈静",
        by=cast.wang_fang,
        at=make.moment("2020-03-03"),
    )
    give_post(
        cast.zhao_min,
        Duty.SUPERVISE,
        agency=cast.housing,
        first_day=date(2020, 1, 1),
        by=cast.li_qiang,
        at=make.moment("2020-03-02"),
    )

    shown = words(page(as_(cast.zhao_min), f"/inforequests/{number}/"))

    assert "陈* 第三方" in shown
    assert "陈静" not in shown
    assert "接收回执" not in shown


def test_letters_open_in_the_browser_and_come_as_documents(number, as_, cast):
    client = as_(cast.wang_fang)
    tree = page(client, f"/inforequests/{number}/")
    pdf, word = (tree.xpath(f"//main//a[.='{label}']/@href")[0] for label in ("PDF", "Word"))

    shown = client.get(pdf)
    assert shown["Content-Type"] == "application/pdf"
    assert shown["Content-Disposition"] == "inline"
    assert shown.content.startswith(b"%PDF")
    document = client.get(word)
    assert document["Content-Disposition"].startswith("attachment")
    assert document.content.startswith(b"PK")


def test_the_course_of_a_case_is_told_from_the_journal(number, as_, cast):
    actions.extend(number, days=5, reason="查档", by=cast.zhou_jian, at=make.moment("2020-03-10"))

    shown = words(page(as_(cast.wang_fang), f"/inforequests/{number}/"))

    assert "2020-03-10 10:00 延长答复期限 周建 工作日：5；理由：查档" in shown
    assert "已延长 5 个工作日" in shown


def test_the_page_of_a_case_asks_a_fixed_number_of_questions(
    number, as_, cast, django_assert_num_queries, django_assert_max_num_queries
):
    def consulted(party: str) -> None:
        asked = actions.consult(
            number,
            kind=ConsultationKind.THIRD_PARTY,
            party=party,
            by=cast.wang_fang,
            at=make.moment("2020-03-03"),
        )
        actions.close_consultation(
            number,
            consultation=asked.pk,
            stance=Stance.AGREED,
            by=cast.wang_fang,
            at=make.moment("2020-03-04"),
        )

    client = as_(cast.wang_fang)
    consulted("甲")
    with django_assert_max_num_queries(20) as few:
        client.get(f"/inforequests/{number}/")
    for serial in range(10):
        consulted(f"乙{serial}")

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(f"/inforequests/{number}/")
