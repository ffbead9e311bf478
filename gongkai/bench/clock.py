"""The clock of requests: what a page and a nightly run spend on it."""

from collections.abc import Iterator
from datetime import date

from gongkai.bench.figures import Measure
from gongkai.law.deadlines import Pause, day_sheet, reply_due
from gongkai.law.workdays import ONE_DAY, WorkCalendar


def measures(scale: float) -> Iterator[Measure]:
    """Measure the last day of plain, paused and extended requests, and the day sheet."""
    calendar = WorkCalendar.official()
    count = max(20, int(400 * scale))
    days = [date(2020, 1, 2) + ONE_DAY * number for number in range(count)]
    pause = (Pause(days[0] + ONE_DAY * 4, days[0] + ONE_DAY * 20, "征求意见", ""),)
    yield Measure("答复期限", lambda: [reply_due(day, calendar=calendar) for day in days], count, 0.5)
    yield Measure(
        "答复期限（征求意见并延长）",
        lambda: [reply_due(day, pauses=pause, extension=20, calendar=calendar) for day in days],
        count,
        1.0,
    )
    yield Measure("逐日说明", lambda: [day_sheet(day, calendar=calendar) for day in days], count, 0.5)
