import pytest

from gongkai.inforequests import actions
from gongkai.inforequests.models import Challenge
from gongkai.law.outcomes import OutcomeKey
from tests import make
from tests.desk.pages import page, posted, words

FORM = {"route": "review", "case_number": "湖政复〔2020〕3号", "accepted_on": "2020-03-10"}


@pytest.fixture
def number(cast, the_day) -> str:
    """Return a request that was answered; it is 2020-04-01."""
    number = make.received(cast)
    at = make.moment("2020-03-03")
    actions.answer(number, outcome=OutcomeKey.GRANTED, reasons="随函提供", by=cast.wang_fang, at=at)
    the_day("2020-04-01")
    return number


def test_a_review_is_registered_and_decided(number, as_, cast):
    client, base = as_(cast.wang_fang), f"/inforequests/{number}"
    posted(client, f"{base}/challenges/", **FORM)
    assert "湖政复〔2020〕3号 行政复议 2020-03-10 尚未审结" in words(page(client, f"{base}/"))

    posted(
        client,
        f"{base}/challenges/decide/",
        challenge_id=Challenge.objects.get().pk,
        result="upheld",
        decided_on="2020-03-31",
    )

    assert "结果维持（2020-03-31）" in words(page(client, f"{base}/"))


def test_the_same_number_is_not_registered_twice(number, as_, cast):
    client, address = as_(cast.wang_fang), f"/inforequests/{number}/challenges/"
    posted(client, address, **FORM)

    response = posted(client, address, 400, **FORM)

    assert "案号“湖政复〔2020〕3号”已经登记过" in words(response)
    assert Challenge.objects.count() == 1


def test_what_is_decided_is_not_decided_again(number, as_, cast):
    client, base = as_(cast.wang_fang), f"/inforequests/{number}/challenges"
    posted(client, f"{base}/", **FORM)
    decision = {
        "challenge_id": Challenge.objects.get().pk,
        "result": "upheld",
        "decided_on": "2020-03-31",
    }
    posted(client, f"{base}/decide/", **decision)

    response = posted(client, f"{base}/decide/", 422, **decision | {"result": "corrected"})

    assert "这件复议诉讼已经审结，或者不属于本申请" in words(response)
    assert Challenge.objects.get().result == "upheld"


def test_a_challenge_is_decided_on_the_page_of_its_own_case(number, as_, cast):
    client = as_(cast.wang_fang)
    posted(client, f"/inforequests/{number}/challenges/", **FORM)
    other = make.received(cast)

    posted(
        client,
        f"/inforequests/{other}/challenges/decide/",
        422,
        challenge_id=Challenge.objects.get().pk,
        result="upheld",
        decided_on="2020-03-31",
    )

    assert Challenge.objects.get().decided_on is None


def test_a_day_before_the_request_came_is_refused(number, as_, cast):
    response = posted(
        as_(cast.wang_fang),
        f"/inforequests/{number}/challenges/",
        400,
        **FORM | {"accepted_on": "2020-03-01"},
    )

    assert "早于2020年3月2日" in words(response)


def test_who_only_approves_registers_no_review(number, as_, cast):
    client = as_(cast.zhou_jian)

    assert "登记复议或者诉讼" not in words(page(client, f"/inforequests/{number}/"))
    posted(client, f"/inforequests/{number}/challenges/", 403, **FORM)
