"""The columns, their lists, and the page of an item."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from gongkai.kit.paging import Pagination
from gongkai.kit.parts import Crumb, Event, Fact
from gongkai.kit.views import error_page
from gongkai.law.days import local_day
from gongkai.portal import clock, frame
from gongkai.publishing import public
from gongkai.publishing.columns import Column, columns
from gongkai.publishing.public import PublicEdition, PublicItem, Tombstone

DESCRIPTION = 120
"""Characters of an item's text in its meta description."""


@require_safe
def all_columns(request: HttpRequest) -> HttpResponse:
    """Show every column by its heading, and every other page: the map of the site."""
    facts = {"groups": frame.groups(), "columns": frame.side()}
    return render(request, "portal/publishing/columns.html", facts)


@require_safe
def column(request: HttpRequest, key: str) -> HttpResponse:
    """Show one page of a column, newest first; a page number out of range gives the nearest page."""
    shown = known_column(key)
    page = public.page(frame.page_number(request.GET.get("page")), column=shown.key)
    facts = {
        "column": shown,
        "items": page.items,
        "pages": Pagination(page.number, total=page.total, per_page=public.PAGE_SIZE),
        "columns": frame.side(shown.key),
    }
    return render(request, "portal/publishing/column.html", facts)


@require_safe
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """Show an item; what was withdrawn says why it is gone, and a draft does not exist."""
    found = public.item(item_id)
    if found is None:
        raise Http404
    if isinstance(found, Tombstone):
        return error_page(request, 410, reason=_farewell(found))
    shown = columns()[found.column]
    facts = {
        "item": found,
        "body": SafeString(found.body),  # cleaned of all but an allow-list when it was written
        "column": shown,
        "trail": [Crumb(shown.label, reverse("portal_column", args=[shown.key])), Crumb(found.title)],
        "validity": found.validity(clock.today()) or "",
        "metadata": _metadata(found, shown),
        "history": [_event(edition) for edition in public.history(item_id)],
        "description": _description(found),
        "address": request.build_absolute_uri(request.path),
        "section": "items",
        "columns": frame.side(shown.key),
    }
    return render(request, "portal/publishing/item.html", facts)


def known_column(key: str) -> Column:
    """Return a column, or answer 404: an address without a column is a page that does not exist."""
    try:
        return columns()[key]
    except KeyError:
        raise Http404 from None


def _metadata(item: PublicItem, column: Column) -> list[Fact]:
    """Return what the head of a document page must tell; facts without a value are not drawn.

    Source: PLATFORM.
    """
    return [
        Fact("名称", item.title, wide=True),
        Fact("索引号", item.index_number),
        Fact("文号", item.number),
        Fact("发文机关", item.issuer),
        Fact("公开机构", item.agency),
        Fact("信息类型", item.kind_label),
        Fact("所属栏目", column.label, url=reverse("portal_column", args=[column.key])),
        Fact("成文日期", _written(item.adopted_on)),
        Fact("公开日期", _written(local_day(item.published_at))),
        Fact("施行日期", _written(item.effective_on)),
        Fact("失效日期", _written(item.expires_on)),
        Fact("有效性", item.validity(clock.today())),
        Fact("公开方式", "主动公开"),
        Fact("主题分类", item.topic),
        Fact("主题词", item.keywords, wide=True),
        Fact("来源", item.source),
        Fact("更正日期", _written(local_day(item.updated_at)) if item.version > 1 else ""),
    ]


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _event(edition: PublicEdition) -> Event:
    title = f"第{edition.version}版公开" if edition.version == 1 else f"更正为第{edition.version}版"
    return Event(edition.published_at, title, edition.change_note)


def _description(item: PublicItem) -> str:
    text = item.abstract or " ".join(strip_tags(item.body).split())
    return Truncator(text).chars(DESCRIPTION)


def _farewell(gone: Tombstone) -> str:
    day = local_day(gone.withdrawn_at)
    return (
        f"这条信息（索引号 {gone.index_number}）已于{day:%Y年%-m月%-d日}由{gone.agency}撤下。"
        f"理由：{gone.reason}。"
    )
