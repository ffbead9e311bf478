"""Items as the desk shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.accounts.models import User
from gongkai.agencies.models import Duty
from gongkai.desk.access import Standing
from gongkai.desk.shown.differences import Piece, differences, plain
from gongkai.kit.parts import Fact, Tone
from gongkai.law.procedure import Move
from gongkai.publishing.columns import columns
from gongkai.publishing.kinds import FIELD_LABELS, Kind, kinds
from gongkai.publishing.lifecycle import OPEN, PROCEDURE, State
from gongkai.publishing.models import Edition, Item, Status

STATE_TONES: dict[State, Tone] = {
    State.DRAFT: Tone.PLAIN,
    State.REVIEWING: Tone.WAIT,
    State.APPROVED: Tone.WAIT,
    State.PUBLISHED: Tone.GOOD,
    State.SUPERSEDED: Tone.PLAIN,
    State.WITHDRAWN: Tone.STOP,
}

_WORDS = ("number", "issuer", "adopted_on", "effective_on", "expires_on", "source")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one edition to the next: metadata as (label, before, after), text in pieces."""

    edition: Edition
    metadata: list[tuple[str, object, object]]
    text: list[list[Piece]]


def kinds_offered() -> list[tuple[Kind, str]]:
    """Return every kind with the names of what it demands besides title and body."""
    return [(one, "、".join(FIELD_LABELS[name] for name in one.required)) for one in kinds().values()]


def open_moves(item: Item, edition: Edition, standing: Standing) -> list[Move[State]]:
    """Return the moves open to a person: those of the procedure, less what is another's to do.

    While a correction is on its way the public edition can only be withdrawn.
    """
    moves = PROCEDURE.open_moves(State(edition.state))
    if edition.state in OPEN and item.status == Status.PUBLISHED:
        moves.append(PROCEDURE.moves["withdraw"])
    return [move for move in moves if may(move.name, edition, standing)]


def may(move: str, edition: Edition, standing: Standing) -> bool:
    """Tell whether a person's posts, and their part in the edition so far, leave a move to them."""
    return standing.holds(duty(move, edition), at=edition.item.agency) and not _had_a_part(
        move, edition, standing.user
    )


def duty(move: str, edition: Edition) -> Duty:
    """Return the duty a move asks for."""
    match move:
        case "edit" | "submit" | "correct":
            return Duty.DRAFT
        case "approve":
            return Duty.REVIEW
        case "send_back" if edition.state == State.REVIEWING:
            return Duty.REVIEW
        case _:
            return Duty.PUBLISH


def metadata(item: Item, edition: Edition) -> list[Fact]:
    """Return everything an edition says of itself besides its text."""
    content = edition.content
    return [
        Fact("信息类型", item.kind_label),
        Fact("栏目", columns()[item.column].label),
        Fact("公开机构", item.agency.name),
        Fact("索引号", item.index_number),
        *(Fact(FIELD_LABELS[name], getattr(content, name)) for name in _WORDS),
        Fact("主题词", content.keywords),
        Fact("主题分类", content.topic),
        Fact("内容概述", content.abstract, wide=True),
    ]


def comparisons(editions: Sequence[Edition]) -> list[Comparison]:
    """Return what each edition changed against the one before it, newest first as the editions come."""
    return [_compared(before, after) for after, before in pairwise(editions)]


def _compared(before: Edition, after: Edition) -> Comparison:
    old, new = before.content, after.content
    changed = [
        (label, getattr(old, name), getattr(new, name))
        for name, label in FIELD_LABELS.items()
        if name != "body" and getattr(old, name) != getattr(new, name)
    ]
    return Comparison(after, changed, differences(plain(old.body), plain(new.body)))


def _had_a_part(move: str, edition: Edition, user: User) -> bool:
    if move == "approve":
        return user == edition.author
    return move == "publish" and user in (edition.author, edition.reviewer)
