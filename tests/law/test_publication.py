from datetime import date

import pytest

from gongkai.law.publication import annual_report_due, publish_by
from gongkai.law.workdays import CalendarMissing, WorkCalendar
from tests.law.tables import cases

OFFICIAL = WorkCalendar.official()


@pytest.mark.parametrize("case", cases("clock.toml"))
def test_information_is_public_within_twenty_working_days(case):
    assert publish_by(case["received"], calendar=OFFICIAL) == case["due"]


def test_a_last_day_in_an_unannounced_year_is_refused():
    with pytest.raises(CalendarMissing, match="2027年"):
        publish_by(date(2026, 12, 20), calendar=OFFICIAL)


def test_an_agency_reports_by_the_end_of_january():
    assert annual_report_due(2020, government=False) == date(2021, 1, 31)


def test_a_government_reports_by_the_end_of_march():
    assert annual_report_due(2020, government=True) == date(2021, 3, 31)
