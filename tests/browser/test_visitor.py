"""The visitor sees what is wrong: a page with one fault of each sort."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.visitor import Visitor

PAGE = """<!doctype html><html lang="zh-CN"><title>一页</title><body><main><h1>标题</h1>{fault}</main>"""
OVER = "position: absolute; left: 0; top: 90px; margin: 0"


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Visitor]:
    visitor = Visitor(chromium, "http://127.0.0.1:9", {}, scripts=True)
    yield visitor
    visitor.leave()


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("<p style='width: 1300px'>宽</p>", "desktop: wider than the window"),
        ("<p style='width: 500px'>宽</p>", "phone: wider than the window"),
        (
            f"<p style='{OVER}'>上面的字</p><p style='{OVER}'>下面的字</p>",
            "overlaps: p.- “上面的字” / p.- “下面的字”",
        ),
        (f"<p style='{OVER}'>上面的字</p><input aria-label='名' style='{OVER}'>", "overlaps"),
        ("<p style='color: #aaa'>淡得看不清的一句话</p>", "color-contrast: p"),
        ("<input name='q'>", "label: input"),
        ("<script>console.error('坏了')</script>", "error on the console: 坏了"),
        ("<script>throw new Error('坏了')</script>", "error in a script: 坏了"),
        ("<img alt='' src='http://localhost:9/pixel'>", "asks another host: http://localhost:9/pixel"),
    ],
)
def test_a_fault_is_told(fault, told, visitor):
    visitor.page.set_content(PAGE.format(fault=fault))

    assert [one for one in visitor.faults() if told in one]


def test_a_page_without_fault_is_let_through(visitor):
    visitor.page.set_content(PAGE.format(fault="<p>一段话，<a href='/'>一个链接</a>。</p><p>又一段。</p>"))

    assert visitor.faults() == []
