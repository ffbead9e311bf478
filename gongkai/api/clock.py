"""The one place of the interface where the clock is read."""

from datetime import date

from django.utils import timezone

from gongkai.law.days import local_day


def today() -> date:
    """Return the calendar day in China."""
    return local_day(timezone.now())
