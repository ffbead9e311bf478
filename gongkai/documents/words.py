"""Words on their way to paper: cleaned, measured, divided into lines and typefaces."""

import re
import unicodedata
from dataclasses import dataclass
from math import ceil

from gongkai.documents.sheet import Face

HEADING_MAX = 28
"""A heading is one line at most; a longer first sentence is text, however it is numbered."""

_LEVELS = {1: re.compile(r"[一二三四五六七八九十百]+、"), 2: re.compile(r"（[一二三四五六七八九十百]+）")}
_FACES = {1: Face.HEI, 2: Face.KAI}
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_OPENING, _CLOSING = "（〔【《“‘", "，。、；：！？）〕】》”’"
_GOOD_ENDS = "的、》）和与及"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one typeface."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it is set.

    level: 1 or 2 where the whole paragraph is a heading, else 0.
    """

    runs: tuple[Run, ...]
    level: int = 0


def clean(text: str) -> str:
    """Return text on one line, without what paper cannot show.

    Line breaks and tabs become a space; control and format characters and variation selectors go.
    """
    one_line = re.sub(r"\s+", " ", _SELECTORS.sub("", text)).strip()
    return "".join(char for char in one_line if unicodedata.category(char) not in _UNSEEN)


def width(text: str) -> float:
    """Return how wide text runs, in characters: a Chinese one is 1, a Latin letter or digit 0.5."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def lines(paragraphs: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the paragraphs as they are set; a line break within one begins another, empty ones go."""
    texts = [clean(text) for paragraph in paragraphs for text in paragraph.splitlines()]
    return tuple(line_of(text) for text in texts if text)


def line_of(text: str) -> Line:
    """Return a cleaned paragraph with its heading told from its text.

    “一、” begins level 1 in 黑体, “（一）” level 2 in 楷体. Without a full stop the whole paragraph is the
    heading; otherwise its first sentence is, if it fits a line and text follows it.

    After GB/T 9704-2012, 7.3.3.
    """
    level = next((level for level, mark in _LEVELS.items() if mark.match(text)), 0)
    head, stop, rest = text.partition("。")
    if not level or width(head) > HEADING_MAX or (stop and not rest):
        return Line((Run(text, Face.BODY),))
    if not stop:
        return Line((Run(text, _FACES[level]),), level)
    return Line((Run(head + stop, _FACES[level]), Run(rest, Face.BODY)))


def title_lines(title: str, *, most: float) -> tuple[str, ...]:
    """Return a title in lines of about one length, none cut at a bad place.

    title: line breaks the official put in are kept.
    most: how many characters fit a line.
    """
    given = [text for line in title.splitlines() if (text := clean(line))]
    if len(given) > 1:
        return tuple(given)
    rest, result = "".join(given), []
    for left in range(ceil(width(rest) / most), 1, -1):
        cut = _cut(rest, near=width(rest) / left, most=most)
        result.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return (*result, rest)


def _cut(text: str, *, near: float, most: float) -> int:
    """Return where to end the first line of text, about `near` characters in."""
    costs = {
        place: abs(width(text[:place]) - near) - (3 if _good_cut(text, place) else 0)
        for place in range(1, len(text))
        if width(text[:place]) <= most and _may_break(text[place - 1], text[place])
    }
    return min(costs, key=lambda place: costs[place], default=min(len(text), int(most)))


def _good_cut(text: str, place: int) -> bool:
    return text[place - 1] in _GOOD_ENDS or text.startswith("关于", place)


def _may_break(before: str, after: str) -> bool:
    # A number is not parted from what it counts: 2025年 stays whole.
    word = before.isascii() and before != " " and after != " "
    return not word and before not in _OPENING and after not in _CLOSING
