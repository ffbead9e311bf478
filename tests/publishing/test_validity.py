from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.publishing.validity import Validity, validity

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


def test_text_without_a_first_day_has_no_validity():
    assert validity(effective_on=None, expires_on=date(2020, 1, 1), on=date(2020, 6, 1)) is None


def test_first_and_last_day_both_count():
    first, last = date(2020, 1, 1), date(2024, 12, 31)

    assert validity(effective_on=first, expires_on=last, on=first) == Validity.IN_FORCE
    assert validity(effective_on=first, expires_on=last, on=last) == Validity.IN_FORCE
    assert validity(effective_on=first, expires_on=last, on=date(2025, 1, 1)) == Validity.EXPIRED
    assert validity(effective_on=first, expires_on=last, on=date(2019, 12, 31)) == Validity.NOT_YET


@given(DAYS, DAYS, DAYS)
def test_an_expired_text_never_comes_back(first, last, day):
    if validity(effective_on=first, expires_on=last, on=day) == Validity.EXPIRED:
        assert validity(effective_on=first, expires_on=last, on=date(2031, 1, 1)) == Validity.EXPIRED
