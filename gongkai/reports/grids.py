"""Opens a published report, whatever its markup: its tables as rows of cells, and its prose.

Web pages of agencies are pasted together from word processors: cells are merged, layout tables
stand around the real ones, labels are broken by <br>. Here all of it becomes plain rows; what the
rows mean is for `published` to say.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from lxml import etree, html

from gongkai.law.refusals import Refusal

LARGEST = 20 * 1024 * 1024
_SPAN_MAX = 60
_RULE = "国务院办公厅制发的政府信息公开工作年度报告格式"
_BLOCKS = [
    "p",
    "div",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "tr",
    "table",
    "td",
    "th",
    "br",
    "center",
    "title",
]

Grid = list[list[str]]


class ReportNotReadable(Refusal):
    """The file cannot be opened as a report: absent, empty, too large or of another kind."""

    def __init__(self, path: Path, fault: str, *, remedy: str) -> None:
        self.path = path
        super().__init__(f"无法读取年度报告“{path.name}”：{fault}", rule=_RULE, remedy=remedy)


class NotAReport(Refusal):
    """The file holds text, but not an annual report."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"“{path.name}”不是政府信息公开工作年度报告：没有统计表，也没有年度报告的标题和章节",
            rule=_RULE,
            remedy="请提供已发布年度报告的网页文件，或者复制出来的正文文本",
        )


@dataclass(frozen=True, slots=True)
class Pages:
    """What a file shows: its title, the rows of its report tables, the prose around them."""

    title: str
    grids: list[Grid]
    prose: str


def open_text(path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or GB18030.

    Refused by ReportNotReadable.
    """
    if not path.is_file():
        raise ReportNotReadable(path, "文件不存在", remedy="请核对文件名和路径")
    size = path.stat().st_size
    if size > LARGEST:
        fault = f"文件有 {size // 1024 // 1024} 兆字节，上限为 {LARGEST // 1024 // 1024} 兆字节"
        raise ReportNotReadable(path, fault, remedy="请去掉图片等附加内容，只保留报告正文")
    try:
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise ReportNotReadable(path, "没有读取权限", remedy="请检查文件的读取权限") from error
    if text is None or "\0" in text:
        raise ReportNotReadable(
            path, "文件不是网页或者文本", remedy="请先将 Word、PDF 等文件另存为网页或者纯文本"
        )
    if not text.strip():
        raise ReportNotReadable(path, "文件是空的", remedy="请重新保存已发布的年度报告")
    return text


def pages(text: str, is_label: Callable[[str], bool]) -> Pages:
    """Take a text apart, as HTML if it has tags and as plain lines if not.

    is_label: tells whether a cell's text is a printed label of a report table; a table without
    two of them is layout, and its text belongs to what surrounds it.
    """
    if re.search(r"<(html|body|table|div|p|br)\b", text, re.IGNORECASE):
        return _from_html(text, is_label)
    return _from_lines(text, is_label)


def bare(text: str) -> str:
    """Return a text without any space and in half width, as numbers and words are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _decoded(data: bytes) -> str | None:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _from_html(text: str, is_label: Callable[[str], bool]) -> Pages:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    text = re.sub(r"[\r\n]+", " ", text)  # a line break in the markup is a space, in the page it is not
    try:
        page = cast(
            "html.HtmlElement", html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        )
    except etree.ParserError:
        return Pages("", [], "")
    title = bare(page.findtext(".//title") or "")
    etree.strip_elements(page, "script", "style", "head", "noscript", with_tail=False)
    for element in page.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    grids: list[Grid] = []
    # Inner tables come later in the document than the tables around them, so they are taken first.
    for table in reversed([cast("html.HtmlElement", table) for table in page.iter("table")]):
        grid = _grid(table)
        if sum(is_label(cell) for row in grid for cell in row) >= 2:
            grids.insert(0, grid)
            table.drop_tree()
    prose = str(page.text_content())
    return Pages(title or _first_line(prose), grids, prose)


def _first_line(prose: str) -> str:
    return next((bare(line) for line in prose.splitlines() if line.strip()), "")[:80]


def _grid(table: html.HtmlElement) -> Grid:
    """Return the rows of a table; a cell reaching down stands in every row it reaches.

    A cell reaching across stands once: rows are read in order, not by position.
    """
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    grid: Grid = []
    hanging: dict[int, tuple[int, int, str]] = {}  # position: (rows left, width, text)
    for row in rows:
        line: list[str] = []
        position = 0
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        below: dict[int, tuple[int, int, str]] = {}
        while cells or position in hanging:
            if position in hanging:
                left, width, text = hanging.pop(position)
            else:
                cell = cells.pop(0)
                left, width, text = _span(cell, "rowspan", len(rows)), _span(cell, "colspan", 1), _text(cell)
            line.append(text)
            if left > 1:
                below[position] = (left - 1, width, text)
            position += width
        below.update({at: (left - 1, width, text) for at, (left, width, text) in hanging.items() if left > 1})
        hanging = below
        grid.append(line)
    return grid


def _span(cell: html.HtmlElement, name: str, rest: int) -> int:
    """Return a span as browsers do: nonsense is 1, and a rowspan of 0 reaches to the end."""
    written = (cell.get(name) or "1").strip()
    if not (written.isascii() and written.isdigit()):
        return 1
    return min(int(written[:6]) or rest, _SPAN_MAX)


def _text(cell: html.HtmlElement) -> str:
    return re.sub(r"\s+", "", cast("str", cell.text_content()))


def _from_lines(text: str, is_label: Callable[[str], bool]) -> Pages:
    lines = text.splitlines()
    grid: Grid = []
    prose: list[str] = []
    while lines:
        line = lines.pop(0)
        cells = _row(line, is_label)
        if not cells:
            prose.append(line)
            continue
        if len(cells) == 1:  # a label alone: its numbers may stand on the lines beneath
            while lines and _is_number(lines[0]):
                cells.append(bare(lines.pop(0)))
        grid.append(cells)
    rows = [row for row in grid if row]
    body = "\n".join(prose)
    return Pages(_first_line(text), [rows] if rows else [], body)


def _row(line: str, is_label: Callable[[str], bool]) -> list[str]:
    """Return a line as a table row: labels, then what follows them; nothing if it is prose."""
    mark = next((mark for mark in ("\t", "|", "｜") if mark in line.strip(" ")), None)
    parts = [part.strip() for part in line.split(mark)] if mark else line.split()
    if mark and mark != "\t" and parts[0] == parts[-1] == "":
        parts = parts[1:-1]
    labels, rest = _leading_labels(parts, is_label)
    numbers = sum(not part or _is_number(part) for part in parts)
    if labels or (len(parts) >= 5 and numbers >= len(parts) - 1):
        return [*labels, *rest]
    return []


def _leading_labels(parts: Sequence[str], is_label: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """Split a row where its labels end; a label may have been torn at a space inside it."""
    labels: list[str] = []
    start = 0
    while start < len(parts):
        ends = range(min(start + 6, len(parts)), start, -1)
        end = next((end for end in ends if parts[end - 1] and is_label("".join(parts[start:end]))), None)
        if end is None:
            break
        labels.append("".join(parts[start:end]))
        start = end
    return labels, list(parts[start:])


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[-+]?[\d,.]+(元|万元|件)?", bare(text)))
