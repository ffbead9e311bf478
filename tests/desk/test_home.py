from dataclasses import replace
from datetime import date

import pytest

from gongkai.inforequests import actions
from gongkai.inforequests.models import ConsultationKind
from gongkai.publishing import actions as publishing
from tests import make
from tests.desk.pages import page, words


def figures(client) -> dict[str, tuple[str, str]]:
    """Return each figure of the front page: its value and where it leads."""
    found = page(client, "/").xpath("//li[contains(@class, 'gk-figure')]/a")
    return {
        one.xpath("./span[1]")[0].text_content(): (one.xpath(".//strong")[0].text_content(), one.get("href"))
        for one in found
    }


def test_the_officer_sees_what_waits_to_be_confirmed(as_, cast):
    number = make.submitted(cast).number

    client = as_(cast.wang_fang)

    value, address = figures(client)["待确认收到"]
    assert value == "1"
    assert number in words(page(client, address))
    assert number in words(page(client, "/"))


def test_due_soon_begins_five_working_days_before_the_last_day(as_, cast, the_day):
    number = make.received(cast, on="2020-03-02")  # 答复期限：2020-03-30（星期一）
    client = as_(cast.wang_fang)

    the_day("2020-03-20")
    assert figures(client)["5个工作日内到期"][0] == "0"
    the_day("2020-03-23")
    value, address = figures(client)["5个工作日内到期"]
    assert value == "1"
    assert f"{number} 2019年本市老旧小区改造项目清单 办理中 2020-03-30 还有5个工作日" in words(
        page(client, address)
    )


def test_overdue_starts_the_morning_after(as_, cast, the_day):
    make.received(cast, on="2020-03-02")
    client = as_(cast.wang_fang)

    the_day("2020-03-30")
    assert figures(client)["已逾期"][0] == "0"
    assert "今天是最后一天" in words(page(client, "/"))
    the_day("2020-03-31")
    assert figures(client)["已逾期"][0] == "1"
    assert "已逾期1天" in words(page(client, "/"))


def test_a_correction_that_did_not_come_waits_for_the_officer(as_, cast, the_day):
    number = make.received(cast)
    actions.ask_to_amend(
        number, wanted="文号", reply_by=date(2020, 3, 16), by=cast.wang_fang, at=make.moment("2020-03-03")
    )
    client = as_(cast.wang_fang)

    the_day("2020-03-16")
    assert figures(client)["补正期限已过"][0] == "0"
    assert number not in words(page(client, "/"))
    the_day("2020-03-17")
    assert figures(client)["补正期限已过"][0] == "1"
    assert number in words(page(client, "/"))


def test_an_opinion_that_did_not_come_waits_for_the_officer(as_, cast, the_day):
    number = make.received(cast)
    asked = actions.consult(
        number,
        kind=ConsultationKind.THIRD_PARTY,
        party="陈静",
        by=cast.wang_fang,
        at=make.moment("2020-03-03"),
    )
    client = as_(cast.wang_fang)

    the_day(asked.reply_by.isoformat())
    assert figures(client)["征求意见期限已过"][0] == "0"
    the_day("2020-03-25")
    assert figures(client)["征求意见期限已过"] == ("1", "/inforequests/?need=opinion_over")
    assert number in words(page(client, "/inforequests/?need=opinion_over"))


def test_each_person_sees_their_own_step_of_an_item(as_, cast):
    item = make.draft(cast)
    publishing.submit(item.pk, by=cast.wang_fang, at=make.moment("2020-03-02"))
    assert figures(as_(cast.zhao_min))["待我审核"][0] == "1"
    assert "待我签发" not in figures(as_(cast.zhao_min))
    assert figures(as_(cast.zhou_jian))["待我签发"][0] == "0"

    publishing.approve(item.pk, by=cast.zhao_min, at=make.moment("2020-03-02"))
    assert figures(as_(cast.zhao_min))["待我审核"][0] == "0"
    assert figures(as_(cast.zhou_jian))["待我签发"][0] == "1"

    publishing.send_back(item.pk, reason="附件缺失", by=cast.zhou_jian, at=make.moment("2020-03-02"))
    assert figures(as_(cast.wang_fang))["退回我修改"][0] == "1"


def test_nobody_is_asked_to_review_what_they_wrote(as_, cast):
    item = publishing.draft(
        cast.education, "notice", make.NOTICE, by=cast.liu_yang, at=make.moment("2020-03-02")
    )
    publishing.submit(item.pk, by=cast.liu_yang, at=make.moment("2020-03-02"))

    assert figures(as_(cast.liu_yang))["待我审核"][0] == "0"


def test_the_head_of_the_office_sees_every_agency(as_, cast, the_day):
    make.received(cast, on="2020-03-02")
    make.submitted(cast)
    the_day("2020-03-31")

    shown = words(page(as_(cast.li_qiang), "/"))

    assert "湖州市住房和城乡建设局 2 0 1" in shown
    assert "湖州市教育局 0 0 0" in shown
    assert "全市在办申请" not in words(page(as_(cast.wang_fang), "/"))


@pytest.mark.parametrize("person", ["wang_fang", "zhao_min", "li_qiang"])
def test_the_front_page_asks_the_same_number_of_questions_however_much_waits(
    person, as_, cast, django_assert_num_queries, django_assert_max_num_queries
):
    client = as_(getattr(cast, person))
    with django_assert_max_num_queries(30) as few:
        client.get("/")
    for serial in range(12):
        make.received(cast)
        item = make.draft(cast, replace(make.NOTICE, title=f"通知{serial}"))
        publishing.submit(item.pk, by=cast.wang_fang, at=make.moment("2020-03-02"))

    with django_assert_num_queries(len(few.captured_queries)):
        client.get("/")
