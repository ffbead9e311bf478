"""Numbers that identify a person or an organisation, and the check characters that guard them.

Both standards end a number with a character computed from the others, so that a slip of the
pen is noticed at once: GB 11643 for 居民身份证, GB 32100 for 统一社会信用代码.
"""

import re
from datetime import date

IDENTITY_WEIGHTS = tuple(2 ** (17 - position) % 11 for position in range(17))
IDENTITY_CHECKS = "10X98765432"
CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def is_identity_number(number: str) -> bool:
    """Say whether a text is a well-formed 18-character identity number with its right check character."""
    if not re.fullmatch(r"[1-9][0-9]{16}[0-9X]", number):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return identity_check(number[:17]) == number[17]


def identity_check(first: str) -> str:
    """Return the check character of the first 17 digits of an identity number."""
    total = sum(int(digit) * weight for digit, weight in zip(first, IDENTITY_WEIGHTS, strict=True))
    return IDENTITY_CHECKS[total % 11]


def is_credit_code(code: str) -> bool:
    """Say whether a text is an 18-character unified social credit code with its right check character."""
    if len(code) != 18 or any(character not in CREDIT_CHARACTERS for character in code):
        return False
    return credit_check(code[:17]) == code[17]


def credit_check(first: str) -> str:
    """Return the check character of the first 17 characters of a credit code."""
    total = sum(
        CREDIT_CHARACTERS.index(character) * (3**position % 31) for position, character in enumerate(first)
    )
    return CREDIT_CHARACTERS[(31 - total % 31) % 31]
