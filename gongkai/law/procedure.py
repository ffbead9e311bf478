"""The two words every lifecycle is written in: a move, and the procedure made of moves.

A lifecycle is a table, not code: `<capability>/lifecycle.py` lists its moves, each with the
rule that allows it, and everything that wants to know what may happen next asks the table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from gongkai.law.refusals import Refusal

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[State]):
    """One step of a procedure.

    name: the act's name, the same as the function in `actions.py`.
    label: what an official calls it, on buttons and in refusals.
    starts: the states it may start from.
    ends: the state it ends in; None leaves the state as it was.
    source: the rule that allows it, as cited to an official.
    """

    name: str
    label: str
    starts: frozenset[State]
    ends: State | None
    source: str


class MoveNotAllowed(Refusal):
    """The step is not open to a thing in this state."""

    def __init__(self, *, thing: str, state: str, move: str, source: str, open_moves: list[str]) -> None:
        remedy = (
            f"现在可以进行的操作：{'、'.join(open_moves)}" if open_moves else "该事项已经办结，不能再变更"
        )
        super().__init__(f"{thing}目前是“{state}”状态，不能{move}", rule=source, remedy=remedy)


class Procedure(Generic[State]):
    """All moves of one kind of thing.

    thing: its name for an official, for refusals: 该申请, 该信息.
    labels: the Chinese word for each state.
    """

    def __init__(self, thing: str, labels: dict[State, str], moves: Iterable[Move[State]]) -> None:
        self.thing = thing
        self.labels = labels
        self.moves = {move.name: move for move in moves}

    def after(self, state: State, name: str) -> State:
        """Return the state after the move, or refuse with MoveNotAllowed."""
        move = self.moves[name]
        if state not in move.starts:
            raise MoveNotAllowed(
                thing=self.thing,
                state=self.labels[state],
                move=move.label,
                source=move.source,
                open_moves=[move.label for move in self.open_moves(state)],
            )
        return state if move.ends is None else move.ends

    def open_moves(self, state: State) -> list[Move[State]]:
        """Return the moves open in a state, in the order of the table: the desk's buttons."""
        return [move for move in self.moves.values() if state in move.starts]
