"""Search for programs."""

from tests import make
from tests.portal.conftest import catch_up


def test_what_was_found_is_given_with_its_address(client, cast):
    item = make.published(cast)
    catch_up()

    given = client.get("/api/search?q=老旧小区").json()

    (hit,) = given["hits"]
    assert (given["total"], given["page"], given["pages"]) == (1, 1, 1)
    assert (hit["id"], hit["title"]) == (item.pk, make.NOTICE.title)
    assert hit["url"] == f"http://testserver/items/{item.pk}/"
    assert "<em>" not in hit["snippet"]


def test_a_question_without_words_is_refused(client, cast):
    catch_up()

    answer = client.get("/api/search?q=！！")

    assert answer.status_code == 400
    assert answer.json()["refused"] == "没有可以检索的文字"


def test_an_index_that_cannot_be_read_is_told(client, db):
    assert client.get("/api/search?q=改造").status_code == 503
