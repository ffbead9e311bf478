"""Letters and reports as DOCX, for the official who goes on editing them.

The layout is that of the PDF, said in Word's terms. The typefaces are named as the standard names them:
the machines of officials have them. The same letter gives the same bytes.
"""

from datetime import date

from docx import Document
from docx.document import Document as Pages
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell

from gongkai.documents import letter as parts
from gongkai.documents.letter import Letter
from gongkai.documents.ooxml import (
    Shape,
    add_page_number,
    add_run,
    element,
    frozen,
    restyle,
    rule_below,
    set_grid,
    shape,
    speak_chinese,
)
from gongkai.documents.paper import Align, Grid, Heading, Paper, Text
from gongkai.documents.sheet import SHEET, Face
from gongkai.documents.words import Line, clean, lines, title_lines, width
from gongkai.law.days import written_date

_LEFT, _CENTER, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_ALIGN = {Align.LEFT: _LEFT, Align.CENTER: _CENTER, Align.RIGHT: _RIGHT}
_STYLES = {
    "Normal": (Face.BODY, SHEET.size),
    "Title": (Face.TITLE, SHEET.title_size),
    "Heading 1": (Face.HEI, SHEET.size),
    "Heading 2": (Face.KAI, SHEET.size),
}
_TEXT = Shape(first=2)
_HEADING = Shape(first=2, stays=True)
_SIDE_BEARING = 0.05
"""The air between a character's ink and the edge of its square, as a part of its size."""


def letter_docx(letter: Letter) -> bytes:
    """Return the letter as DOCX; the same letter gives the same bytes."""
    pages = _pages()
    _letterhead(pages, letter)
    number = Shape(_RIGHT, before=SHEET.below_rule)
    add_run(shape(pages.add_paragraph(), number), clean(letter.number), Face.BODY)
    _empty_lines(pages, 2)
    _title(pages, parts.heading_lines(letter))
    _empty_lines(pages, 1)
    add_run(shape(pages.add_paragraph(), Shape()), parts.salutation(letter), Face.BODY)
    text = parts.text_lines(letter)
    for line in text:
        _line(pages, line, stays=line is text[-1])
    _enclosures(pages, letter)
    _signature(pages, clean(letter.signature), letter.signed_on)
    for note in parts.notes(letter):
        add_run(shape(pages.add_paragraph(), Shape(left=2)), note, Face.BODY)
    title = "".join(parts.heading_lines(letter))
    return frozen(pages, title=title, author=clean(letter.organ), on=letter.signed_on)


