"""文号: the number of an official document, in one canonical form whatever was typed."""

import re
from dataclasses import dataclass

from gongkai.publishing.chinesedates import FIRST_YEAR, LAST_YEAR, number_of, plain

_MARK = r"(?P<mark>[\u4e00-\u9fffA-Za-z]{1,14})"
_ORDER = r"(?P<mark>[\u4e00-\u9fffA-Za-z、]{1,60}?)"
_NUMERAL = r"[0-9零〇○一二三四五六七八九十百千]{1,9}"
_FORMS = (
    # 国办发〔2019〕5号, in whatever brackets, with or without 第 and 号
    re.compile(rf"{_MARK}[〔\[(【]\s*(?P<year>[0-9]{{4}})年?[〕\])】]第?(?P<serial>[0-9]{{1,9}})号?"),
    # 国务院令第711号, 国家税务总局公告2019年第5号
    re.compile(rf"{_ORDER}(?P<form>令|公告|通告)(?:(?P<year>[0-9]{{4}})年)?第(?P<serial>{_NUMERAL})号"),
    # 海关总署第61号令
    re.compile(rf"{_ORDER}(?:(?P<year>[0-9]{{4}})年)?第(?P<serial>{_NUMERAL})号(?P<form>令|公告|通告)"),
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number of a document, or of the order that issued it.

    mark: 机关代字 (国办发), or who issues and by what (国务院令, 国家税务总局公告).
    year: the year of the series; None for orders counted through the years.
    serial: from 1 on, as a number: leading zeros are no part of it.

    Source: DOCUMENTS Art. 9.
    """

    mark: str
    year: int | None
    serial: int

    def __str__(self) -> str:
        if self.year is None:
            return f"{self.mark}第{self.serial}号"
        if self.mark.endswith(("令", "公告", "通告")):
            return f"{self.mark}{self.year}年第{self.serial}号"
        return f"{self.mark}〔{self.year}〕{self.serial}号"


def document_number(text: str) -> DocumentNumber | None:
    """Return the number a text consists of, or None if it is not wholly a document number.

    Any brackets, widths and blanks are taken, a missing 号, a 第 that does not belong, and
    Chinese numerals in orders. 中华人民共和国 before the organ's name is dropped, so that the two
    ways to write an order of the State Council are one. A two-digit year is not completed.
    """
    letters = plain(text)
    for form in _FORMS:
        if match := form.fullmatch(letters):
            found = match.groupdict()
            mark = re.sub("(^|、)中华人民共和国", r"\1", found["mark"]) + (found.get("form") or "")
            year = int(found["year"]) if found["year"] else None
            serial = number_of(found["serial"])
            if (
                serial
                and mark not in {"令", "公告", "通告", ""}
                and "中华人民共和国" not in mark
                and (year is None or FIRST_YEAR <= year <= LAST_YEAR)
            ):
                return DocumentNumber(mark, year, serial)
    return None


def document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Return the numbers a text consists of: a joint document may carry one of each organ, joined by 、.

    Empty if any part is not a document number.
    """
    if (single := document_number(text)) is not None:
        return (single,)
    parts = [document_number(part) for part in re.split(r"(?<=号)、", plain(text))]
    found = tuple(part for part in parts if part is not None)
    return found if len(found) == len(parts) else ()
