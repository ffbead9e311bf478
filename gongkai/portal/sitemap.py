"""The map of the site for crawlers: an index, and one part for every ten thousand numbers of items."""

from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.law.days import local_day
from gongkai.publishing import public

PART = 10_000
PARTS_MAX = 50_000
"""Parts an index may name."""
CHUNK = 1_000
XML = "application/xml; charset=utf-8"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Name the parts, up to the one of the newest item."""
    numbers = range(1, (public.highest_id() + PART - 1) // PART + 1)
    parts = "".join(f"<sitemap><loc>{_address(request, number)}</loc></sitemap>\n" for number in numbers)
    return HttpResponse(f"{HEAD}<sitemapindex {NAMESPACE}>\n{parts}</sitemapindex>\n", content_type=XML)


@require_safe
def part(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """Name the items of one part with the day of their newest edition; sent while it is read."""
    if not 1 <= number <= PARTS_MAX:
        raise Http404
    return StreamingHttpResponse(_lines(request, number), content_type=XML)


def _address(request: HttpRequest, number: int) -> str:
    return escape(request.build_absolute_uri(reverse("portal_sitemap_part", args=[number])))


def _lines(request: HttpRequest, number: int) -> Iterator[str]:
    yield f"{HEAD}<urlset {NAMESPACE}>\n"
    for item_id, updated_at in _stamps(number):
        address = escape(request.build_absolute_uri(reverse("portal_item", args=[item_id])))
        yield f"<url><loc>{address}</loc><lastmod>{local_day(updated_at)}</lastmod></url>\n"
    yield "</urlset>\n"


def _stamps(number: int) -> Iterator[tuple[int, datetime]]:
    """Read the items of a part a stretch at a time, so that no part is ever in memory whole."""
    after, end = (number - 1) * PART, number * PART
    while chunk := public.stamps(after, min(CHUNK, end - after)):
        for item_id, updated_at in chunk:
            if item_id > end:
                return
            yield item_id, updated_at
        after = chunk[-1][0]