def paper_docx(paper: Paper) -> bytes:
    """Return the report as DOCX; the same report gives the same bytes."""
    pages = _pages()
    title = title_lines(paper.title, most=SHEET.measure // SHEET.title_size)
    _title(pages, title)
    _empty_lines(pages, 1)
    for block in paper.blocks:
        match block:
            case Heading(level, text):
                face = Face.HEI if level == 1 else Face.KAI
                heading = shape(pages.add_paragraph(style=f"Heading {level}"), _HEADING)
                add_run(heading, clean(text), face)
            case Text(text):
                for line in lines((text,)):
                    _line(pages, line)
            case Grid():
                _grid(pages, block)
    if paper.signed:
        _signature(pages, clean(paper.organ), paper.issued_on)
    return frozen(pages, title="".join(title), author=clean(paper.organ), on=paper.issued_on)


def _pages() -> Pages:
    """A document of A4 pages in the measures of the standard, with page numbers."""
    pages = Document()
    speak_chinese(pages)
    for name, (face, size) in _STYLES.items():
        style = pages.styles[name]
        if isinstance(style, ParagraphStyle):
            restyle(style, face, size)
    set_grid(pages)
    section = pages.sections[0]
    section.page_width, section.page_height = Pt(SHEET.width), Pt(SHEET.height)
    section.top_margin, section.bottom_margin = Pt(SHEET.top), Pt(SHEET.bottom)
    section.left_margin, section.right_margin = Pt(SHEET.left), Pt(SHEET.right)
    section.header_distance = Pt(SHEET.organ_top)
    section.footer_distance = Pt(SHEET.rule_bottom)
    # The footer stands on the lower rule's height; its first line is as tall as the space up to 7 mm below the text.
    pitch = SHEET.bottom - SHEET.page_number_below - SHEET.rule_bottom
    pages.settings.odd_and_even_pages_header_footer = True
    add_page_number(shape(section.footer.paragraphs[0], Shape(_RIGHT, right=1, pitch=pitch)))
    add_page_number(shape(section.even_page_footer.paragraphs[0], Shape(_LEFT, left=1, pitch=pitch)))
    return pages


def _letterhead(pages: Pages, letter: Letter) -> None:
    """The organ's name over the first double rule, and the second one at the foot, on the first page only."""
    section = pages.sections[0]
    section.different_first_page_header_footer = True
    size = parts.organ_size(letter)
    air = size * _SIDE_BEARING
    section.header_distance = Pt(SHEET.organ_top - air)
    margin = (SHEET.width - SHEET.rule_width) / 2
    left, right = ((margin - side) / SHEET.advance for side in (SHEET.left, SHEET.right))
    name = shape(section.first_page_header.paragraphs[0], Shape(_CENTER, left=left, right=right, pitch=size))
    red = RGBColor.from_string(SHEET.red.lstrip("#").upper())
    add_run(name, clean(letter.organ), Face.TITLE, size).color.rgb = red
    rule_below(name, "thickThinSmallGap", distance=SHEET.organ_to_rule - air)
    foot = shape(section.first_page_footer.paragraphs[0], Shape(left=left, right=right, pitch=1))
    rule_below(foot, "thinThickSmallGap", distance=0)


def _title(pages: Pages, title: tuple[str, ...]) -> None:
    centred = Shape(_CENTER, pitch=SHEET.title_pitch, stays=True)
    for text in title:
        paragraph = shape(pages.add_paragraph(style="Title"), centred)
        add_run(paragraph, text, Face.TITLE, SHEET.title_size)


def _empty_lines(pages: Pages, count: int, *, stays: bool = False) -> None:
    for _ in range(count):
        shape(pages.add_paragraph(), Shape(stays=stays))


def _line(pages: Pages, line: Line, *, stays: bool = False) -> None:
    style = f"Heading {line.level}" if line.level else None
    given = _HEADING if stays or line.level else _TEXT
    paragraph = shape(pages.add_paragraph(style=style), given)
    for run in line.runs:
        add_run(paragraph, run.text, run.face)


def _enclosures(pages: Pages, letter: Letter) -> None:
    """The list of enclosures; a name that runs on stands under its own first character."""
    for place, (number, name) in enumerate(parts.enclosure_list(letter)):
        if place == 0:
            _empty_lines(pages, 1, stays=True)
        mark = ("" if place else "附件：") + number
        hanging = Shape(left=5 + width(number), first=-width(mark), stays=True)
        add_run(shape(pages.add_paragraph(), hanging), mark + name, Face.BODY)


def _signature(pages: Pages, name: str, day: date) -> None:
    """The signature centred above the date, with two lines for the seal above, not parted from the text."""
    indent = parts.date_indent(name, day)
    written = written_date(day)
    _empty_lines(pages, 2, stays=True)
    above = Shape(_RIGHT, right=max(indent - (width(name) - width(written)) / 2, 0), stays=True)
    add_run(shape(pages.add_paragraph(), above), name, Face.BODY)
    add_run(shape(pages.add_paragraph(), Shape(_RIGHT, right=indent)), written, Face.BODY)


def _grid(pages: Pages, grid: Grid) -> None:
    if grid.caption:
        above = shape(pages.add_paragraph(), Shape(_CENTER, stays=True))
        add_run(above, clean(grid.caption), Face.HEI, SHEET.table_size)
    table = pages.add_table(len(grid.rows), len(grid.column_widths), style="Table Grid")
    _table_form(table, grid)
    cells = [list(row.cells) for row in table.rows]
    for placed in grid.placed():
        given = placed.cell
        last = cells[placed.row + given.rowspan - 1][placed.column + given.colspan - 1]
        cell = cells[placed.row][placed.column]
        if cell is not last:
            cell = cell.merge(last)
        face = Face.HEI if given.header else Face.BODY
        _fill(cell, clean(given.text), face, grid.size, _ALIGN[given.align])
    _empty_lines(pages, 1)


def _table_form(table: Table, grid: Grid) -> None:
    """The widths, the narrow margins of cells, and the header rows that repeat."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    margins = element("tblCellMar")
    margins.extend(element(side, w=40, type="dxa") for side in ("left", "right"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001 no door to the margins
    share = SHEET.measure / sum(grid.column_widths)
    for column, width_given in zip(table.columns, grid.column_widths, strict=True):
        for cell in (column, *column.cells):
            cell.width = Pt(width_given * share)
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 nor to those of rows
        properties.append(element("cantSplit"))
        if number < grid.header_rows:
            properties.append(element("tblHeader"))


def _fill(cell: _Cell, text: str, face: Face, size: float, align: WD_ALIGN_PARAGRAPH) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = shape(cell.paragraphs[0], Shape(align, pitch=size * 1.35))
    add_run(paragraph, text, face, size)
