"""Moments and days: the law counts in days of China Standard Time, wherever the server stands."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from gongkai.law.refusals import Refusal

SHANGHAI = ZoneInfo("Asia/Shanghai")

_WEEKDAYS = "一二三四五六日"
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ImpossibleDate(Refusal):
    """The text is not a day of the calendar, or not written as one."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"“{text}”不是一个日期",
            rule="日期按“年-月-日”书写，并须是历法上存在的一天",
            remedy="请改写为四位年、两位月、两位日，例如 2020-01-20",
        )


def local_day(at: datetime) -> date:
    """Return the calendar day in China on which a moment falls.

    at: an aware moment in any zone. A naive one is a programming error: nobody can know its day.
    """
    if at.tzinfo is None:
        message = "a moment without its zone has no day"
        raise ValueError(message)
    return at.astimezone(SHANGHAI).date()


def parse_day(text: str) -> date:
    """Return the day written as 2020-01-20; spaces around it do not matter.

    Refused by ImpossibleDate: any other way of writing, and days that do not exist.
    """
    written = text.strip()
    if not _WRITTEN.fullmatch(written):
        raise ImpossibleDate(text)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ImpossibleDate(text) from None


def weekday_name(day: date) -> str:
    """Return 星期一 to 星期日."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def written_date(day: date) -> str:
    """Return a date as official texts write it: Arabic digits without leading zeros, 2020年5月8日.

    After GB/T 9704-2012, 7.3.5.4.
    """
    return f"{day.year}年{day.month}月{day.day}日"
