"""The map for crawlers."""

from lxml import etree

from gongkai.portal import sitemap
from tests import make
from tests.portal.pages import text

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(client, address) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return etree.fromstring(text(answer).encode()).xpath("//s:loc/text()", namespaces=NAMES)


def test_the_index_leads_to_every_item_through_its_parts(client, cast, monkeypatch):
    monkeypatch.setattr(sitemap, "PART", 3)
    monkeypatch.setattr(sitemap, "CHUNK", 2)
    items = make.published_many(cast, [make.NOTICE] * 7)

    parts = locations(client, "/sitemap.xml")
    found = [address for part in parts for address in locations(client, part)]

    assert found == [f"http://testserver/items/{item.pk}/" for item in items]


def test_an_item_is_listed_with_the_day_of_its_newest_edition(client, cast):
    make.published(cast, at=make.moment("2020-03-02"))

    assert "<lastmod>2020-03-02</lastmod>" in text(client.get("/sitemap-1.xml"))


def test_a_part_is_sent_while_it_is_read(client, cast, django_assert_num_queries):
    make.published_many(cast, [make.NOTICE] * 5)

    with django_assert_num_queries(0):
        answer = client.get("/sitemap-1.xml")

    assert answer.streaming


def test_a_part_with_an_impossible_number_is_no_page(client, db):
    assert client.get("/sitemap-0.xml").status_code == 404
    assert client.get(f"/sitemap-{'9' * 30}.xml").status_code == 404


def test_drafts_and_withdrawn_items_are_not_on_the_map(client, cast):
    make.draft(cast)

    assert locations(client, "/sitemap.xml") == []
