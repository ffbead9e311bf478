"""What the public may read of items: published ones only, as facts, never as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Paginator
from django.db.models import Max, QuerySet

from gongkai.publishing.columns import column
from gongkai.publishing.lifecycle import State
from gongkai.publishing.models import Edition, Item, Status
from gongkai.publishing.validity import Validity, validity

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """A line of a list. published_at is the first publication."""

    id: int
    title: str
    number: str
    index_number: str
    agency: str
    kind_label: str
    column: str
    adopted_on: date | None
    published_at: datetime


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item as its page shows it. version and updated_at are those of the edition shown."""

    id: int
    index_number: str
    agency: str
    agency_code: str
    kind: str
    kind_label: str
    column: str
    title: str
    body: str
    number: str
    issuer: str
    source: str
    abstract: str
    keywords: str
    topic: str
    adopted_on: date | None
    effective_on: date | None
    expires_on: date | None
    published_at: datetime
    updated_at: datetime
    version: int
    change_note: str
    fingerprint: str
    source_path: str

    def validity(self, on: date) -> Validity | None:
        """Return whether the text applies on a day; None where it has no first day."""
        return validity(effective_on=self.effective_on, expires_on=self.expires_on, on=on)


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """A line of an item's public history."""

    version: int
    published_at: datetime
    change_note: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of a withdrawn item: that it was here, and why it is gone."""

    id: int
    index_number: str
    agency: str
    withdrawn_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. number counts from 1; pages is at least 1."""

    items: tuple[ItemSummary, ...]
    number: int
    pages: int
    total: int


def item(item_id: int) -> PublicItem | Tombstone | None:
    """Return a published item, what stays of a withdrawn one, or None: drafts do not exist for the public."""
    row = Item.objects.filter(pk=item_id).select_related("agency", "live").first()
    if row is None or row.status == Status.UNPUBLISHED:
        return None
    if row.status == Status.WITHDRAWN:
        return _tombstone(row)
    return _public(row)


def items(ids: Sequence[int]) -> list[PublicItem]:
    """Return those of the items that are public right now, in the order asked for."""
    rows = _published().filter(pk__in=ids).in_bulk()
    return [_public(rows[item_id]) for item_id in ids if item_id in rows]


def published_after(item_id: int, limit: int) -> list[PublicItem]:
    """Return the next published items by number, for whoever reads them all; start with 0."""
    return [_public(row) for row in _published().filter(pk__gt=item_id).order_by("pk")[:limit]]


def versions(after: int = 0) -> dict[int, int]:
    """Return the version shown of every published item with a number above `after`."""
    return dict(_published().filter(pk__gt=after).values_list("pk", "live__version"))


def stamps(after: int, limit: int) -> list[tuple[int, datetime]]:
    """Return number and newest publication of the next published items, without their words."""
    rows = Item.objects.filter(status=Status.PUBLISHED, pk__gt=after, updated_at__isnull=False)
    return [(pk, at) for pk, at in rows.order_by("pk").values_list("pk", "updated_at")[:limit] if at]


def highest_id() -> int:
    """Return the highest number of a published item, 0 where there is none."""
    return Item.objects.filter(status=Status.PUBLISHED).aggregate(Max("pk"))["pk__max"] or 0


def latest(limit: int, *, column: str = "") -> tuple[ItemSummary, ...]:
    """Return the newest items, of one column or of all."""
    return tuple(_summary(row) for row in _listed(column)[:limit])


def page(number: int, *, column: str = "") -> Page:
    """Return one page of a column, newest first; a number out of range gives the nearest page."""
    found = Paginator(_listed(column), PAGE_SIZE).get_page(number)
    return Page(
        items=tuple(_summary(row) for row in found.object_list),
        number=found.number,
        pages=found.paginator.num_pages,
        total=found.paginator.count,
    )


def history(item_id: int) -> tuple[PublicEdition, ...]:
    """Return the public history of a published item, newest first."""
    shown = Edition.objects.filter(
        item_id=item_id, item__status=Status.PUBLISHED, state__in=(State.PUBLISHED, State.SUPERSEDED)
    ).order_by("-version")
    return tuple(
        PublicEdition(edition.version, edition.published_at, edition.change_note)
        for edition in shown
        if edition.published_at is not None
    )


def _published() -> QuerySet[Item]:
    return Item.objects.filter(status=Status.PUBLISHED).select_related("agency", "live")


def _listed(key: str) -> QuerySet[Item]:
    rows = _published().order_by("-published_at", "-id").defer("live__body", "live__abstract")
    return rows.filter(column=column(key).key) if key else rows


def _edition(row: Item) -> Edition:
    if row.live is None or row.published_at is None or row.index_number is None:
        raise AssertionError(row.pk)  # the database's constraints say this cannot be
    return row.live


def _summary(row: Item) -> ItemSummary:
    edition = _edition(row)
    return ItemSummary(
        id=row.pk,
        title=edition.title,
        number=edition.number,
        index_number=row.index_number or "",
        agency=row.agency.name,
        kind_label=row.kind_label,
        column=row.column,
        adopted_on=edition.adopted_on,
        published_at=row.published_at or edition.drafted_at,
    )


def _public(row: Item) -> PublicItem:
    edition = _edition(row)
    content = edition.content
    return PublicItem(
        id=row.pk,
        index_number=row.index_number or "",
        agency=row.agency.name,
        agency_code=row.agency.code,
        kind=row.kind,
        kind_label=row.kind_label,
        column=row.column,
        title=content.title,
        body=content.body,
        number=content.number,
        issuer=content.issuer,
        source=content.source,
        abstract=content.abstract,
        keywords=content.keywords,
        topic=content.topic,
        adopted_on=content.adopted_on,
        effective_on=content.effective_on,
        expires_on=content.expires_on,
        published_at=row.published_at or edition.drafted_at,
        updated_at=edition.published_at or edition.drafted_at,
        version=edition.version,
        change_note=edition.change_note,
        fingerprint=edition.fingerprint,
        source_path=row.source_path or "",
    )


def _tombstone(row: Item) -> Tombstone:
    if row.withdrawn_at is None:
        raise AssertionError(row.pk)
    return Tombstone(row.pk, row.index_number or "", row.agency.name, row.withdrawn_at, row.withdrawn_reason)
