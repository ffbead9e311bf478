"""Chinese text as the index keeps it, the same for documents and for queries.

Two views of every text. *Pairs* are the overlapping pairs of neighbouring characters with their
places: 政务公开 is 政务, 务公, 公开. They find any piece of a text exactly as it was typed.
*Words* are what a dictionary cuts: they find a text that says the same with other words between.
"""

import re
import unicodedata

import rjieba

GAP = "|"
"""Stands twice between two runs of letters: no phrase of neighbours reaches across punctuation."""

_RUN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(
    r"(?P<organ>[^\W\d_]{1,20})(?P<open>[〔\[(【{<〈《]?)(?P<year>(?:19|20)\d\d)年?[〕\])】}>〉》]?"
    r"第?(?P<serial>\d{1,5})(?P<end>号?)"
)
_ORDER = re.compile(r"(?P<organ>[^\W\d_]{1,20}令)第?(?P<serial>\d{1,5})号")


class _Folding(dict[int, int]):
    """Code points to their plain form, worked out once each: full width and capitals are gone."""

    def __missing__(self, code: int) -> int:
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        # One character stays one character, so that places in the folded text are places in the original.
        self[code] = ord(plain) if len(plain) == 1 else code
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text in half width and small letters, character for character: Ａ政 is a政."""
    return text.translate(_FOLDING)


def runs(text: str) -> list[str]:
    """Return the stretches of letters and digits of a folded text, in their order."""
    return _RUN.findall(text)


def pairs(text: str) -> str:
    """Return the overlapping pairs of a folded text for the index, with gaps between its runs.

    A run of one character is a token itself.
    """
    return f" {GAP} {GAP} ".join([" ".join(map(str.__add__, run, run[1:])) or run for run in runs(text)])


def phrase(text: str) -> list[tuple[int, str]]:
    """Return the fewest tokens, each with its place, that pin down a folded text in `pairs`.

    政府信息公开 needs 政府 at 0, 信息 at 2 and 公开 at 4; the pairs between them follow.
    """
    tokens: list[tuple[int, str]] = []
    place = 0
    for run in runs(text):
        last = max(len(run) - 2, 0)
        tokens += [(place + start, run[start : start + 2]) for start in (*range(0, last, 2), last)]
        place += last + 1 + 2
    return tokens


def words(text: str) -> str:
    """Return the words of a folded text for the index: long words and the shorter ones inside them."""
    return " ".join(rjieba.cut_for_search(text))


def query_words(text: str) -> tuple[str, ...]:
    """Return the words of a folded query, each once; lone characters only where there is nothing longer."""
    found = tuple(dict.fromkeys(runs(words(text))))
    return tuple(word for word in found if len(word) > 1) or found


def document_number(text: str) -> str | None:
    """Return a text that is one 文号 and nothing else in its printed form, or None.

    Brackets of any kind, spaces, 第 and 号 may differ: 国办发 [2019] 5 and 国办发（2019）第5号 are
    国办发〔2019〕5号. Without brackets the 号 must be there. Orders too: 国务院令第711号.
    """
    plain = "".join(fold(text).split())
    if order := _ORDER.fullmatch(plain):
        return f"{order['organ']}第{int(order['serial'])}号"
    found = _NUMBER.fullmatch(plain)
    if found is None or not (found["open"] or found["end"]):
        return None
    return f"{found['organ']}〔{found['year']}〕{int(found['serial'])}号"
