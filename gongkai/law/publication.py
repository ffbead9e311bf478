"""When information must be public at the latest, where no special rule sets another day."""

from datetime import date

from gongkai.law.workdays import WorkCalendar

PUBLICATION_DAYS = 20
"""Working days from the making or the change. Source: REGULATION Art. 26."""


def publish_by(formed: date, *, calendar: WorkCalendar) -> date:
    """Return the last day to publish information formed, or changed, on a day.

    Laws and regulations with another period prevail; they are the caller's to know.

    Refused by CalendarMissing.

    Source: REGULATION Art. 26.
    """
    return calendar.add_working_days(formed, PUBLICATION_DAYS)


def annual_report_due(year: int, *, government: bool) -> date:
    """Return the last day to publish the annual report on a year.

    government: a people's government's own report, due on 31 March; else an agency's, on 31 January.

    Source: REGULATION Art. 49.
    """
    return date(year + 1, 3, 31) if government else date(year + 1, 1, 31)
