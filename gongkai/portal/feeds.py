"""What is new, for feed readers: Atom, of one column or of all."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from gongkai.portal.publishing import known_column
from gongkai.publishing import public
from gongkai.publishing.columns import Column, columns
from gongkai.publishing.public import PublicItem

NEWEST = 30
FIRST_YEAR = 2020
"""The year in the names of entries; it never changes, or every reader would see everything anew."""


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Give the newest items of all columns."""
    return _answer(request, title="最新公开信息", page=reverse("portal_home"), key="")


@require_safe
def column(request: HttpRequest, key: str) -> HttpResponse:
    """Give the newest items of one column."""
    shown = known_column(key)
    return _answer(request, title=shown.label, page=reverse("portal_column", args=[key]), key=key)


def _answer(request: HttpRequest, *, title: str, page: str, key: str) -> HttpResponse:
    newest = public.items([summary.id for summary in public.latest(NEWEST, column=key)])
    feed = Atom1Feed(
        title=f"{title} - {settings.SITE.name}政府信息公开",
        link=request.build_absolute_uri(page),
        description="",
        language="zh-CN",
        author_name=settings.SITE.organ,
        feed_url=request.build_absolute_uri(request.path),
        feed_guid=_name(key or "all"),
    )
    _fill(feed, newest, columns(), request)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _fill(
    feed: Atom1Feed, items: Sequence[PublicItem], labels: dict[str, Column], request: HttpRequest
) -> None:
    for item in items:
        feed.add_item(
            title=_printable(item.title),
            link=request.build_absolute_uri(reverse("portal_item", args=[item.id])),
            description=escape(_printable(item.abstract)),  # Atom would read it as HTML
            author_name=item.agency,
            pubdate=item.published_at,
            updateddate=item.updated_at,
            unique_id=_name(f"item:{item.id}"),
            categories=[labels[item.column].label],
        )


def _printable(text: str) -> str:
    """Leave out the control characters XML has no way to write."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")


def _name(what: str) -> str:
    """Return a name that outlives every address of the site (RFC 4151)."""
    host = settings.SITE.domain.partition(":")[0]
    return f"tag:{host},{FIRST_YEAR}:{what}"
