"""What the staff may ask about items: drafts and history included."""

from datetime import date, datetime, time

from django.db.models import Count, OuterRef, QuerySet, Subquery

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.law.days import SHANGHAI
from gongkai.publishing.lifecycle import OPEN, State, UnknownItem
from gongkai.publishing.models import Edition, Item


def item(item_id: int) -> Item:
    """Return an item with its agency and live edition, or refuse with UnknownItem."""
    try:
        return Item.objects.select_related("agency", "live").get(pk=item_id)
    except Item.DoesNotExist:
        raise UnknownItem(item_id) from None


def editions(item: Item) -> QuerySet[Edition]:
    """Return all editions of an item, newest first."""
    return item.editions.select_related("author", "reviewer", "publisher").order_by("-version")


def open_editions(
    agencies: QuerySet[Agency], *, state: str = "", kind: str = "", title: str = ""
) -> QuerySet[Edition]:
    """Return the editions on their way in these agencies, the longest waiting first.

    state, kind: empty for any. title: a part of the title.
    """
    found = Edition.objects.filter(state__in=OPEN, item__agency__in=agencies, title__contains=title.strip())
    found = found.filter(state=state) if state else found
    found = found.filter(item__kind=kind) if kind else found
    return found.select_related("item__agency", "author").defer("body").order_by("drafted_at", "id")


def to_review(agencies: QuerySet[Agency], by: User) -> QuerySet[Edition]:
    """Return what a person may review in these agencies: not what they wrote themselves."""
    return open_editions(agencies, state=State.REVIEWING).exclude(author=by)


def to_sign(agencies: QuerySet[Agency], by: User) -> QuerySet[Edition]:
    """Return what a person may sign in these agencies: neither written nor reviewed by themselves."""
    return open_editions(agencies, state=State.APPROVED).exclude(author=by).exclude(reviewer=by)


def returned_to(author: User, agencies: QuerySet[Agency]) -> QuerySet[Edition]:
    """Return the editions that were sent back to their author."""
    return open_editions(agencies, state=State.DRAFT).filter(author=author).exclude(returned_reason="")


def published_items(
    agencies: QuerySet[Agency], *, status: str = "", kind: str = "", title: str = ""
) -> QuerySet[Item]:
    """Return the items of these agencies that were ever public, newest first, each with its `last_title`.

    status, kind: empty for any. title: a part of the title the public reads.
    """
    last = Edition.objects.filter(item=OuterRef("pk")).order_by("-version").values("title")[:1]
    found = Item.objects.filter(agency__in=agencies, published_at__isnull=False)
    found = found.filter(status=status) if status else found
    found = found.filter(kind=kind) if kind else found
    found = found.filter(live__title__contains=title.strip()) if title.strip() else found
    return (
        found.annotate(last_title=Subquery(last))
        .select_related("agency", "live")
        .defer("live__body")
        .order_by("-published_at", "-id")
    )


def issued_in(year: int, *kinds: str) -> QuerySet[Item]:
    """Return the items first made public in a calendar year of China, of the given kinds or of all."""
    found = Item.objects.filter(published_at__gte=_start(year), published_at__lt=_start(year + 1))
    return found.filter(kind__in=kinds) if kinds else found


def counts_by_kind(year: int) -> dict[str, int]:
    """Return how many items of each kind were first made public in a year."""
    rows = issued_in(year).values("kind").annotate(count=Count("id")).order_by("kind")
    return {row["kind"]: row["count"] for row in rows}


def readable_at(on: date, *kinds: str) -> QuerySet[Item]:
    """Return the items of the given kinds the public can read at the end of a day."""
    end = datetime.combine(on, time.max, tzinfo=SHANGHAI)
    return Item.objects.filter(kind__in=kinds, published_at__lte=end).exclude(withdrawn_at__lte=end)


def adopted_in(year: int, *kinds: str) -> QuerySet[Item]:
    """Return the public items of the given kinds whose text was adopted (成文) in a year."""
    return Item.objects.filter(kind__in=kinds, live__adopted_on__year=year)


def in_force_at(on: date, *kinds: str) -> QuerySet[Item]:
    """Return the public items of the given kinds whose text applies on a day; without a first day it never does."""
    return Item.objects.filter(kind__in=kinds, live__effective_on__lte=on).exclude(live__expires_on__lt=on)


def ceased_in(year: int, *kinds: str) -> QuerySet[Item]:
    """Return the public items of the given kinds whose text ceased to apply in a year.

    A text whose last day is 31 December ceases in the year after: it is repealed from 1 January.
    """
    days = date(year - 1, 12, 31), date(year, 12, 30)
    return Item.objects.filter(kind__in=kinds, live__effective_on__isnull=False, live__expires_on__range=days)


def _start(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=SHANGHAI)
