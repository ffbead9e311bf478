"""What an applicant can do against an answer: one sentence, which changed on 1 January 2024.

Until then review and court stood side by side. Since then a refusal to disclose goes to review
first, and the answer itself must say so; against all other answers the choice remains.
"""

from datetime import date

from gongkai.law.outcomes import OutcomeKey, outcome
from gongkai.law.sources import REVIEW_2023

REVIEW_DAYS = 60
"""Calendar days. Source: REVIEW_2023 Art. 20."""
COURT_MONTHS = 6
"""Months to sue without review. Source: LITIGATION Art. 46."""
COURT_DAYS_AFTER_REVIEW = 15
"""Calendar days. Source: LITIGATION Art. 45."""


def remedy_sentence(key: str, *, decided: date, review_organ: str, court: str) -> str:
    """Return the closing sentence of an answer.

    key: the outcome; a mere closing of the case gets the general sentence too.
    decided: the date of the answer, which decides between the two laws.
    review_organ: full name. Until 2023 an agency names the body it tells applicants to turn to;
    since 2024 it is the people's government of the same level (for a government, the next higher).
    court: full name, with 人民法院.

    Source: REVIEW_2017 Art. 9.
    Source: REVIEW_2023 Art. 20, 23(1), 23(2), 34.
    Source: LITIGATION Art. 44, 45, 46.
    """
    choice = (
        f"可以自收到本答复之日起{REVIEW_DAYS}日内向{review_organ}申请行政复议，"
        f"或者自收到本答复之日起{COURT_MONTHS}个月内向{court}提起行政诉讼。"
    )
    if decided < REVIEW_2023.in_force or not outcome(key).review_first:
        return f"如不服本答复，{choice}"

    review_first = (
        f"应当自收到本答复之日起{REVIEW_DAYS}日内先向{review_organ}申请行政复议；对行政复议决定不服的，"
        f"可以自收到行政复议决定书之日起{COURT_DAYS_AFTER_REVIEW}日内向{court}提起行政诉讼。"
    )
    if key == OutcomeKey.PARTIAL:
        return f"如不服本答复中不予公开的部分，{review_first}如不服本答复的其他内容，{choice}"
    return f"如不服本答复，{review_first}"
