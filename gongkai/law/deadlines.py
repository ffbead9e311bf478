"""The clock of a request: twenty working days, what stops it, and every day explained.

A correction (补正) does not pause this clock, it starts a new one: callers pass the day the
corrected request arrived as `received`, and leave out what happened before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.law.refusals import Refusal
from gongkai.law.sources import CIVIL_CODE, CIVIL_GENERAL, REGULATION, Article
from gongkai.law.workdays import ONE_DAY, WorkCalendar

REPLY_DAYS = 20
"""Working days for the answer. Source: REGULATION Art. 33(2)."""
EXTENSION_DAYS_MAX = 20
"""Working days of all extensions together. Source: REGULATION Art. 33(2)."""
AMENDMENT_NOTICE_DAYS = 7
"""Working days to ask for a correction, once. Source: REGULATION Art. 30."""
OPINION_DAYS = 15
"""Working days for a consulted third party or co-author. Source: REGULATION Art. 32, 34."""


class ExtensionTooLong(Refusal):
    """More time is asked for than the law lets an agency take, or less than none."""

    def __init__(self, days: int) -> None:
        self.days = days
        super().__init__(
            f"不能延长{days}个工作日",
            rule=f"{Article(REGULATION, 33, 2)}，延长的期限最长不得超过{EXTENSION_DAYS_MAX}个工作日",
            remedy=f"请填写0至{EXTENSION_DAYS_MAX}之间的天数",
        )


class PauseEndsBeforeItStarts(Refusal):
    """The opinion is said to have come back before the letter went out."""

    def __init__(self, *, sent: date, back: date) -> None:
        self.sent = sent
        self.back = back
        super().__init__(
            f"意见收回日期{back}早于征求意见发出日期{sent}",
            rule=f"{Article(REGULATION, 33, 3)}，征求意见所需时间自发出之后计算",
            remedy="请核对两个日期",
        )


@dataclass(frozen=True, slots=True)
class Pause:
    """A consultation, whose time is not counted in the answer period.

    sent: the day the letter went out; still counted.
    back: the day the opinion came or the time for it ran out; the last day not counted. None while
    it is awaited.
    label: what was done, for the day sheet: 征求第三方意见.
    source: the rule that stops the clock, as cited to an official.

    Refused by PauseEndsBeforeItStarts.
    """

    sent: date
    back: date | None
    label: str
    source: str

    def __post_init__(self) -> None:
        if self.back is not None and self.back < self.sent:
            raise PauseEndsBeforeItStarts(sent=self.sent, back=self.back)

    def covers(self, day: date) -> bool:
        """Tell whether the day is taken out of the count; an awaited opinion takes out every day."""
        return self.sent < day and (self.back is None or day <= self.back)


@dataclass(frozen=True, slots=True)
class Day:
    """One line of the day sheet.

    number: which working day of the period it is, from 1; None when the day does not count.
    """

    day: date
    counts: bool
    number: int | None
    why: str
    source: str


def reply_due(
    received: date,
    *,
    pauses: Sequence[Pause] = (),
    extension: int = 0,
    calendar: WorkCalendar,
) -> date | None:
    """Return the last day on which an answer is in time, or None while an opinion is awaited.

    received: the day the request, or its corrected text, counts as received (see `receipt`).
    pauses: consultations; where they overlap a day is taken out once.
    extension: working days granted in total, 0 to 20.

    A consultation begun on or after the last day moves nothing: there is no period left to stop.

    Refused by ExtensionTooLong, and by CalendarMissing if the count runs into a year whose holidays
    are not announced.

    Source: REGULATION Art. 33(2), 33(3).
    """
    last = day_sheet(received, pauses=pauses, extension=extension, calendar=calendar)[-1]
    return last.day if last.number == REPLY_DAYS + extension else None


def day_sheet(
    received: date,
    *,
    pauses: Sequence[Pause] = (),
    extension: int = 0,
    calendar: WorkCalendar,
) -> tuple[Day, ...]:
    """Return every day from the receipt to the last day, both included, with why it counts or not.

    While an opinion is awaited the sheet ends on the day that letter went out. Arguments and
    refusals are those of `reply_due`, which reads its answer from this sheet.

    Source: REGULATION Art. 33(2), 33(3).
    """
    if not 0 <= extension <= EXTENSION_DAYS_MAX:
        raise ExtensionTooLong(extension)

    sheet = [_receipt_day(received)]
    day, number = received, 0
    while number < REPLY_DAYS + extension:
        day += ONE_DAY
        pause = _covering(pauses, day)
        if pause and pause.back is None:
            break
        line = _line(day, number + 1, pause=pause, calendar=calendar)
        number += line.counts
        sheet.append(line)
    return tuple(sheet)


def amendment_notice_due(received: date, *, calendar: WorkCalendar) -> date:
    """Return the last day to ask the applicant, once, for a correction.

    Source: REGULATION Art. 30.
    """
    return calendar.add_working_days(received, AMENDMENT_NOTICE_DAYS)


def opinion_due(reached: date, *, calendar: WorkCalendar) -> date:
    """Return the last day of a consulted party to give its opinion.

    reached: the day the letter reached it. Only where that day is unknown may the day of sending
    stand in for it, and the party then has less time than the law gives.

    Source: REGULATION Art. 32, 34.
    """
    return calendar.add_working_days(reached, OPINION_DAYS)


def overdue(due: date, on: date) -> bool:
    """Tell whether the last day is over: it is from the morning after."""
    return on > due


def _covering(pauses: Iterable[Pause], day: date) -> Pause | None:
    """Return a pause that takes the day out of the count, an open one before all others."""
    covering = [pause for pause in pauses if pause.covers(day)]
    return min(covering, key=lambda pause: (pause.back is not None, pause.sent, pause.label), default=None)


def _receipt_day(received: date) -> Day:
    # The Regulation is silent on the first day; the civil law's rule is applied by analogy.
    norm = CIVIL_CODE if received >= CIVIL_CODE.in_force else CIVIL_GENERAL
    return Day(
        received, counts=False, number=None, why="收到申请之日，自次日起算", source=str(Article(norm, 201, 1))
    )


def _line(day: date, number: int, *, pause: Pause | None, calendar: WorkCalendar) -> Day:
    """Explain a day; `number` is the one it bears if it counts."""
    why = calendar.why(day)
    if not calendar.is_working(day):
        return Day(day, counts=False, number=None, why=why, source=calendar.source(day))
    if pause:
        return Day(day, counts=False, number=None, why=f"{pause.label}期间", source=pause.source)
    if number > REPLY_DAYS:
        why += "，延长的期限"
    return Day(day, counts=True, number=number, why=why, source=str(Article(REGULATION, 33, 2)))
