"""The measures of GB/T 9704-2012 《党政机关公文格式》, once, for the PDF and the DOCX alike."""

from dataclasses import dataclass
from enum import StrEnum

MILLIMETRE = 72 / 25.4
"""One millimetre in points."""


class Face(StrEnum):
    """The typefaces of an official document."""

    BODY = "body"  # 仿宋
    TITLE = "title"  # 小标宋
    HEI = "hei"  # 黑体: headings of level 1
    KAI = "kai"  # 楷体: headings of level 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """An A4 page and what stands where on it; lengths in points.

    After GB/T 9704-2012, 5.2 (page and 版心), 7 (elements), 10.1 (信函格式).
    """

    width: float = 210 * MILLIMETRE
    height: float = 297 * MILLIMETRE
    top: float = 104.9  # 37 mm, in whole twentieths of a point, as Word counts
    bottom: float = 99.2  # 35 mm
    left: float = 79.4  # 28 mm
    right: float = 73.7  # 26 mm

    size: float = 16  # 3号
    title_size: float = 22  # 2号
    title_pitch: float = 34.75
    number_size: float = 14  # 4号, page numbers
    table_size: float = 10.5  # 五号
    dense_size: float = 9  # 小五, in tables of more than seven columns
    pitch: float = 28.95  # from line to line: 22 lines a page
    characters: int = 28  # a line

    page_number_below: float = 7 * MILLIMETRE  # from the 版心 to the page number

    organ_top: float = 30 * MILLIMETRE  # page edge to the organ's name
    organ_size: float = 42  # the largest the name is set; a long one is smaller
    organ_to_rule: float = 4 * MILLIMETRE
    rule_width: float = 170 * MILLIMETRE
    rule_thick: float = 2.25
    rule_thin: float = 0.75
    rule_gap: float = 1.5
    rule_bottom: float = 20 * MILLIMETRE  # page edge to the second double rule
    below_rule: float = 14  # 7/8 of a 3号 character, rule to 发文字号
    red: str = "#ff0000"

    @property
    def measure(self) -> float:
        """The width of the 版心: 156 mm."""
        return self.width - self.left - self.right

    @property
    def advance(self) -> float:
        """From character to character: 28 fill the line, so each stands a fifth of a point closer."""
        return self.measure / self.characters


SHEET = Sheet()
