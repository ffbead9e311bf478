"""The map of the site for crawlers: an index, and one part for every ten thousand numbers of items."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.law.days import local_day
from gongkai.publishing import public

PART = 10_000
CHUNK = 50
XML = "application/xml; charset=utf-8"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Name the parts that hold anything."""
    numbers = sorted({(item_id - 1) // PART + 1 for item_id in public.versions()})
    parts = "".join(f"<sitemap><loc>{_address(request, number)}</loc></sitemap>\n" for number in numbers)
    return HttpResponse(f"{HEAD}<sitemapindex {NAMESPACE}>\n{parts}</sitemapindex>\n", content_type=XML)


@require_safe
def part(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """Name the items of one part with the day of their newest edition; sent while it is read."""
    if not 1 <= number <= PART:
        raise Http404
    return StreamingHttpResponse(_lines(request, number), content_type=XML)


def _address(request: HttpRequest, number: int) -> str:
    return escape(request.build_absolute_uri(reverse("portal_sitemap_part", args=[number])))


def _lines(request: HttpRequest, number: int) -> Iterator[str]:
    yield f"{HEAD}<urlset {NAMESPACE}>\n"
    for item in _items(number):
        address = escape(request.build_absolute_uri(reverse("portal_item", args=[item.id])))
        yield f"<url><loc>{address}</loc><lastmod>{local_day(item.updated_at)}</lastmod></url>\n"
    yield "</urlset>\n"


def _items(number: int) -> Iterator[public.PublicItem]:
    """Read the items of a part a few at a time, so that no part is ever in memory whole."""
    after, end = (number - 1) * PART, number * PART
    while chunk := public.published_after(after, CHUNK):
        for item in chunk:
            if item.id > end:
                return
            yield item
        after = chunk[-1].id
