"""The front page, and what machines ask of a site: robots.txt, a sign of life, the fallbacks."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.kit.parts import Entry
from gongkai.kit.refusals import refusal_page
from gongkai.law.days import local_day
from gongkai.law.refusals import Refusal
from gongkai.portal import frame
from gongkai.publishing import public
from gongkai.publishing.columns import Column, column

MAIN_COLUMNS = ("news", "notices", "documents", "normative", "interpretations")
NEWEST = 6
ROBOTS = """\
User-agent: *
Disallow: /requests/receipt/
Disallow: /requests/letter/
Sitemap: {sitemap}
"""


class RequestUnreadable(Refusal):
    """The browser sent what no page can read."""

    def __init__(self) -> None:
        super().__init__(
            "浏览器发来的请求无法识别",
            rule="地址和提交的内容须符合网页的通用格式",
            remedy="请从首页重新打开要看的页面",
        )


@dataclass(frozen=True, slots=True)
class Shelf:
    """One column on the front page with its newest items."""

    column: Column
    entries: list[Entry]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the newest of the main columns and the way to everything else."""
    newest = {key: public.latest(NEWEST, column=key) for key in MAIN_COLUMNS}
    shelves = [
        Shelf(column(key), [entry(summary) for summary in summaries]) for key, summaries in newest.items()
    ]
    moments = [summary.published_at for summaries in newest.values() for summary in summaries]
    facts = {"shelves": shelves, "updated_at": max(moments, default=None), "columns": frame.side()}
    return render(request, "portal/home.html", facts)


def entry(summary: public.ItemSummary) -> Entry:
    """Return an item as a line of a list."""
    return Entry(
        title=summary.title,
        url=reverse("portal_item", args=[summary.id]),
        day=local_day(summary.published_at),
    )


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Tell programmers how to read everything that is public."""
    return render(request, "portal/data.html", {"columns": frame.side()})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let everybody read everything; only the pages of one person's business are not for crawlers."""
    text = ROBOTS.format(sitemap=request.build_absolute_uri(reverse("portal_sitemap_index")))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead a browser that asks at the old place to the seal."""
    return redirect(static("kit/seal.svg"), permanent=True)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Django's handler400: an address or a header that cannot be read."""
    return refusal_page(request, RequestUnreadable())


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Say that the portal can read its database; a failure of that is a 500 like any other."""
    public.latest(1)
    return HttpResponse(
        "正常\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"}
    )
