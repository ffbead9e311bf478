"""Both surfaces, served for real, and the Chromium of the machine to look at them."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from gongkai.accounts.models import User
from gongkai.desk import clock as desk_clock
from gongkai.portal import clock as portal_clock
from tests.browser import setting
from tests.browser.setting import City
from tests.browser.visitor import Visitor
from tests.people import Cast, assemble

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--no-first-run",
    "--no-sandbox",
]
PASSWORD = "一把只在测试里用的钥匙"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start the browser of the machine; it leaves with the module, for its loop would disturb other tests."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip(
            "没有安装 chromium，无法在浏览器中查看页面；请运行 bin/install-debian (chromium is missing)"
        )
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # The driver keeps a loop in this thread, which Django takes for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clocks of both surfaces at noon of 2020-05-08, and let no test inherit the tries of another."""
    cache.clear()
    for clock in (portal_clock, desk_clock):
        monkeypatch.setattr(clock, "now", lambda: setting.TODAY)


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return assemble()


@pytest.fixture
def city(people: Cast) -> City:
    return setting.build(people)


@pytest.fixture
def visit(chromium: Browser, live_server) -> Iterator[Callable[..., Visitor]]:
    """Open a window of its own: visit(), visit(elder=True), visit(scripts=False), visit(person=...)."""
    opened = []

    def enter(*, elder: bool = False, scripts: bool = True, person: User | None = None) -> Visitor:
        cookies = {"elder": "1"} if elder else {}
        if person:
            client = Client()
            client.force_login(person)
            cookies |= {name: morsel.value for name, morsel in client.cookies.items()}
        visitor = Visitor(chromium, live_server.url, cookies, scripts=scripts)
        opened.append(visitor)
        return visitor

    yield enter
    for visitor in opened:
        visitor.leave()


@pytest.fixture
def password(people: Cast) -> str:
    """Give 王芳 a password she can type."""
    User.objects.filter(pk=people.wang_fang.pk).update(password=make_password(PASSWORD))
    return PASSWORD
