"""The acts of an officer on a request. Each locks, asks who and whether, changes, and writes the journal."""

from gongkai.inforequests.actions.amending import ask_to_amend, lapse, receive_amendment
from gongkai.inforequests.actions.answering import answer, archive, deliver, discontinue, extend
from gongkai.inforequests.actions.challenging import decide_challenge, register_challenge
from gongkai.inforequests.actions.consulting import close_consultation, consult
from gongkai.inforequests.actions.overseeing import Moved, recompute_due, unmask
from gongkai.inforequests.actions.receiving import Receipt, confirm_receipt, enter, register
from gongkai.inforequests.actions.steps import subject

__all__ = [
    "Moved",
    "Receipt",
    "answer",
    "archive",
    "ask_to_amend",
    "close_consultation",
    "confirm_receipt",
    "consult",
    "decide_challenge",
    "deliver",
    "discontinue",
    "enter",
    "extend",
    "lapse",
    "receive_amendment",
    "recompute_due",
    "register",
    "register_challenge",
    "subject",
    "unmask",
]
