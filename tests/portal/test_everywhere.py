"""Every page an anonymous reader can come to, walked from link to link."""

from dataclasses import replace
from urllib.parse import unquote

import pytest
from django.test import Client
from lxml import html

from gongkai.publishing import actions
from gongkai.publishing.models import Item
from tests import make
from tests.people import Cast
from tests.portal.conftest import catch_up
from tests.portal.pages import addresses, meta, text, words

ENTRANCES = ("/", "/robots.txt", "/sitemap.xml", "/feed.xml", "/api/items", "/api/columns", "/search/?q=通知")
MARKS = {
    "draft": "甲戌稿",
    "reviewing": "乙亥稿",
    "approved": "丙子稿",
    "withdrawn": "丁丑稿",
    "correction under way": "戊寅稿",
    "superseded": "己卯稿",
}


def marked(mark: str):
    return replace(
        make.NOTICE,
        title=f"{mark}通知",
        body=f"<p>{mark}</p>",
        abstract=mark,
        keywords=mark,
        number=f"{mark}号",
    )


@pytest.fixture
def hidden(cast: Cast) -> list[Item]:
    """One item in every state the public must not see, and two that are public in another edition."""
    at = make.moment("2020-03-02")
    make.draft(cast, marked(MARKS["draft"]))
    reviewing, approved = (make.draft(cast, marked(MARKS[state])) for state in ("reviewing", "approved"))
    for item in (reviewing, approved):
        actions.submit(item.pk, by=cast.wang_fang, at=at)
    actions.approve(approved.pk, by=cast.zhao_min, at=at)
    withdrawn = make.published(cast, marked(MARKS["withdrawn"]))
    actions.withdraw(withdrawn.pk, reason="内容有误", by=cast.zhou_jian, at=at)

    public = make.published(cast)
    actions.correct(public.pk, marked(MARKS["correction under way"]), note="拟更正", by=cast.wang_fang, at=at)
    corrected = make.published(cast, marked(MARKS["superseded"]))
    actions.correct(corrected.pk, make.NOTICE, note="已更正", by=cast.wang_fang, at=at)
    actions.submit(corrected.pk, by=cast.wang_fang, at=at)
    actions.approve(corrected.pk, by=cast.zhao_min, at=at)
    actions.publish(corrected.pk, by=cast.zhou_jian, at=at)
    catch_up()
    return list(Item.objects.all())


def walked(client: Client, items: list[Item]) -> dict[str, tuple[int, str]]:
    """Follow every link from every entrance, and try the address of every item besides."""
    guessed = [
        f"{place}{item.pk}{end}" for item in items for place, end in (("/items/", "/"), ("/api/items/", ""))
    ]
    searches = [f"/search/?q={mark}" for mark in MARKS.values()]
    searches += [f"/api/search?q={mark}" for mark in MARKS.values()]
    seen: dict[str, tuple[int, str]] = {}
    waiting = [*ENTRANCES, *guessed, *searches]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        answer = client.get(address)
        seen[address] = answer.status_code, text(answer)
        waiting += addresses(seen[address][1]) - seen.keys()
    return seen


def test_nothing_that_is_not_public_is_on_any_address(client, hidden):
    found = walked(client, hidden)

    leaks = [
        (address, state)
        for address, (_, body) in found.items()
        for state, mark in MARKS.items()
        if mark in body and mark not in unquote(address)  # a page may repeat what it was asked
    ]
    asked = {
        address: body for address, (_, body) in found.items() if any(m in address for m in MARKS.values())
    }
    hits = [address for address, body in asked.items() if "gk-entries" in body or '"hits": [{' in body]
    assert leaks == []
    assert len(asked) >= 2 * len(MARKS)
    assert hits == []
    assert len(found) > 100


def test_every_link_of_the_site_leads_somewhere(client, hidden):
    posted = {"/elder", "/requests/letter/"}
    gone = {f"/items/{item.pk}/" for item in hidden} | {f"/api/items/{item.pk}" for item in hidden}

    found = walked(client, hidden)

    broken = [
        (address, status)
        for address, (status, _) in found.items()
        if status >= 400 and address not in posted | gone
    ]
    assert broken == []


def test_every_page_keeps_the_rules_of_pages(client, hidden):
    pages = {
        address: html.document_fromstring(body)
        for address, (_, body) in walked(client, hidden).items()
        if "<!doctype html>" in body
    }

    assert len(pages) > 40
    for address, tree in pages.items():
        ids = tree.xpath("//@id")
        assert len(tree.findall(".//h1")) == 1, address
        assert len(ids) == len(set(ids)), address
        assert tree.get("lang") == "zh-CN", address
        assert {"SiteName", "SiteDomain", "SiteIDCode"} <= meta(tree).keys(), address
        assert words(tree.find(".//title")), address
        assert not tree.xpath("//*[@style]"), address
        assert not tree.xpath("//script[not(@src)]"), address
        for control in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            assert tree.xpath(f"//label[@for='{control.get('id')}']"), (address, control.get("name"))


def test_the_titles_of_different_pages_differ(client, hidden):
    pages = [
        body
        for address, (status, body) in walked(client, hidden).items()
        if status == 200 and "?" not in address
    ]
    titles = [
        words(html.document_fromstring(body).find(".//title")) for body in pages if "<!doctype html>" in body
    ]

    repeated = {title for title in titles if titles.count(title) > 1 and make.NOTICE.title not in title}
    assert repeated == set()
