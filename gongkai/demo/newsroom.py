"""Plays the planned publications: batches, items by hand, corrections, withdrawals, and what is left waiting."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from gongkai.demo.days import LAST, earlier, later, moment
from gongkai.demo.events import Event
from gongkai.demo.programme import Release, batches, drafted
from gongkai.demo.staff import Staff, Team
from gongkai.demo.stock import data, dice
from gongkai.demo.writing import Writer, corrected
from gongkai.publishing import actions
from gongkai.publishing.content import Content

CORRECTED, WITHDRAWN = 6, 3
"""How many of the items that went by hand are corrected, and how many withdrawn, later in the year."""

_RETURNED_EACH = 5
"""One in so many items by hand is returned to its author once."""


class Newsroom:
    """The year's publications on their way. Words are written when they are needed and not kept."""

    def __init__(self, releases: Sequence[Release], staff: Staff) -> None:
        self._releases = releases
        self._staff = staff
        self._writer = Writer()
        self._drafts: dict[int, tuple[int, Content]] = {}

    def events(self) -> Iterator[Event]:
        """Return every act on every item."""
        for (at, code), together in batches(self._releases).items():
            yield Event(at, partial(self._publish_batch, code, together, at))
        by_hand = [release for release in self._releases if release.by_hand]
        for place, release in enumerate(by_hand):
            yield from self._by_hand(release, returned=place % _RETURNED_EACH == 0)
        for release in by_hand[:CORRECTED]:
            yield from self._correction(release)
        for release in by_hand[CORRECTED : CORRECTED + WITHDRAWN]:
            yield self._withdrawal(release)
        for place, waiting in enumerate(data("editing")["waiting"]):
            yield from self._waiting(len(self._releases) + place, *waiting.split("|"))

    def _publish_batch(self, code: str, together: Sequence[Release], at: datetime) -> None:
        team = self._staff.teams[code]
        entries = [
            actions.BatchEntry(team.agency, release.kind, self._writer.content(release))
            for release in together
        ]
        actions.publish_batch(entries, crew=team.crew, at=at)

    def _by_hand(self, release: Release, *, returned: bool) -> Iterator[Event]:
        rng = dice("by hand", release.index)
        first = drafted(release)
        yield from self._drafting(release, moment(rng, first), returned=returned)
        yield Event(approved := moment(rng, later(first, 1)), partial(self._approve, release, approved))
        yield Event(release.at, partial(self._publish, release, release.at))

    def _drafting(self, release: Release, at: datetime, *, returned: bool) -> Iterator[Event]:
        yield Event(at, partial(self._draft, release, at))
        yield Event(at := at + timedelta(minutes=8), partial(self._submit, release, at))
        if returned:
            yield Event(at := at + timedelta(minutes=15), partial(self._send_back, release, at))
            yield Event(at := at + timedelta(minutes=10), partial(self._edit, release, at))
            yield Event(at := at + timedelta(minutes=5), partial(self._submit, release, at))

    def _correction(self, release: Release) -> Iterator[Event]:
        rng = dice("correction", release.index)
        day = later(release.at.date(), rng.randint(3, 10))
        at = moment(rng, day)
        yield Event(at, partial(self._correct, release, at))
        yield Event(at := at + timedelta(minutes=8), partial(self._submit, release, at))
        at = moment(rng, later(day, 1))
        yield Event(at, partial(self._approve, release, at))
        yield Event(at := at + timedelta(minutes=20), partial(self._publish, release, at))

    def _withdrawal(self, release: Release) -> Event:
        rng = dice("withdrawal", release.index)
        at = moment(rng, later(release.at.date(), rng.randint(5, 20)))
        return Event(at, partial(self._withdraw, release, at))

    def _waiting(self, index: int, code: str, kind: str, state: str) -> Iterator[Event]:
        """Leave an item on its way when the year ends."""
        rng = dice("waiting", index)
        day = earlier(LAST, rng.randint(1, 3))
        release = Release(index, kind, code, moment(rng, day))
        yield Event(release.at, partial(self._draft, release, release.at))
        if state == "draft":
            return
        yield Event(at := release.at + timedelta(minutes=8), partial(self._submit, release, at))
        if state == "returned":
            yield Event(at := at + timedelta(minutes=15), partial(self._send_back, release, at))
        if state == "approved":
            yield Event(at := moment(rng, later(day, 1)), partial(self._approve, release, at))

    def _draft(self, release: Release, at: datetime) -> None:
        team, content = self._team(release), self._writer.content(release)
        item = actions.draft(team.agency, release.kind, content, by=team.drafter, at=at)
        self._drafts[release.index] = item.pk, content

    def _edit(self, release: Release, at: datetime) -> None:
        item, content = self._drafts[release.index]
        actions.edit(
            item, corrected(content, data("editing")["added"]), by=self._team(release).drafter, at=at
        )

    def _submit(self, release: Release, at: datetime) -> None:
        actions.submit(self._drafts[release.index][0], by=self._team(release).drafter, at=at)

    def _send_back(self, release: Release, at: datetime) -> None:
        reason = dice("returned", release.index).choice(data("editing")["returned"])
        actions.send_back(
            self._drafts[release.index][0], reason=reason, by=self._team(release).reviewer, at=at
        )

    def _approve(self, release: Release, at: datetime) -> None:
        actions.approve(self._drafts[release.index][0], by=self._team(release).reviewer, at=at)

    def _publish(self, release: Release, at: datetime) -> None:
        actions.publish(self._drafts[release.index][0], by=self._team(release).signer, at=at)

    def _correct(self, release: Release, at: datetime) -> None:
        item, content = self._drafts[release.index]
        note = dice("corrected", release.index).choice(data("editing")["corrected"])
        actions.correct(
            item,
            corrected(content, f"更正说明：{note}。"),
            note=note,
            by=self._team(release).drafter,
            at=at,
        )

    def _withdraw(self, release: Release, at: datetime) -> None:
        reason = dice("withdrawn", release.index).choice(data("editing")["withdrawn"])
        actions.withdraw(self._drafts[release.index][0], reason=reason, by=self._team(release).signer, at=at)

    def _team(self, release: Release) -> Team:
        return self._staff.teams[release.agency]
