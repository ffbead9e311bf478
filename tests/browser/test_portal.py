"""The portal in a real browser."""

from collections.abc import Iterator

import pytest
from django.urls import get_resolver
from playwright.sync_api import Page, expect

from gongkai.inforequests.models import InfoRequest
from tests.browser import setting
from tests.browser.setting import City
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.portal.asking import FILLED

NO_PAGES = {
    *("elder", "favicon", "healthz", "robots", "portal_letter"),
    *("portal_column_feed", "portal_feed", "portal_sitemap_index", "portal_sitemap_part"),
}


@pytest.fixture(autouse=True)
def portal(settings) -> None:
    settings.SURFACE, settings.ROOT_URLCONF = "portal", "config.urls_portal"


def addresses(city: City) -> dict[str, tuple[str, int]]:
    """Return every page that opens by its address, with its status."""
    return {
        "portal_home": ("/", 200),
        "portal_items": ("/columns/", 200),
        "portal_column": ("/columns/notices/?page=2", 200),
        "an empty column": ("/columns/laws/", 200),
        "portal_item": (f"/items/{city.wide.pk}/", 200),
        "a corrected item": (f"/items/{city.corrected.pk}/", 200),
        "a withdrawn item": (f"/items/{city.withdrawn.pk}/", 410),
        "portal_search": ("/search/", 200),
        "a search with finds": ("/search/?q=改造&column=notices", 200),
        "a search without": (f"/search/?q={setting.UNBROKEN}x", 200),
        "portal_guide": ("/guide/", 200),
        "portal_rules": ("/rules/", 200),
        "portal_agencies": ("/agencies/", 200),
        "portal_apply": ("/requests/", 200),
        "portal_request_new": ("/requests/new/", 200),
        "portal_receipt": ("/requests/receipt/", 200),
        "portal_track": ("/requests/progress/", 200),
        "portal_reports": ("/reports/", 200),
        "portal_report": (f"/reports/{city.report.pk}/", 200),
        "portal_data": ("/data/", 200),
        "what does not exist": ("/nowhere/", 404),
        "a refusal": ("/search/?year=soon", 400),
    }


def look_up(visitor: Visitor, number: str, code: str) -> Page:
    page = visitor.open("/requests/progress/")
    page.get_by_label("申请编号").fill(number)
    page.get_by_label("查询码").fill(code)
    return visitor.press(page.get_by_role("main").get_by_role("button", name="查询"))


def fill_in(visitor: Visitor) -> Page:
    """Fill in the form as 张伟 does, up to the last button."""
    page = visitor.open("/requests/new/")
    for name, value in FILLED.items():
        field = page.locator(f"[name={name}]")
        match field.first.get_attribute("type") or field.first.evaluate("field => field.type"):
            case "radio":
                page.locator(f"[name={name}][value={value}]").check()
            case "select-one":
                field.select_option(value)
            case _:
                field.fill(value)
    return page


def hand_in(visitor: Visitor, page: Page) -> Page:
    return visitor.press(page.get_by_role("button", name="提交申请"))


def scenes(visitor: Visitor, city: City) -> Iterator[str]:
    """Open one page after the other; yield the name of each."""
    for name, (address, status) in addresses(city).items():
        visitor.open(address, status)
        yield name
    for state, (number, code) in city.requests.items():
        look_up(visitor, number, code)
        visitor.unfold()
        yield f"the progress of a request: {state}"
    look_up(visitor, "2020-99999", "AAAAAAAAAA")
    yield "a wrong code"
    hand_in(visitor, visitor.open("/requests/new/"))
    yield "the form with everything missing"
    hand_in(visitor, fill_in(visitor))
    yield "a receipt"


# 长者模式 enlarges letters and makes no colour paler: where they have least room, axe looks again.
@pytest.mark.parametrize(
    ("elder", "audited"), [(False, {"desktop", "phone"}), (True, {"phone"})], ids=["usual", "elder"]
)
def test_every_page_is_whole_readable_and_from_here(elder, audited, visit, city):
    visitor = visit(elder=elder)

    found = [
        f"{name}: {fault}" for name in scenes(visitor, city) for fault in visitor.faults(audited=audited)
    ]

    assert not found, "\n".join(found)


def test_no_page_is_forgotten():
    named = {
        pattern.name
        for pattern in get_resolver("config.urls_portal").url_patterns
        if hasattr(pattern, "name")
    }
    nothing = City(*[InfoRequest(pk=1)] * 3, {}, {}, InfoRequest(pk=1))

    assert named - NO_PAGES - {"portal_sitemap"} <= addresses(nothing).keys()


def test_a_request_is_handed_in_and_followed_without_scripts(visit, city):
    visitor = visit(scripts=False)

    page = hand_in(visitor, fill_in(visitor))
    expect(page.get_by_role("heading", name="申请已经提交")).to_be_visible()
    expect(page.get_by_role("button", name="打印本页")).to_be_hidden()
    number, code = page.locator(".gk-confirmation strong").all_text_contents()[:2]
    page = look_up(visitor, number, code)

    expect(page.get_by_role("heading", name=f"申请 {number}")).to_contain_text("待确认收到")


def test_a_form_sent_twice_is_handed_in_once(visit, city):
    before = InfoRequest.objects.count()
    page = fill_in(visit())
    sent = []
    page.on("request", lambda request: sent.append(request.method))

    page.get_by_role("button", name="提交申请").dblclick()
    expect(page.get_by_role("heading", name="申请已经提交")).to_be_visible()

    assert sent.count("POST") == 1
    assert InfoRequest.objects.count() == before + 1


def test_what_is_wrong_with_a_form_takes_the_focus(visit, city):
    visitor = visit()

    page = hand_in(visitor, visitor.open("/requests/new/"))

    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("受理机关")).to_be_focused()


def test_the_receipt_prints_and_says_when(visit, city):
    visitor = visit()
    page = hand_in(visitor, fill_in(visitor))
    page.evaluate("window.print = () => { dispatchEvent(new Event('beforeprint')) }")

    page.get_by_role("button", name="打印本页").click()

    expect(page.locator("[data-print-time]")).to_contain_text("打印时间：")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_keyboard_goes_to_the_text_and_to_the_search_box(size, visit, city):
    page = visit().open("/columns/")
    page.set_viewport_size(size)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

    page.reload()
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.id"))
    assert "site-search" in stops
