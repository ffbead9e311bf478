"""The frame of every page of the two surfaces."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from lxml import html

from gongkai.kit.site import Site
from tests.kit.page import get, words

SITE = Site(
    name="湖州市人民政府",
    organ="湖州市人民政府办公室",
    domain="gk.example.cn",
    id_code="3305000001",
    icp="ICP备1号",
    police="公网安备2号",
    address="仁皇山路1号",
    phone="0572-0000000",
    hours="工作日",
    email="gk@example.cn",
    operator="湖州市大数据发展管理局",
)


class Officer:
    """Somebody signed in."""

    is_authenticated = True

    def __str__(self) -> str:
        return "王芳"


@pytest.fixture(autouse=True)
def our_site(settings) -> None:
    settings.SITE = SITE


def framed(surface: str, path: str = "/items/?page=2", **context: object) -> html.HtmlElement:
    cookies = context.pop("cookies", {})
    return html.document_fromstring(
        get_template(f"{surface}/base.html").render(context, get(path, **cookies))
    )


@pytest.mark.parametrize("surface", ["portal", "desk"])
def test_every_page_names_its_site_in_its_head(surface: str):
    page = framed(surface)

    meta = {one.get("name"): one.get("content") for one in page.xpath("//meta[@name]")}
    assert (meta["SiteName"], meta["SiteDomain"], meta["SiteIDCode"]) == (
        "湖州市人民政府",
        "gk.example.cn",
        "3305000001",
    )


@pytest.mark.parametrize("surface", ["portal", "desk"])
def test_a_page_is_chinese_and_begins_with_the_way_to_its_text(surface: str):
    page = framed(surface)

    assert page.get("lang") == "zh-CN"
    first = page.xpath("//body//a")[0]
    assert first.get("href") == "#main"
    assert page.get_element_by_id("main").tag == "main"


@pytest.mark.parametrize("surface", ["portal", "desk"])
def test_nothing_is_fetched_from_elsewhere(surface: str):
    fetched = framed(surface).xpath("//link/@href | //script/@src | //img/@src")

    assert fetched
    assert all(address.startswith("/static/") for address in fetched)


@pytest.mark.parametrize("surface", ["portal", "desk"])
def test_elder_mode_is_the_same_page_with_one_class_more(surface: str):
    plain, large = framed(surface), framed(surface, cookies={"elder": "1"})

    assert large.get("class").split() == [surface, "elder"]
    assert plain.get("class").split() == [surface]
    assert words(large).replace("退出长者模式", "长者模式") == words(plain)


def test_the_switch_comes_back_to_the_page_now_open():
    (form,) = framed("portal").xpath("//form[@action='/elder']")

    assert form.get("method") == "post"
    assert form.xpath("input[@name='next']/@value") == ["/items/?page=2"]


@pytest.mark.parametrize(
    "word",
    [
        "主办单位",
        "承办单位",
        "网站标识码",
        "ICP备案号",
        "公安备案号",
        "联系电话",
        "通信地址",
        "我为政府网站找错",
    ],
)
def test_the_footer_shows_what_the_inspection_looks_for(word: str):
    assert word in words(framed("portal").xpath("//footer")[0])


def test_a_fault_is_reported_with_the_code_of_the_site_and_the_page():
    (link,) = framed("portal").xpath("//a[contains(., '找错')]/@href")

    asked = parse_qs(urlsplit(link).query)
    assert asked == {"site_code": ["3305000001"], "url": ["http://testserver/items/?page=2"]}


def test_the_side_column_stands_only_where_a_page_has_one():
    assert not framed("portal").xpath("//aside")


def test_the_desk_says_who_works_and_for_whom():
    page = framed("desk", user=Officer(), agency="市住建局")

    assert "王芳（市住建局）" in words(page.xpath("//header")[0])


def test_a_stranger_sees_no_navigation_of_the_desk():
    assert not framed("desk").xpath("//header//nav//a")


def test_a_printed_page_says_where_it_came_from():
    (line,) = framed("portal").xpath("//*[contains(@class, 'gk-print-line')]")

    assert "http://testserver/items/?page=2" in words(line)


@pytest.mark.parametrize("surface", ["portal", "desk"])
def test_a_message_is_announced(surface: str):
    request = RequestFactory().get("/")
    page = html.document_fromstring(
        get_template("kit/messages.html").render({"messages": [Said("error", "不能延长。")]}, request)
    )

    assert words(page.xpath("//*[@role='status']")[0]) == "错误：不能延长。"


class Said:
    """A message of Django's, as templates see it."""

    def __init__(self, level_tag: str, text: str) -> None:
        self.level_tag, self.text = level_tag, text

    def __str__(self) -> str:
        return self.text
