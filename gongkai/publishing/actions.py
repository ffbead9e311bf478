"""The acts of publishing. Each locks, asks who and whether, changes, and writes the journal."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Duty
from gongkai.agencies.queries import require_post, require_posts
from gongkai.journal.actions import Line, record, record_all
from gongkai.journal.words import Word
from gongkai.law.days import local_day
from gongkai.publishing import signals
from gongkai.publishing.columns import column as known_column
from gongkai.publishing.content import Content, clean_html
from gongkai.publishing.kinds import kind as known_kind
from gongkai.publishing.lifecycle import (
    OPEN,
    PROCEDURE,
    ContentChanged,
    CorrectionOpen,
    ReasonMissing,
    SamePerson,
    State,
    UnknownItem,
)
from gongkai.publishing.models import Edition, IndexSeries, Item, Status

CLEARED: Final = "经审查，不涉及国家秘密、商业秘密和个人隐私，同意公开"


@transaction.atomic
def draft(agency: Agency, kind: str, content: Content, *, column: str = "", by: User, at: datetime) -> Item:
    """Begin an item with its first edition.

    kind: a key of `kinds`; column: a key of `columns`, by default the kind's own.

    Refused by NotYourPost, UnknownKind and UnknownColumn.

    Journal: item.drafted
    """
    require_post(by, Duty.DRAFT, at=agency, on=local_day(at))
    place = known_column(column or known_kind(kind).column)
    item = Item.objects.create(agency=agency, kind=kind, column=place.key)
    edition = Edition(item=item, version=1, state=State.DRAFT, author=by, drafted_at=at)
    edition.content = _cleaned(content)
    edition.save()
    record(Word.ITEM_DRAFTED, _subject(item), by=by, at=at, title=content.title)
    return item


@transaction.atomic
def edit(item_id: int, content: Content, *, by: User, at: datetime) -> Edition:
    """Change the words of a draft.

    Refused by NotYourPost, and by MoveNotAllowed once the draft is under review.

    Journal: item.edited
    """
    edition = _open_edition(item_id)
    require_post(by, Duty.DRAFT, at=edition.item.agency, on=local_day(at))
    PROCEDURE.after(State(edition.state), "edit")
    edition.content = _cleaned(content)
    edition.save()
    record(Word.ITEM_EDITED, _subject(edition.item), by=by, at=at, version=edition.version)
    return edition


@transaction.atomic
def submit(item_id: int, *, by: User, at: datetime) -> Edition:
    """Hand a draft in for review; whoever hands it in answers as its author.

    Refused by NotYourPost, MoveNotAllowed, and FieldsMissing where the kind's fields are not filled.

    Journal: item.submitted
    Source: REGULATION Art. 17(1).
    """
    edition = _open_edition(item_id)
    require_post(by, Duty.DRAFT, at=edition.item.agency, on=local_day(at))
    edition.state = PROCEDURE.after(State(edition.state), "submit")
    edition.content.require_complete(known_kind(edition.item.kind))
    edition.author = by
    edition.fingerprint = edition.content.fingerprint()
    edition.save(update_fields=["state", "author", "fingerprint"])
    record(Word.ITEM_SUBMITTED, _subject(edition.item), by=by, at=at, fingerprint=edition.fingerprint)
    return edition


@transaction.atomic
def send_back(item_id: int, *, reason: str, by: User, at: datetime) -> Edition:
    """Return an edition to its author with the reason.

    Refused by NotYourPost, MoveNotAllowed and ReasonMissing.

    Journal: item.returned
    """
    edition = _open_edition(item_id)
    duty = Duty.PUBLISH if edition.state == State.APPROVED else Duty.REVIEW
    require_post(by, duty, at=edition.item.agency, on=local_day(at))
    edition.state = PROCEDURE.after(State(edition.state), "send_back")
    _require_reason(reason, "退回")
    edition.reviewer, edition.secrecy_opinion, edition.fingerprint = None, "", ""
    edition.returned_reason = reason
    edition.save(update_fields=["state", "reviewer", "secrecy_opinion", "fingerprint", "returned_reason"])
    record(Word.ITEM_RETURNED, _subject(edition.item), by=by, at=at, reason=reason)
    return edition


@transaction.atomic
def approve(item_id: int, *, secrecy_opinion: str = CLEARED, by: User, at: datetime) -> Edition:
    """Approve the content and its secrecy review, for exactly the words handed in.

    Refused by NotYourPost, MoveNotAllowed, SamePerson (the author may not review) and ReasonMissing.

    Journal: item.approved
    Source: REGULATION Art. 17(1).
    """
    edition = _open_edition(item_id)
    require_post(by, Duty.REVIEW, at=edition.item.agency, on=local_day(at))
    edition.state = PROCEDURE.after(State(edition.state), "approve")
    if by == edition.author:
        raise SamePerson(by.name, "起草", "审核")
    _require_reason(secrecy_opinion, "保密审查")
    edition.reviewer, edition.secrecy_opinion = by, secrecy_opinion
    edition.save(update_fields=["state", "reviewer", "secrecy_opinion"])
    record(Word.ITEM_APPROVED, _subject(edition.item), by=by, at=at, fingerprint=edition.fingerprint)
    return edition


@transaction.atomic
def publish(item_id: int, *, by: User, at: datetime) -> Item:
    """Make the approved edition public at this moment; an earlier one is superseded.

    Refused by NotYourPost, MoveNotAllowed, SamePerson (neither author nor reviewer may sign),
    and ContentChanged where the words are not those that were reviewed.

    Journal: item.published, or item.corrected for a later edition
    Source: REGULATION Art. 19.
    """
    edition = _open_edition(item_id)
    item = edition.item
    require_post(by, Duty.PUBLISH, at=item.agency, on=local_day(at))
    edition.state = PROCEDURE.after(State(edition.state), "publish")
    _require_third_person(edition, by)
    if edition.content.fingerprint() != edition.fingerprint:
        raise ContentChanged
    Edition.objects.filter(item=item, state=State.PUBLISHED).update(state=State.SUPERSEDED)
    edition.publisher, edition.published_at = by, at
    edition.save(update_fields=["state", "publisher", "published_at"])
    _number([item], at)
    item.save(update_fields=["index_number", "published_at"])
    _show([item], at)
    word = Word.ITEM_PUBLISHED if edition.version == 1 else Word.ITEM_CORRECTED
    record(word, _subject(item), by=by, at=at, version=edition.version, fingerprint=edition.fingerprint)
    item.refresh_from_db()
    return item


@transaction.atomic
def correct(item_id: int, content: Content, *, note: str, by: User, at: datetime) -> Edition:
    """Open a new edition of a published item; the public goes on reading the old one until it is published.

    note: what changes and why; shown to the public with the new edition.

    Refused by NotYourPost, MoveNotAllowed unless the item is public, CorrectionOpen, and ReasonMissing.

    Journal: item.drafted
    Source: REGULATION Art. 6(2).
    """
    item = _locked(item_id)
    require_post(by, Duty.DRAFT, at=item.agency, on=local_day(at))
    latest = item.editions.order_by("-version")[0]
    if latest.state in OPEN and item.status == Status.PUBLISHED:
        raise CorrectionOpen
    PROCEDURE.after(State(latest.state), "correct")
    _require_reason(note, "更正")
    edition = Edition(
        item=item, version=latest.version + 1, state=State.DRAFT, author=by, drafted_at=at, change_note=note
    )
    edition.content = _cleaned(content)
    edition.save()
    record(Word.ITEM_DRAFTED, _subject(item), by=by, at=at, version=edition.version, note=note)
    return edition


@transaction.atomic
def withdraw(item_id: int, *, reason: str, by: User, at: datetime) -> Item:
    """Take an item out of public view at once; its address goes on saying that and why it was withdrawn.

    Refused by NotYourPost, MoveNotAllowed unless the item is public, and ReasonMissing.

    Journal: item.withdrawn
    Source: REGULATION Art. 6(2).
    """
    item = _locked(item_id)
    require_post(by, Duty.PUBLISH, at=item.agency, on=local_day(at))
    edition = item.live or item.editions.order_by("-version")[0]
    edition.state = PROCEDURE.after(State(edition.state), "withdraw")
    _require_reason(reason, "撤下")
    edition.save(update_fields=["state"])
    # A correction on its way ends with the item: it must not bring the item back unseen.
    item.editions.filter(state__in=OPEN).update(state=State.WITHDRAWN)
    item.status, item.live, item.withdrawn_at, item.withdrawn_reason = Status.WITHDRAWN, None, at, reason
    item.save(update_fields=["status", "live", "withdrawn_at", "withdrawn_reason"])
    record(Word.ITEM_WITHDRAWN, _subject(item), by=by, at=at, reason=reason)
    signals.item_withdrawn.send(Item, item_ids=[item.pk])
    return item


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """One item of a bulk import. source_path: where it comes from, if it must not be imported twice."""

    agency: Agency
    kind: str
    content: Content
    source_path: str | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """The three people who answer for a batch: the import does not shorten the three reviews."""

    author: User
    reviewer: User
    publisher: User

    def require_posts(self, agencies: set[Agency], at: datetime) -> None:
        """Refuse with SamePerson or NotYourPost unless three different people hold the three posts everywhere."""
        people = ((self.author, Duty.DRAFT), (self.reviewer, Duty.REVIEW), (self.publisher, Duty.PUBLISH))
        if self.reviewer == self.author:
            raise SamePerson(self.author.name, "起草", "审核")
        if self.publisher in {self.author, self.reviewer}:
            raise SamePerson(self.publisher.name, "起草或审核", "签发")
        for person, duty in people:
            require_posts(person, duty, at=agencies, on=local_day(at))


@transaction.atomic
def publish_batch(entries: Sequence[BatchEntry], *, crew: Crew, at: datetime) -> list[Item]:
    """Publish many items at one moment: all of them or none.

    Every entry is held to the same rules as a single item: known kind, complete fields, cleaned
    text, three people, an index number, a journal entry. Entries whose source is already here are
    left out. One signal tells of the whole batch.

    Returns the items published, in the order of the entries.

    Refused by NotYourPost, SamePerson, UnknownKind and FieldsMissing.

    Journal: item.published
    Source: REGULATION Art. 17(1), 19.
    """
    entries = _not_yet_here(entries)
    crew.require_posts({entry.agency for entry in entries}, at)
    for entry in entries:
        entry.content.require_complete(known_kind(entry.kind))
    items = [
        Item(agency=e.agency, kind=e.kind, column=known_kind(e.kind).column, source_path=e.source_path)
        for e in entries
    ]
    _number(items, at)
    Item.objects.bulk_create(items)
    editions = [_finished(item, entry.content, crew, at) for item, entry in zip(items, entries, strict=True)]
    Edition.objects.bulk_create(editions)
    _show(items, at)
    record_all(
        (
            Line(
                Word.ITEM_PUBLISHED,
                _subject(edition.item),
                {"version": 1, "fingerprint": edition.fingerprint},
            )
            for edition in editions
        ),
        by=crew.publisher,
        at=at,
    )
    return items


def _not_yet_here(entries: Sequence[BatchEntry]) -> list[BatchEntry]:
    paths = [entry.source_path for entry in entries if entry.source_path]
    here = (
        set(Item.objects.filter(source_path__in=paths).values_list("source_path", flat=True))
        if paths
        else set()
    )
    return [entry for entry in entries if entry.source_path is None or entry.source_path not in here]


def _finished(item: Item, content: Content, crew: Crew, at: datetime) -> Edition:
    edition = Edition(
        item=item,
        version=1,
        state=State.PUBLISHED,
        author=crew.author,
        reviewer=crew.reviewer,
        publisher=crew.publisher,
        drafted_at=at,
        secrecy_opinion=CLEARED,
    )
    edition.content = _cleaned(content)
    edition.fingerprint = edition.content.fingerprint()
    edition.published_at = at
    return edition


def _show(items: Sequence[Item], at: datetime) -> None:
    """Point items at their published edition, open them to the public, and tell the floors above."""
    ids = [item.pk for item in items]
    published = Edition.objects.filter(item=OuterRef("pk"), state=State.PUBLISHED)
    Item.objects.filter(pk__in=ids).update(
        status=Status.PUBLISHED, updated_at=at, live_id=Subquery(published.values("pk")[:1])
    )
    if ids:
        signals.item_published.send(Item, item_ids=ids)


def _number(items: Sequence[Item], at: datetime) -> None:
    """Give items that were never public their index number: `<organ code>/<year>-<serial>`."""
    year = local_day(at).year
    new = [item for item in items if item.index_number is None]
    serials = {
        agency_id: iter(_serials(agency_id, year, count))
        for agency_id, count in Counter(item.agency_id for item in new).items()
    }
    for item in new:
        item.index_number = f"{item.agency.organ_code}/{year}-{next(serials[item.agency_id]):05d}"
        item.published_at = at


def _serials(agency_id: int, year: int, count: int) -> range:
    """Take the next serials of an agency's year; the row stays locked until the act is done."""
    series = IndexSeries.objects.filter(agency_id=agency_id, year=year)
    if not series.update(last=F("last") + count):
        IndexSeries.objects.get_or_create(agency_id=agency_id, year=year)
        series.update(last=F("last") + count)
    last = series.get().last
    return range(last - count + 1, last + 1)


def _cleaned(content: Content) -> Content:
    return replace(content, title=content.title.strip(), body=clean_html(content.body))


def _subject(item: Item) -> str:
    return f"item:{item.pk}"


def _locked(item_id: int) -> Item:
    try:
        return Item.objects.select_for_update().select_related("agency").get(pk=item_id)
    except Item.DoesNotExist:
        raise UnknownItem(item_id) from None


def _open_edition(item_id: int) -> Edition:
    """Return the edition on its way, or the latest one, whose state will then refuse the move."""
    item = _locked(item_id)
    edition = item.editions.select_related("author", "reviewer").order_by("-version")[0]
    edition.item = item
    return edition


def _require_third_person(edition: Edition, publisher: User) -> None:
    if publisher == edition.author:
        raise SamePerson(publisher.name, "起草", "签发")
    if publisher == edition.reviewer:
        raise SamePerson(publisher.name, "审核", "签发")


def _require_reason(reason: str, act: str) -> None:
    if not reason.strip():
        raise ReasonMissing(act)
