"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from html import unescape

from django.utils.html import strip_tags

_BREAKS = re.compile(r"</(?:p|h[1-6]|li|tr|div|blockquote|figcaption|caption)>|<br\s*/?>", re.IGNORECASE)
_CELLS = re.compile(r"</t[dh]>", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9.%-]+|.", re.DOTALL)
_LARGEST_PARAGRAPHS = 4_000_000
"""Above this product of lengths two passages are shown as replaced, not compared letter by letter."""


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and what became of it."""

    change: Change
    text: str


def plain(html: str) -> str:
    """Return the text of a body, one paragraph a line."""
    text = _CELLS.sub("　", _BREAKS.sub("\n", html))
    lines = (unescape(line).strip() for line in strip_tags(text).splitlines())
    return "\n".join(line for line in lines if line)


def differences(before: str, after: str) -> list[list[Piece]]:
    """Return the later text paragraph by paragraph, with what was taken out and what is new.

    before, after: plain text, one paragraph a line.
    """
    old, new = before.splitlines(), after.splitlines()
    paragraphs = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            paragraphs += [[Piece(Change.SAME, line)] for line in old[a:b]]
        else:
            paragraphs += _replaced(old[a:b], new[c:d])
    return paragraphs


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Piece]]:
    """Compare the paragraphs of a changed passage pair by pair; what has no partner is gone or new."""
    for before, after in zip(old, new, strict=False):
        yield list(_words(before, after))
    for line in old[len(new) :]:
        yield [Piece(Change.GONE, line)]
    for line in new[len(old) :]:
        yield [Piece(Change.NEW, line)]


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) * len(new) > _LARGEST_PARAGRAPHS:
        yield Piece(Change.GONE, before)
        yield Piece(Change.NEW, after)
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(old[a:b]))
            continue
        if a < b:
            yield Piece(Change.GONE, "".join(old[a:b]))
        if c < d:
            yield Piece(Change.NEW, "".join(new[c:d]))
