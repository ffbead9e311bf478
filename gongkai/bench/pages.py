"""Pages of the portal, on whatever the database of this installation holds."""

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.test import Client, override_settings

from gongkai.bench.figures import Measure
from gongkai.publishing import public

PAGES = {
    "首页": ("/", 60.0),
    "栏目列表": ("/columns/notices/", 40.0),
    "信息页面": ("/items/{item}/", 40.0),
    "检索": ("/search/?q=政府信息公开", 60.0),
    "申请表": ("/requests/new/", 40.0),
    "接口列表": ("/api/items?limit=20", 40.0),
}


def measures(scale: float) -> Iterator[Measure]:
    """Measure the CPU time of a page, template and database work included."""
    count = max(2, int(20 * scale))
    newest = public.latest(1)
    for name, (address, goal) in PAGES.items():
        if "{item}" in address and not newest:
            continue
        url = address.format(item=newest[0].id if newest else 0)
        yield Measure(name, partial(_read, url, count), count, goal)


def _read(url: str, count: int) -> None:
    with override_settings(
        ROOT_URLCONF="config.urls_portal", ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, "testserver"]
    ):
        client = Client()
        for _ in range(count):
            answer = client.get(url)
            if answer.status_code != 200:
                message = f"{url} answered {answer.status_code}"
                raise RuntimeError(message)
