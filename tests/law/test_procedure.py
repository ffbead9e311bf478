from enum import StrEnum

import pytest

from gongkai.law.procedure import Move, MoveNotAllowed, Procedure


class State(StrEnum):
    RECEIVED = "received"
    ANSWERED = "answered"
    ARCHIVED = "archived"


PROCEDURE = Procedure(
    "该申请",
    {State.RECEIVED: "办理中", State.ANSWERED: "已答复", State.ARCHIVED: "已归档"},
    (
        Move("extend", "延长答复期限", frozenset({State.RECEIVED}), None, "条例第三十三条"),
        Move("answer", "答复", frozenset({State.RECEIVED}), State.ANSWERED, "条例第三十六条"),
        Move("archive", "归档", frozenset({State.ANSWERED}), State.ARCHIVED, "条例第四十五条"),
    ),
)


def test_a_move_leads_to_its_end():
    assert PROCEDURE.after(State.RECEIVED, "answer") is State.ANSWERED


def test_a_move_without_an_end_leaves_the_state():
    assert PROCEDURE.after(State.RECEIVED, "extend") is State.RECEIVED


def test_the_open_moves_are_the_desk_s_buttons_in_order():
    assert [move.label for move in PROCEDURE.open_moves(State.RECEIVED)] == ["延长答复期限", "答复"]


def test_a_closed_move_is_refused_with_what_is_open():
    with pytest.raises(MoveNotAllowed) as refusal:
        PROCEDURE.after(State.ANSWERED, "extend")

    assert str(refusal.value) == (
        "该申请目前是“已答复”状态，不能延长答复期限。依据：条例第三十三条。处理办法：现在可以进行的操作：归档。"
    )


def test_at_the_end_of_a_procedure_nothing_is_open():
    with pytest.raises(MoveNotAllowed, match="已经办结"):
        PROCEDURE.after(State.ARCHIVED, "archive")


def test_an_unknown_move_is_a_programming_error():
    with pytest.raises(KeyError):
        PROCEDURE.after(State.RECEIVED, "shelve")
