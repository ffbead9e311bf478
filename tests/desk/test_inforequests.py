from dataclasses import replace

import pytest

from gongkai.inforequests import intake
from tests import make
from tests.desk.pages import page, words


def test_the_list_shows_every_request_with_its_last_day(as_, cast):
    number = make.received(cast)

    shown = words(page(as_(cast.wang_fang), "/inforequests/"))

    assert (
        f"{number} 2019年本市老旧小区改造项目清单 办理中 2020-03-30 还有20个工作日 市住建局 2020-03-02"
        in shown
    )


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("number=00001", True),
        ("number=00002", False),
        ("state=received", True),
        ("state=archived", False),
        ("agency=zjj", True),
        ("agency=jyj", False),
        ("need=overdue", True),
        ("need=due_soon", False),
        ("need=unconfirmed", False),
        ("need=nonsense", True),
        ("page=0", True),
    ],
)
def test_a_filter_narrows_the_list(asked, shown, as_, cast, the_day):
    number = make.received(cast)
    the_day("2020-04-01")

    assert (number in words(page(as_(cast.li_qiang), f"/inforequests/?{asked}"))) is shown


def test_the_page_keeps_its_filter(as_, cast):
    for _ in range(21):
        make.received(cast)

    tree = page(as_(cast.wang_fang), "/inforequests/?state=received")

    assert "?state=received&page=2" in tree.xpath("//nav[@aria-label='分页']//a/@href")


@pytest.mark.parametrize("address", ["/inforequests/", "/inforequests/?state=received"])
def test_a_long_list_asks_no_more_questions_than_a_short_one(
    address, as_, cast, django_assert_num_queries, django_assert_max_num_queries
):
    client = as_(cast.wang_fang)
    make.received(cast)
    with django_assert_max_num_queries(12) as few:
        client.get(address)
    for _ in range(25):
        make.received(cast)

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(address)


@pytest.mark.parametrize("address", ["/", "/inforequests/", "/inforequests/{}/"])
def test_a_description_is_never_markup(address, as_, cast):
    asked = replace(make.APPLICATION, description="<script>alert(1)</script>清单")
    number = intake.submit(asked, agency_code="zjj", at=make.moment("2020-03-02")).number

    body = as_(cast.wang_fang).get(address.format(number)).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;清单" in body
    assert "<script>alert" not in body


def test_no_list_names_an_applicant(as_, cast):
    make.received(cast)

    for address in ("/", "/inforequests/"):
        assert "张伟" not in words(page(as_(cast.wang_fang), address))
