"""Showing why something was found: the reader's words, marked in the original text."""

import re
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from gongkai.search.questions import Question
from gongkai.search.words import fold, runs

SNIPPET = 120
"""Characters of text around a find."""

_LEAD = 15
_WEIGHED = 200
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of plain text and the places in it to be marked: pairs of start and end, apart and in order."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def html(self) -> SafeString:
        """The text escaped, with `<em>` around the places and no other markup."""
        shown, last = SafeString(""), 0
        for start, end in self.spans:
            shown += escape(self.text[last:start]) + format_html("<em>{}</em>", self.text[start:end])
            last = end
        return shown + escape(self.text[last:])


def terms(question: Question) -> re.Pattern[str]:
    """Return the pattern, over folded text, of what is worth marking: the longest first."""
    found: set[str] = set()
    for group in question.groups:
        found.update(runs(group.text))
        found.update(group.words)
    return re.compile(
        "|".join(re.escape(term) for term in sorted(found, key=lambda term: (-len(term), term)))
    )


def marked(text: str, pattern: re.Pattern[str]) -> Marked:
    """Mark every find in a text."""
    return Marked(text, _spans(text, pattern))


def snippet(text: str, pattern: re.Pattern[str]) -> Marked:
    """Return the window of a text with the most different finds, marked; its beginning where there are none."""
    text = _SPACE.sub(" ", text)
    spans = _spans(text, pattern)
    start = _best_start(fold(text), spans)
    end = min(start + SNIPPET, len(text))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    inside = ((first + shift, last + shift) for first, last in spans if start <= first and last <= end)
    return Marked(before + text[start:end] + after, tuple(inside))


def _spans(text: str, pattern: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in pattern.finditer(fold(text)))


def _best_start(text: str, spans: tuple[tuple[int, int], ...]) -> int:
    """Return where to cut: the window whose finds say most, the earliest of equals."""
    spans = spans[:_WEIGHED]
    best, best_start = -1, 0
    for number, (first, _) in enumerate(spans):
        start = max(first - _LEAD, 0)
        seen: set[str] = set()
        for begin, end in spans[number:]:
            if end > start + SNIPPET:
                break
            seen.add(text[begin:end])
        worth = sum(map(len, seen))
        if worth > best:
            best, best_start = worth, start
    return best_start
