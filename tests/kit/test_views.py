"""长者模式, and the pages shown when a page cannot be."""

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from gongkai.kit import views
from tests.kit.page import get

PLACES_ELSEWHERE = [
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "///elsewhere.example/",
    "/\\elsewhere.example/",
    "\\\\elsewhere.example",
    "javascript:alert(1)",
    "http:elsewhere.example",
    " //elsewhere.example",
    "/\t/elsewhere.example",
    "relative",
    "",
]


def toggled(elder: str, place: str) -> HttpResponse:
    return views.toggle_elder(RequestFactory().post("/elder", {"elder": elder, "next": place}))


def test_larger_letters_stay_for_a_year():
    cookie = toggled("1", "/items/").cookies["elder"]

    assert (cookie.value, cookie["max-age"], cookie["samesite"]) == ("1", 31_536_000, "Lax")


def test_leaving_takes_the_cookie_away():
    cookie = toggled("0", "/items/").cookies["elder"]

    assert (cookie.value, cookie["max-age"]) == ("", 0)


def test_the_reader_stays_on_the_page_with_its_question():
    assert toggled("1", "/search/?q=预算&page=2").url.startswith("/search/?q=")


@pytest.mark.parametrize("place", PLACES_ELSEWHERE)
def test_no_switch_leads_off_the_site(place: str):
    assert toggled("1", place).url == "/"


@given(st.text())
def test_wherever_one_asks_to_go_one_stays_on_the_site(place: str):
    url = toggled("1", place).url

    assert url.startswith("/")
    assert not url.startswith(("//", "/\\"))


def test_looking_at_an_address_switches_nothing():
    assert views.toggle_elder(RequestFactory().get("/elder")).status_code == 405


@pytest.mark.parametrize("surface", ["portal", "desk"])
@pytest.mark.parametrize("status", [403, 404, 410, 503])
def test_each_surface_says_in_chinese_what_to_do(settings, surface: str, status: int):
    settings.SURFACE = surface
    response = views.error_page(get("/gone"), status)

    assert response.status_code == status
    assert "您可以" in response.content.decode()


def test_a_withdrawn_page_may_say_why(settings):
    settings.SURFACE = "portal"

    assert "已被新文件取代。" in views.error_page(get(), 410, reason="已被新文件取代。").content.decode()


@pytest.mark.parametrize("surface", ["portal", "desk"])
def test_what_broke_is_told_without_the_request(settings, surface: str):
    settings.SURFACE = surface
    response = views.broken(get())

    assert response.status_code == 500
    assert "系统出了问题" in response.content.decode()


def test_the_doors_django_knows_answer_with_our_pages(settings):
    settings.SURFACE = "desk"

    assert views.not_found(get(), Http404()).status_code == 404
    assert views.refused(get(), PermissionError()).status_code == 403
    assert "表单已经过期" in views.stale_form(get()).content.decode()
