"""Addresses of the interface, below /api/."""

from django.conf import settings
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI

from gongkai.api import publishing, search
from gongkai.api.answers import ChineseJson, for_every_page, tell_refusals

api = NinjaAPI(
    title=f"{settings.SITE.name}政府信息公开接口",
    description="已公开信息的全部内容，只读，不需要登记。",
    urls_namespace="api",
    docs_url=None,
    renderer=ChineseJson(),
)
api.add_router("", publishing.router)
api.add_router("", search.router)
tell_refusals(api)


def _opened(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = for_every_page(pattern.callback)
    return patterns


_patterns, _app, _namespace = api.urls
api_patterns = (_opened(_patterns), _app, _namespace)
