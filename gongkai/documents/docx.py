"""Letters and reports as DOCX, for the official who goes on editing them.

The layout is that of the PDF, said in Word's terms. The typefaces are named as the standard names them:
the machines of officials have them. The same letter gives the same bytes.
"""

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
    rule_below,
    set_font,
    set_grid,
    shape,
    speak_chinese,
)
from gongkai.documents.paper import Align, Grid, Heading, Paper, Text
from gongkai.documents.sheet import SHEET, Face
from gongkai.documents.words import Line, clean, lines, title_lines, width

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
    _signature(pages, letter)
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
        _signed(pages, clean(paper.organ), parts.written_date(paper.issued_on), indent=4)
    return frozen(pages, title="".join(title), author=clean(paper.organ), on=paper.issued_on)
