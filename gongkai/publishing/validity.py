"""有效性: whether a document applies on a day, a pure question to its dates."""

from datetime import date
from enum import StrEnum


class Validity(StrEnum):
    """The word shown beside a document."""

    NOT_YET = "尚未施行"
    IN_FORCE = "有效"
    EXPIRED = "失效"


def validity(*, effective_on: date | None, expires_on: date | None, on: date) -> Validity | None:
    """Return the validity on a day, or None for a text without a first day: nothing is guessed.

    expires_on: the last day on which the text applies.
    """
    if effective_on is None:
        return None
    if on < effective_on:
        return Validity.NOT_YET
    if expires_on is not None and on > expires_on:
        return Validity.EXPIRED
    return Validity.IN_FORCE
