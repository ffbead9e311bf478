"""Numbers without gaps, and the query code that goes with a request's number."""

import secrets

from django.utils.crypto import salted_hmac

from gongkai.agencies.models import Agency
from gongkai.inforequests.models import Series

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters of a query code: none that an old eye or a bad printer confuses with another."""


def next_request_number(year: int) -> str:
    """Take the next request number of a year: `2020-00017`. Called inside the act's transaction."""
    return f"{year}-{_next(f'request:{year}'):05d}"


def next_letter_number(agency: Agency, year: int) -> str:
    """Take the next letter number of an agency and year: 湖建公复〔2020〕12号."""
    return f"{agency.letter_code}〔{year}〕{_next(f'letter:{agency.pk}:{year}')}号"


def new_code() -> str:
    """Return a fresh query code of ten letters: 49 bits, beyond guessing through a web form."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(10))


def digest(number: str, code: str) -> str:
    """Return the keyed digest under which a query code is kept; case and outer spaces do not matter."""
    return salted_hmac(
        "gongkai.inforequests.code", f"{number}:{code.strip().upper()}", algorithm="sha256"
    ).hexdigest()


def _next(key: str) -> int:
    Series.objects.get_or_create(key=key)
    series = Series.objects.select_for_update().get(key=key)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last
