"""How a request may end: every outcome with its article, its letter and its row in the report.

The closed list is `OutcomeKey`; what belongs to each is `data/outcomes.toml`, which an official can
read. One request has one outcome; what is severed counts as `partial` alone.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypedDict

from gongkai.law.sources import NORMS, Article, cite

_TABLE = Path(__file__).parent / "data" / "outcomes.toml"
_LAST_YEAR_OF_FORM_2019 = 2020


class OutcomeKey(StrEnum):
    """The ways a request may end."""

    ALREADY_PUBLIC = "already_public"
    GRANTED = "granted"
    PARTIAL = "partial"
    DENIED_STATE_SECRET = "denied_state_secret"  # noqa: S105  a state secret, not a password
    DENIED_OTHER_LAW = "denied_other_law"
    DENIED_SECURITY = "denied_security"
    DENIED_THIRD_PARTY = "denied_third_party"
    DENIED_INTERNAL = "denied_internal"
    DENIED_PROCESS = "denied_process"
    DENIED_CASE_FILE = "denied_case_file"
    DENIED_QUERY = "denied_query"
    NOT_EXIST = "not_exist"
    NOT_THIS_ORGAN = "not_this_organ"
    MUST_CREATE = "must_create"
    STILL_UNCLEAR = "still_unclear"
    NP_PETITION = "np_petition"
    NP_REPEAT = "np_repeat"
    NP_PUBLICATION = "np_publication"
    NP_EXCESSIVE = "np_excessive"
    NP_CONFIRM = "np_confirm"
    OTHER_NO_CORRECTION = "other_no_correction"
    OTHER_NO_FEE = "other_no_fee"
    OTHER_MISC = "other_misc"
    CORRECTION_OF_RECORD = "correction_of_record"


class OutcomeClass(StrEnum):
    """The six kinds of the annual report: （一） to （六） of its third table."""

    GRANTED = "granted"
    PARTIAL = "partial"
    DENIED = "denied"
    UNABLE = "unable"
    NOT_PROCESSED = "not_processed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way a request may end.

    articles: what the answer rests on; empty where no norm has an article of its own for it.
    citation: the articles as a letter cites them; empty with them.
    document: the name of the letter.
    row_2019, row_2021: its row in the two forms of the annual report; None stays out of the table.
    reason_facts: what the answer must state besides the decision, for an official to fill in.
    reason_required: the letter is not lawful without its reasons.
    discretionary: the law says 可以: the agency may also decide otherwise, and must say why it did not.
    review_first: from 2024 the applicant must go to review before court (see `remedies`).
    decision: the words of the decision.
    """

    key: OutcomeKey
    label: str
    klass: OutcomeClass
    articles: tuple[Article, ...]
    citation: str
    document: str
    row_2019: str | None
    row_2021: str | None
    reason_facts: tuple[str, ...]
    reason_required: bool
    discretionary: bool
    review_first: bool
    decision: str


class _Place(TypedDict, total=False):
    norm: str
    article: int
    paragraph: int
    item: int


class _Entry(TypedDict, total=False):
    """One table of the file; what is left out is false, empty or none."""

    label: str
    kind: str
    articles: list[_Place]
    document: str
    row_2019: str
    row_2021: str
    reason_facts: list[str]
    reason_required: bool
    discretionary: bool
    review_first: bool
    decision: str


def outcome(key: str) -> Outcome:
    """Return all that belongs to an outcome; a key outside the list is a programming error."""
    return OUTCOMES[OutcomeKey(key)]


def report_row(key: str, year: int) -> str | None:
    """Return the row of the report on a year in which the outcome is counted; None for none.

    year: the year reported on. The reports on 2019 and 2020 use the first form, later ones the second.

    Source: FORM_2019.
    Source: FORM_2021.
    """
    one = outcome(key)
    return one.row_2019 if year <= _LAST_YEAR_OF_FORM_2019 else one.row_2021


def _outcome(key: OutcomeKey, entry: _Entry) -> Outcome:
    articles = tuple(_article(place) for place in entry["articles"])
    return Outcome(
        key=key,
        label=entry["label"],
        klass=OutcomeClass(entry["kind"]),
        articles=articles,
        citation=cite(articles),
        document=entry["document"],
        row_2019=entry.get("row_2019"),
        row_2021=entry.get("row_2021"),
        reason_facts=tuple(entry.get("reason_facts", ())),
        reason_required=entry.get("reason_required", False),
        discretionary=entry.get("discretionary", False),
        review_first=entry.get("review_first", False),
        decision=entry["decision"],
    )


def _article(place: _Place) -> Article:
    return Article(NORMS[place["norm"]], place["article"], place.get("paragraph", 0), place.get("item", 0))


def _read() -> dict[OutcomeKey, Outcome]:
    table: Mapping[str, _Entry] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {key: _outcome(key, table[key]) for key in OutcomeKey}


OUTCOMES: dict[OutcomeKey, Outcome] = _read()
