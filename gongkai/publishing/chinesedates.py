"""Numbers and dates as Chinese documents print them: 2019年5月15日, ２０１９年５月１５日, 二〇一九年五月十五日."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from gongkai.law.sources import chinese_number

FIRST_YEAR, LAST_YEAR = 1949, 2099

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_INVISIBLE = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
_DATE = re.compile(
    r"(?<!\d)(\d{4}|[零〇○一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
    r"|(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"
)


def plain(text: str) -> str:
    """Return the text as it is compared and searched: half-width letters, digits and brackets, no blanks.

    For reading only. What a reader is shown keeps its own typography.
    """
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def number_of(text: str) -> int | None:
    """Return the value of 73, 七十三 or 二〇二〇; None for anything else."""
    if re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    if text and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text[:9]))
    value, digit = 0, None
    for character in text.replace("〇", "零"):
        if character in _UNITS:
            value += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        else:
            digit = _DIGITS.get(character)
    value += digit or 0
    # Only what the numeral itself would be written as: 十十 and 一百二 are not guessed at.
    return value if 0 < value < 10_000 and chinese_number(value) == text.replace("〇", "零") else None


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a text.

    start, end: where it stands in the plain text.
    text: as printed there.
    day: the day meant; None where no calendar has it (2月30日) or no norm can (before 1949).
    """

    start: int
    end: int
    text: str
    day: date | None


def dates_in(text: str) -> list[PrintedDate]:
    """Return the dates printed in a plain text, in their order."""
    return [
        PrintedDate(match.start(), match.end(), match.group(), _day(*filter(None, match.groups())))
        for match in _DATE.finditer(text)
    ]


def _day(year: str, month: str, day: str) -> date | None:
    numbers = [number_of(part) for part in (year, month, day)]
    if None in numbers or not FIRST_YEAR <= (numbers[0] or 0) <= LAST_YEAR:
        return None
    try:
        return date(*(number or 0 for number in numbers))
    except ValueError:
        return None
