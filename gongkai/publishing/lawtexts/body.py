"""The text of an imported law, cleaned of what belongs to the source's typesetting."""

import re

from gongkai.publishing.chinesedates import plain
from gongkai.publishing.documentnumber import document_number

_MARK = re.compile(r"<!--.*?-->")
_ZERO_WIDTH = re.compile(r"[\u200b\u200c\u200d\u2060\ufeff]")
_BLANK = r"[ \t\u00a0\u2002\u2003\u3000]"
_NUMBERED = re.compile(
    rf"(第[零〇一二三四五六七八九十百]+(?:分编|编|章|节)|[一二三四五六七八九十]+、){_BLANK}*(.*)"
)
_SENTENCE = re.compile(r"[。；：]|^#|^第[零〇一二三四五六七八九十百]+条")
_NOTE = re.compile(r"[（(]?[^。]*(?:通过|批准|修正|修订|修改|公布|发布|印发|施行|实施|生效)[）)]")
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd]")
_LEAD = 8  # paragraphs; titles are broken into at most six lines before the number


def clean_body(text: str) -> str:
    """Return the Markdown with tidy headings and without the source's own marks; the articles as they are."""
    lines = [_tidy(_MARK.sub("", _ZERO_WIDTH.sub("", line))) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def split_lead(body: str, *, title: str) -> tuple[tuple[str, ...], str]:
    """Return what stands above the text proper and the text.

    Above it stand, where the body repeats them, the title, the number and the note in brackets
    on who passed it when (题注).
    """
    paragraphs = body.split("\n\n")
    count = _title_lines(paragraphs, title)
    while count < len(paragraphs) and _NOTE.fullmatch(paragraphs[count].strip()):
        count += 1
    return tuple(part.strip() for part in paragraphs[:count]), "\n\n".join(paragraphs[count:]).strip()


def unreadable(body: str) -> list[str]:
    """Return the surroundings of every character no font knows: 高度不得低于2□5米 has lost its point."""
    places = (body[max(0, match.start() - 8) : match.end() + 8] for match in _UNREADABLE.finditer(body))
    return [_UNREADABLE.sub("□", " ".join(place.split())) for place in places]


def _title_lines(paragraphs: list[str], title: str) -> int:
    for index, paragraph in enumerate(paragraphs[:_LEAD]):
        if document_number(paragraph) is not None:
            return index + 1
        if _SENTENCE.search(paragraph):
            break
    return int(plain(paragraphs[0]) == plain(title))


def _tidy(line: str) -> str:
    """Return a heading without the blanks that stretch it over the line; any other line unchanged."""
    marks, _, name = line.partition(" ")
    if not marks or marks.strip("#"):
        return line.rstrip()
    name = name.strip(" \t\u00a0\u2002\u2003\u3000")
    if not name:
        return ""
    if match := _NUMBERED.fullmatch(name):
        return f"{marks} {match[1]}{'' if match[1].endswith('、') else '　'}{_close_up(match[2])}".rstrip(
            "　"
        )
    return f"{marks} {_close_up(name)}"


def _close_up(name: str) -> str:
    """Return 总　　则 as 总则: only where every word is one character is the blank mere stretching."""
    words = re.split(rf"{_BLANK}+", name)
    return "".join(words) if all(len(word) == 1 for word in words) else " ".join(words)
