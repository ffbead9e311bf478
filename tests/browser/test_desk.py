"""The desk in a real browser."""

from collections.abc import Iterator

import pytest
from django.urls import get_resolver
from playwright.sync_api import Page, expect

from gongkai.inforequests.lifecycle import State
from gongkai.inforequests.models import InfoRequest
from tests.browser.setting import City
from tests.browser.visitor import Visitor

NO_PAGES = {
    *("sign_out", "toggle_elder", "desk_item_act", "desk_inforequest_act", "desk_report_issue"),
    *("desk_letter_pdf", "desk_letter_docx", "desk_issued_file"),
    *("desk_applicant", "desk_challenge_new", "desk_challenge_decide"),
}
"""What is only posted to, or is handed out as a file."""


@pytest.fixture(autouse=True)
def desk(settings) -> None:
    settings.SURFACE, settings.ROOT_URLCONF = "desk", "config.urls_desk"


def drafts(city: City) -> dict[str, str]:
    """Return what 王芳 sees of 主动公开."""
    return {
        "desk_home": "/",
        "desk_items": "/items/",
        "desk_published_items": "/items/published/?page=2",
        "desk_item_new": "/items/new/",
        "the form of a notice": "/items/new/?kind=notice",
        "the form of a normative document": "/items/new/?kind=normative_document",
        "desk_item": f"/items/{city.wide.pk}/",
        "a corrected item": f"/items/{city.corrected.pk}/",
        "a withdrawn item": f"/items/{city.withdrawn.pk}/",
        **{f"an item: {name}": f"/items/{item.pk}/" for name, item in city.unfinished.items()},
        "desk_item_edit": f"/items/{city.unfinished['returned'].pk}/edit/",
        "desk_item_correct": f"/items/{city.wide.pk}/correct/",
        "desk_item_editions": f"/items/{city.corrected.pk}/editions/",
        "desk_item_preview": f"/items/{city.corrected.pk}/editions/3/",
    }


def cases(city: City) -> dict[str, str]:
    """Return what 王芳 sees of 依申请公开."""
    number, _ = city.requests["received"]
    return {
        "desk_inforequests": "/inforequests/",
        "desk_inforequest_new": "/inforequests/new/",
        "desk_inforequest": f"/inforequests/{number}/",
        "desk_inforequest_receipt": f"/inforequests/{number}/receipt/",
        **{f"a request: {state}": f"/inforequests/{number}/" for state, (number, _) in city.requests.items()},
    }


def oversight(_city: City) -> dict[str, str]:
    """Return what 李强 sees."""
    return {
        "the front page of the disclosure office": "/",
        "desk_reports": "/reports/",
        "desk_report": "/reports/2019/",
        "desk_filing": "/reports/2019/filing/?agency=zjj",
        "desk_report_cell": "/reports/2019/table3/granted/natural/",
        "a cell of items": "/reports/2019/table2/normative/made/",
        "desk_journal": "/journal/",
    }


def signing(city: City) -> dict[str, str]:
    """Return what 周建 has to sign."""
    return {
        "his front page": "/",
        "an item to sign": f"/items/{city.unfinished['approved'].pk}/",
        "an item to withdraw": f"/items/{city.wide.pk}/",
        "a request to extend": f"/inforequests/{city.requests['received'][0]}/",
        "what is not his": "/journal/",
        "what does not exist": "/nowhere/",
    }


STATUS = {"what is not his": 403, "what does not exist": 404}
"""Of the pages that are not simply there."""


def scenes(visitor: Visitor, pages: dict[str, str], *, send: bool) -> Iterator[str]:
    """Open one page after the other, unfolded; yield the name of each. send: its last form too, as it stands."""
    for name, address in pages.items():
        page = visitor.open(address, STATUS.get(name, 200))
        visitor.unfold()
        yield name
        buttons = page.locator("main form[method=post] button")
        if send and buttons.count():
            visitor.press(buttons.last)
            yield f"{name}, its last form sent"


# 长者模式 enlarges letters and makes no colour paler: where they have least room, axe looks again.
@pytest.mark.parametrize(
    ("elder", "audited"), [(False, {"desktop", "phone"}), (True, {"phone"})], ids=["usual", "elder"]
)
def test_every_page_is_whole_readable_and_from_here(elder, audited, visit, people, city):
    rounds = [(people.wang_fang, drafts), (people.wang_fang, cases)]
    rounds += [(people.li_qiang, oversight), (people.zhou_jian, signing)]
    found = []
    for person, pages in rounds:
        visitor = visit(elder=elder, person=person)
        seen = scenes(visitor, pages(city), send=not elder)
        found += [f"{name}: {fault}" for name in seen for fault in visitor.faults(audited=audited)]
    stranger = visit(elder=elder)
    stranger.open("/sign-in/")
    found += [f"sign-in: {fault}" for fault in stranger.faults(audited=audited)]

    assert not found, "\n".join(found)


def test_no_page_is_forgotten(city):
    named = {pattern.name for pattern in get_resolver("config.urls_desk").url_patterns}

    seen = drafts(city) | cases(city) | oversight(city) | signing(city)
    assert named - NO_PAGES - {"sign_in"} <= seen.keys()


def sign_in(visitor: Visitor, password: str) -> Page:
    """Sign in as 王芳 does."""
    page = visitor.open("/sign-in/")
    page.get_by_label("登录名").fill("wangfang")
    page.get_by_label("密码").fill(password)
    return visitor.press(page.get_by_role("button", name="登录"))


def test_an_official_signs_in_and_confirms_a_receipt_without_scripts(visit, password, city):
    number, _ = city.requests["submitted"]
    visitor = visit(scripts=False)

    page = sign_in(visitor, password)
    visitor.press(page.get_by_role("navigation").get_by_role("link", name="依申请公开"))
    visitor.press(page.get_by_role("link", name=number))
    page.locator("summary", has_text="确认收到").click()
    page.get_by_label("双方确认之日").fill("2020-05-08")
    visitor.press(page.get_by_role("button", name="确认收到"))

    expect(page.get_by_text("已确认收到，接收回执已生成")).to_be_visible()
    assert InfoRequest.objects.get(number=number).state == State.RECEIVED


def test_a_wrong_password_is_told_where_the_reader_is(visit, password, city):
    page = sign_in(visit(), "不是这一把")

    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page.locator(".govuk-error-summary")).to_contain_text("登录名或者密码不对")


def test_the_keyboard_skips_to_the_text(visit, people, city):
    page = visit(person=people.wang_fang).open("/inforequests/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()
