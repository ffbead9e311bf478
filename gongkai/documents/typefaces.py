"""The fonts a PDF is set in: those shipped with the package, and those an operator adds.

fonts: everywhere here, folders with an operator's own fonts; empty for the shipped ones alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from struct import unpack_from
from typing import BinaryIO

import typst

from gongkai.documents.sheet import Face

SHIPPED = Path(__file__).parent / "fonts"

_SONG, _HEI = "Noto Serif SC", "Noto Sans SC"
_STAND_INS = {
    Face.BODY: (_SONG, 400),
    Face.TITLE: (_SONG, 700),
    Face.HEI: (_HEI, 500),
    Face.KAI: (_SONG, 700),
}
_KNOWN_BY = {
    Face.BODY: ("仿宋", "fangsong", "fang song"),
    Face.TITLE: ("小标宋", "xiaobiaosong", "xbs"),
    Face.HEI: ("黑体", "simhei", "heiti", "fandolhei"),
    Face.KAI: ("楷体", "kaiti", "fandolkai"),
}
MISSING = "〓"
"""Stands where no font has the character: visible, and known to every compositor as just that."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How a typeface is set: font families, the first that has the character wins, and a weight (100-900)."""

    families: tuple[str, ...]
    weight: int


@lru_cache(maxsize=4)
def loaded(fonts: tuple[Path, ...] = ()) -> typst.Fonts:
    """Return the fonts, without any that the machine happens to have."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[SHIPPED, *fonts])


@lru_cache(maxsize=4)
def cuts(fonts: tuple[Path, ...] = ()) -> dict[Face, Cut]:
    """Return how each typeface is set: by the operator's font of that name, else by the stand-in."""
    shipped = set(loaded().families())
    added = [family for family in loaded(fonts).families() if family not in shipped]
    result = {}
    for face, (stand_in, weight) in _STAND_INS.items():
        real = [family for family in added if any(name in family.lower() for name in _KNOWN_BY[face])]
        rest = [family for family in added if family not in real]
        result[face] = Cut((*real, stand_in, _SONG, *rest), 400 if real else weight)
    return result


def missing(text: str, fonts: tuple[Path, ...] = ()) -> frozenset[str]:
    """Return the characters of text that no font has; a desk warns of them before the letter goes out."""
    return frozenset(char for char in text if ord(char) not in covered(fonts))


def settable(text: str, fonts: tuple[Path, ...] = ()) -> str:
    """Return text with MISSING in place of each character that no font has."""
    gone = missing(text, fonts)
    return "".join(MISSING if char in gone else char for char in text) if gone else text


@lru_cache(maxsize=4)
def covered(fonts: tuple[Path, ...] = ()) -> frozenset[int]:
    """Return the code points at least one font has a glyph for."""
    paths = {font.path for font in loaded(fonts).fonts() if font.path}
    return frozenset(point for path in paths for point in _code_points(Path(path)))


def _code_points(path: Path) -> Iterator[int]:
    """The code points of a TrueType or OpenType file, from its `cmap` table, formats 4 and 12."""
    with path.open("rb") as file:
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12)
            (start,) = unpack_from(">I", file.read(4))
        cmap = _table(file, start, b"cmap")
    for place in range(unpack_from(">H", cmap, 2)[0]):
        (offset,) = unpack_from(">I", cmap, 8 + 8 * place)
        (form,) = unpack_from(">H", cmap, offset)
        if form == 12:
            yield from _format_12(cmap, offset)
        elif form == 4:
            yield from _format_4(cmap, offset)


def _table(file: BinaryIO, start: int, tag: bytes) -> bytes:
    file.seek(start + 4)
    (count,) = unpack_from(">H", file.read(8))
    directory = file.read(16 * count)
    for place in range(count):
        name, _, offset, length = unpack_from(">4sIII", directory, 16 * place)
        if name == tag:
            file.seek(offset)
            return file.read(length)
    return b"\0\0\0\0"


def _format_12(cmap: bytes, offset: int) -> Iterator[int]:
    for group in range(unpack_from(">I", cmap, offset + 12)[0]):
        first, last, _ = unpack_from(">III", cmap, offset + 16 + 12 * group)
        yield from range(first, last + 1)


def _format_4(cmap: bytes, offset: int) -> Iterator[int]:
    segments = unpack_from(">H", cmap, offset + 6)[0] // 2
    lasts = unpack_from(f">{segments}H", cmap, offset + 14)
    firsts = unpack_from(f">{segments}H", cmap, offset + 16 + 2 * segments)
    for first, last in zip(firsts, lasts, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)
