"""Atom feeds."""

from dataclasses import replace

import pytest
from lxml import etree

from gongkai.publishing import actions
from tests import make

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client, address="/feed.xml") -> etree._Element:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def said(element, path) -> list[str]:
    return element.xpath(f"{path}/text()", namespaces=ATOM)


def test_a_feed_has_all_that_atom_requires(client, cast):
    make.published(cast)

    root = feed(client)

    assert root.tag == f"{{{ATOM['a']}}}feed"
    for path in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert len(said(root, path)) == 1, path
    for path in ("a:id", "a:title", "a:updated", "a:published", "a:author/a:name"):
        assert len(said(root, f"a:entry/{path}")) == 1, path
    assert root.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == ["http://testserver/feed.xml"]


def test_the_name_of_an_entry_outlives_a_correction_and_its_date_tells_of_it(client, cast):
    item = make.published(cast, at=make.moment("2020-03-02"))
    before = feed(client)
    at = make.moment("2020-04-01")
    actions.correct(item.pk, replace(make.NOTICE, title="改正"), note="更正", by=cast.wang_fang, at=at)
    actions.submit(item.pk, by=cast.wang_fang, at=at)
    actions.approve(item.pk, by=cast.zhao_min, at=at)
    actions.publish(item.pk, by=cast.zhou_jian, at=at)

    after = feed(client)

    assert said(before, "a:entry/a:id") == said(after, "a:entry/a:id")
    assert said(after, "a:entry/a:updated")[0] > said(before, "a:entry/a:updated")[0]
    assert said(after, "a:entry/a:published") == said(before, "a:entry/a:published")


def test_the_feed_of_a_column_holds_that_column_only(client, cast):
    make.published(cast)
    make.published(cast, replace(make.NOTICE, title="一则动态"), kind="news")

    assert said(feed(client, "/columns/news/feed.xml"), "a:entry/a:title") == ["一则动态"]


def test_a_title_with_control_characters_does_not_break_the_feed(client, cast):
    make.published(cast, replace(make.NOTICE, title="坏\x0b字符\x1f的<通知>"))

    assert said(feed(client), "a:entry/a:title") == ["坏字符的<通知>"]


def test_a_feed_without_items_is_still_a_feed(client, db):
    assert said(feed(client), "a:entry/a:id") == []


def test_an_unknown_column_has_no_feed(client, db):
    assert client.get("/columns/secrets/feed.xml").status_code == 404


@pytest.mark.parametrize("count", [5, 200])
def test_a_feed_costs_the_same_however_much_is_public(client, cast, django_assert_num_queries, count):
    make.published_many(cast, [make.NOTICE] * count)

    with django_assert_num_queries(2):
        feed(client)
