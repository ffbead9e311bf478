"""Items and columns for programs."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.publishing import actions
from gongkai.publishing.columns import columns
from tests import make

DECREE = replace(
    make.NOTICE,
    body="<h2>第一章</h2><p>第一条　甲&amp;乙。</p><p>第二条　丙。</p>",
    number="湖政发〔2020〕9号",
    effective_on=date(2020, 5, 1),
)


def test_an_item_is_given_with_all_its_metadata(client, cast):
    item = make.published(cast, DECREE)

    given = client.get(f"/api/items/{item.pk}").json()

    assert given["index_number"] == item.index_number
    assert given["title"] == DECREE.title
    assert given["number"] == "湖政发〔2020〕9号"
    assert given["effective_on"] == "2020-05-01"
    assert given["adopted_on"] is None
    assert given["agency_code"] == "zjj"
    assert given["column_label"] == "通知公告"
    assert given["body"] == DECREE.body
    assert len(given["fingerprint"]) == 64
    assert given["url"] == f"http://testserver/items/{item.pk}/"


def test_the_text_is_the_body_a_line_for_each_paragraph(client, cast):
    item = make.published(cast, DECREE)

    assert client.get(f"/api/items/{item.pk}").json()["text"] == "第一章\n第一条　甲&乙。\n第二条　丙。"


def test_all_items_can_be_read_one_stretch_after_another(client, cast):
    items = make.published_many(cast, [make.NOTICE] * 5)
    make.draft(cast)

    read, after = [], 0
    while after is not None:
        stretch = client.get(f"/api/items?after={after}&limit=2").json()
        read += [item["id"] for item in stretch["items"]]
        after = stretch["next"]

    assert read == [item.pk for item in items]


def test_a_withdrawn_item_is_gone_and_says_why(client, cast):
    item = make.published(cast)
    actions.withdraw(item.pk, reason="内容有误", by=cast.zhou_jian, at=make.moment("2020-04-01"))

    answer = client.get(f"/api/items/{item.pk}")

    assert answer.status_code == 410
    assert answer.json().keys() == {"refused", "rule", "remedy"}
    assert answer.json()["rule"] == "撤下的理由：内容有误"
    assert make.NOTICE.title not in answer.content.decode()


def test_a_draft_and_an_unknown_item_look_alike(client, cast):
    draft = make.draft(cast)

    answers = [client.get(f"/api/items/{number}") for number in (draft.pk, 999, "9" * 30)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


@pytest.mark.parametrize(
    "asked",
    [
        "items?limit=101",
        "items?limit=0",
        "items?after=-1",
        "items?after=abc",
        f"items?after={'9' * 30}",
        "items?foo=1",
        "items/1?foo=1",
        "columns?foo=1",
        "search?foo=1&q=x",
        "search",
        "search?q=x&year=abc",
        "search?q=x&sort=random",
    ],
)
def test_a_parameter_that_cannot_be_read_is_refused(client, db, asked):
    answer = client.get(f"/api/{asked}")

    assert answer.status_code == 422
    assert answer.json()["refused"].startswith("参数有误：")


def test_the_columns_are_given_in_their_order(client, db):
    assert [column["key"] for column in client.get("/api/columns").json()] == list(columns())


def test_scripts_of_any_site_may_read_the_interface_and_nothing_else(client, cast):
    for address in ("/api/items", "/api/columns", "/api/items/999", "/api/openapi.json", "/api/items?foo=1"):
        assert client.get(address)["Access-Control-Allow-Origin"] == "*", address
    assert "Access-Control-Allow-Origin" not in client.get("/")


def test_the_interface_only_gives(client, db):
    assert client.post("/api/items").status_code == 405
    assert client.delete("/api/items/1").status_code == 405


def test_the_interface_describes_itself_and_loads_nothing_from_elsewhere(client, db):
    described = client.get("/api/openapi.json").json()

    assert described["paths"].keys() == {"/api/items", "/api/items/{item_id}", "/api/columns", "/api/search"}
    assert client.get("/api/docs").status_code == 404


@pytest.mark.parametrize("count", [5, 200])
def test_a_stretch_is_one_question_to_the_database(client, cast, django_assert_num_queries, count):
    make.published_many(cast, [make.NOTICE] * count)

    with django_assert_num_queries(1):
        client.get("/api/items?limit=100")
