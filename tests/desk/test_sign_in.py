import pytest
from django.conf import settings
from django.test import Client

from gongkai.desk import attempts
from tests.desk.pages import page, parsed, posted, words

SIGN_IN = "/sign-in/"


@pytest.fixture
def wang_fang(cast):
    cast.wang_fang.set_password("公开-2020")
    cast.wang_fang.save()
    return cast.wang_fang


def guess(client: Client, password: str = "wrong", name: str = "wangfang", status: int = 422):
    return posted(client, SIGN_IN, status, username=name, password=password)


def test_a_stranger_is_led_to_the_sign_in_page(client, db):
    response = client.get("/inforequests/")

    assert response.status_code == 302
    assert response["Location"] == "/sign-in/?next=/inforequests/"


def test_the_right_password_leads_to_the_page_asked_for(client, wang_fang):
    response = client.post(
        f"{SIGN_IN}?next=/inforequests/", {"username": "wangfang", "password": "公开-2020"}
    )

    assert response["Location"] == "/inforequests/"
    assert page(client, "/inforequests/") is not None


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "javascript:1"])
def test_signing_in_leads_to_no_other_site(client, wang_fang, elsewhere):
    response = client.post(f"{SIGN_IN}?next={elsewhere}", {"username": "wangfang", "password": "公开-2020"})

    assert response["Location"] == "/"


def test_a_wrong_password_and_a_wrong_name_read_the_same(client, wang_fang):
    wrong_password, wrong_name = guess(client), guess(client, name="nobody")

    assert "登录名或者密码不对" in words(wrong_password)
    assert words(wrong_password).replace("wangfang", "") == words(wrong_name).replace("nobody", "")


def test_the_password_is_not_sent_back(client, wang_fang):
    assert "公开-wrong" not in guess(client, "公开-wrong").content.decode()


def test_after_five_wrong_tries_the_right_password_does_not_open(client, wang_fang):
    for _ in range(attempts.TRIES):
        guess(client)

    response = guess(client, "公开-2020")

    assert "暂停登录" in words(response)
    assert "请15分钟后再试" in words(response)
    assert client.get("/").status_code == 302


def test_the_right_password_starts_the_count_anew(client, wang_fang):
    for _ in range(attempts.TRIES - 1):
        guess(client)
    guess(client, "公开-2020", status=302)
    client.post("/sign-out/")

    guess(client)

    guess(client, "公开-2020", status=302)


def test_tries_for_one_name_do_not_close_another(client, wang_fang):
    for _ in range(attempts.TRIES):
        guess(client, name="lisi")

    guess(client, "公开-2020", status=302)


def test_a_name_opens_again_after_fifteen_minutes(client, wang_fang, monkeypatch):
    for _ in range(attempts.TRIES):
        guess(client)
    import time

    later = time.time() + attempts.MINUTES * 60 + 1
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: later)

    guess(client, "公开-2020", status=302)


def test_whoever_left_office_cannot_sign_in(client, wang_fang):
    wang_fang.is_active = False
    wang_fang.save()

    assert "登录名或者密码不对" in words(guess(client, "公开-2020"))


def test_signing_out_is_a_post(client, wang_fang):
    guess(client, "公开-2020", status=302)

    assert client.get("/sign-out/").status_code == 405
    assert client.get("/").status_code == 200
    assert client.post("/sign-out/")["Location"] == SIGN_IN
    assert client.get("/").status_code == 302


def test_a_demo_city_shows_its_accounts(client, db):
    assert "演示账号" not in words(page(client, SIGN_IN))

    settings.VAR.mkdir(exist_ok=True)
    (settings.VAR / "demo-accounts.txt").write_text("wangfang　<b>公开</b>　王芳", encoding="utf-8")

    tree = page(client, SIGN_IN)
    assert "wangfang　<b>公开</b>　王芳".replace("　", " ") in words(tree)


def test_a_form_from_elsewhere_is_refused(wang_fang):
    client = Client(enforce_csrf_checks=True)

    response = client.post(SIGN_IN, {"username": "wangfang", "password": "公开-2020"})

    assert parsed(response, 403) is not None
