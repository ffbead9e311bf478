"""Items and columns as JSON."""

from dataclasses import asdict
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from gongkai.api.answers import ItemUnknown, ItemWithdrawn, Nothing, require_known
from gongkai.law.days import local_day
from gongkai.publishing import public
from gongkai.publishing.columns import columns
from gongkai.publishing.content import plain_text
from gongkai.publishing.public import PublicItem, Tombstone

LIMIT_MAX = 100
ID_MAX = 2**62

router = Router(tags=["信息"])


class Stretch(Schema):
    """Which items of all: those with a number above `after`, at most `limit` of them."""

    after: int = Field(0, ge=0, le=ID_MAX)
    limit: int = Field(20, ge=1, le=LIMIT_MAX)


class ColumnOut(Schema):
    """A column of the portal."""

    key: str
    label: str
    group: str
    description: str
    keywords: str
    type: str


class ItemOut(Schema):
    """A published item with all its metadata.

    body: HTML; text: the same without markup. fingerprint: SHA-256 of text and metadata.
    published_at: the first publication; updated_at: that of the edition shown.
    """

    id: int
    url: str
    index_number: str
    title: str
    number: str
    issuer: str
    agency: str
    agency_code: str
    kind: str
    kind_label: str
    column: str
    column_label: str
    topic: str
    keywords: str
    abstract: str
    source: str
    adopted_on: date | None
    effective_on: date | None
    expires_on: date | None
    published_at: datetime
    updated_at: datetime
    version: int
    change_note: str
    fingerprint: str
    source_path: str
    body: str
    text: str


class ItemsOut(Schema):
    """Some items by number; next: what to ask `after` for the rest, null at the end."""

    items: list[ItemOut]
    next: int | None


@router.get("/items", response=ItemsOut, summary="按编号顺序读取全部信息")
def items(request: HttpRequest, asked: Query[Stretch]) -> ItemsOut:
    """Give the items with a number above `after`, at most `limit`; start with 0."""
    require_known(request, Stretch)
    found = public.published_after(asked.after, asked.limit)
    return ItemsOut(
        items=[_out(request, item) for item in found],
        next=found[-1].id if len(found) == asked.limit else None,
    )


@router.get("/items/{int:item_id}", response=ItemOut, summary="一条信息")
def item(request: HttpRequest, item_id: int) -> ItemOut:
    """Give one item; refused with 410 when it was withdrawn."""
    require_known(request, Nothing)
    found = public.item(item_id)
    if found is None:
        raise ItemUnknown(item_id)
    if isinstance(found, Tombstone):
        raise ItemWithdrawn(found.index_number, str(local_day(found.withdrawn_at)), found.reason)
    return _out(request, found)


@router.get("/columns", response=list[ColumnOut], summary="全部栏目")
def all_columns(request: HttpRequest) -> list[ColumnOut]:
    """Give all columns in their printed order."""
    require_known(request, Nothing)
    return [ColumnOut(**asdict(column)) for column in columns().values()]


def _out(request: HttpRequest, item: PublicItem) -> ItemOut:
    return ItemOut(
        **asdict(item),
        url=request.build_absolute_uri(reverse("portal_item", args=[item.id])),
        column_label=columns()[item.column].label,
        text=plain_text(item.body),
    )
