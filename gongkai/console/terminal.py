"""Tables in a terminal, where a Chinese character is two columns wide."""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width


def table(rows: Sequence[Sequence[str]], *, right: int | None = None) -> Iterator[str]:
    """Yield lines in which the columns stand under each other.

    right: the first column, from 0, that is set flush right, with all after it; None for none.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            _padded(text, space, right=right is not None and at >= right)
            for at, (text, space) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def width(text: str) -> int:
    """Return how many columns a terminal gives the text."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, space: int, *, right: bool) -> str:
    gap = " " * (space - width(text))
    return gap + text if right else text + gap
