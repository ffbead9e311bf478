"""The words of WordprocessingML that python-docx lacks: Chinese typefaces, the character grid, rules, fields."""

from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.font import Font
from docx.text.paragraph import Paragraph

from gongkai.documents.sheet import SHEET, Face

FONTS = {
    Face.BODY: "仿宋_GB2312",
    Face.TITLE: "方正小标宋简体",
    Face.HEI: "黑体",
    Face.KAI: "楷体_GB2312",
}
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: indents in characters of the body, lengths in points.

    first: indent of the first line, below 0 for a hanging one.
    stays: it is on the same page as what follows.
    """

    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    pitch: float = SHEET.pitch
    stays: bool = False


def element(name: str, **values: str | int) -> BaseOxmlElement:
    """Return a new element of the main namespace with attributes of the same."""
    attributes = {qn(f"w:{key}"): str(value) for key, value in values.items()}
    return cast("BaseOxmlElement", OxmlElement(f"w:{name}", attributes))


def shape(paragraph: Paragraph, given: Shape) -> Paragraph:
    """Give a paragraph its shape, and return it."""
    form = paragraph.paragraph_format
    form.alignment = given.align
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(given.pitch)
    form.space_before, form.space_after = Pt(given.before), Pt(0)
    form.left_indent = Pt(given.left * SHEET.advance)
    form.right_indent = Pt(given.right * SHEET.advance)
    form.first_line_indent = Pt(given.first * SHEET.advance)
    form.keep_with_next = given.stays or None
    return paragraph


def add_run(paragraph: Paragraph, text: str, face: Face, size: float = SHEET.size) -> Font:
    """Add words in a typeface; size in points. Return their font, for a colour."""
    run = paragraph.add_run(text)
    set_font(run.font, face, size)
    return run.font


def set_font(font: Font, face: Face, size: float) -> None:
    """Name a typeface for Chinese and Latin alike, upright and black."""
    font.name, font.size = FONTS[face], Pt(size)
    font.bold = font.italic = False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = font.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), FONTS[face])


def restyle(style: ParagraphStyle, face: Face, size: float) -> None:
    """Give a style of the template a typeface, and take its ornaments away; a heading stays one."""
    for ornament in (*style.element.findall(qn("w:rPr")), *style.element.iter(qn("w:pBdr"))):
        ornament.getparent().remove(ornament)
    set_font(style.font, face, size)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)


def rule_below(paragraph: Paragraph, style: str, *, distance: float) -> None:
    """Draw the red double rule under a paragraph; distance in points, at most 31."""
    borders = element("pBdr")
    # Word counts in eighths of a point, over both lines and the gap.
    weight = round((SHEET.rule_thick + SHEET.rule_gap + SHEET.rule_thin) * 8)
    colour = SHEET.red.lstrip("#").upper()
    borders.append(element("bottom", val=style, sz=weight, space=round(distance), color=colour))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)  # noqa: SLF001 no other door


def add_page_number(paragraph: Paragraph) -> None:
    """Add “— 2 —”, where the number is that of the page."""
    add_run(paragraph, "— ", Face.BODY, SHEET.number_size)
    for part in ("begin", "PAGE", "end"):
        run = paragraph.add_run()
        set_font(run.font, Face.BODY, SHEET.number_size)
        if part == "PAGE":
            field = element("instrText")
            field.text = part
        else:
            field = element("fldChar", fldCharType=part)
        run.element.append(field)
    add_run(paragraph, " —", Face.BODY, SHEET.number_size)


def set_grid(document: Document) -> None:
    """Lay the grid of 22 lines and 28 characters over the pages."""
    section = document.sections[0]._sectPr  # noqa: SLF001 python-docx has no door to the grid
    for old in section.findall(qn("w:docGrid")):
        section.remove(old)
    # charSpace is the difference to the character's own width, in 4096ths of a point.
    closer = round((SHEET.advance - SHEET.size) * 4096)
    section.append(
        element("docGrid", type="linesAndChars", linePitch=round(SHEET.pitch * 20), charSpace=closer)
    )


def speak_chinese(document: Document) -> None:
    """Say that the text is Chinese, and take the template's Western typefaces out of its defaults."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")
    for fonts in document.styles.element.find(qn("w:docDefaults")).iter(qn("w:rFonts")):
        fonts.attrib.clear()


def frozen(document: Document, *, title: str, author: str, on: date) -> bytes:
    """Return the file, the same bytes for the same document: no time in it but `on`."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title[:255], author[:255], author[:255]
    properties.created = properties.modified = datetime.combine(on, time())  # the format has no zone
    properties.comments, properties.language, properties.revision = "", "zh-CN", 1
    package = document.part.package
    for key, link in list(package.rels.items()):
        if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]

    loose, fixed = BytesIO(), BytesIO()
    document.save(loose)
    with ZipFile(loose) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, date_time=(max(on.year, 1980), on.month, on.day, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return fixed.getvalue()
