"""A small year, played through the acts of the system, whose every number is known.

2020 at 市住建局: twenty-seven requests come in, one is carried in from 2019, two are carried into 2021.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from gongkai.inforequests import actions as requests
from gongkai.inforequests.application import ApplicantKind
from gongkai.inforequests.models import Result, Route
from gongkai.law.outcomes import OutcomeKey
from gongkai.law.report_tables import form
from gongkai.publishing.content import Content
from gongkai.reports import actions
from gongkai.reports.facts import cells_of, is_filed
from tests import make
from tests.people import Cast

ANSWERS = {
    OutcomeKey.ALREADY_PUBLIC: ApplicantKind.NATURAL,
    OutcomeKey.GRANTED: ApplicantKind.NATURAL,
    OutcomeKey.PARTIAL: ApplicantKind.ENTERPRISE,
    OutcomeKey.DENIED_STATE_SECRET: ApplicantKind.NATURAL,
    OutcomeKey.DENIED_OTHER_LAW: ApplicantKind.RESEARCH,
    OutcomeKey.DENIED_SECURITY: ApplicantKind.NATURAL,
    OutcomeKey.DENIED_THIRD_PARTY: ApplicantKind.WELFARE,
    OutcomeKey.DENIED_INTERNAL: ApplicantKind.NATURAL,
    OutcomeKey.DENIED_PROCESS: ApplicantKind.NATURAL,
    OutcomeKey.DENIED_CASE_FILE: ApplicantKind.LEGAL,
    OutcomeKey.DENIED_QUERY: ApplicantKind.NATURAL,
    OutcomeKey.NOT_EXIST: ApplicantKind.NATURAL,
    OutcomeKey.NOT_THIS_ORGAN: ApplicantKind.NATURAL,
    OutcomeKey.MUST_CREATE: ApplicantKind.OTHER_ORG,
    OutcomeKey.STILL_UNCLEAR: ApplicantKind.NATURAL,
    OutcomeKey.NP_PETITION: ApplicantKind.NATURAL,
    OutcomeKey.NP_REPEAT: ApplicantKind.NATURAL,
    OutcomeKey.NP_PUBLICATION: ApplicantKind.NATURAL,
    OutcomeKey.NP_EXCESSIVE: ApplicantKind.NATURAL,
    OutcomeKey.NP_CONFIRM: ApplicantKind.ENTERPRISE,
}
"""Each way to answer once, each kind of applicant at least once."""

NORMATIVE = Content(
    title="湖州市住房和城乡建设局关于印发物业管理办法的通知",
    body="<p>现予印发。</p>",
    number="湖建发〔2020〕1号",
    issuer="湖州市住房和城乡建设局",
    adopted_on=date(2020, 3, 1),
    effective_on=date(2020, 4, 1),
)


@dataclass(frozen=True, slots=True)
class Year:
    """The numbers of the requests, by what became of them."""

    answered: dict[OutcomeKey, str]
    carried_in: str
    lapsed: str
    withdrawn: str
    open: tuple[str, ...]
    elsewhere: str


@pytest.fixture
def year(cast: Cast) -> Year:
    """2020 with every row and column of table three, four challenges, items and figures."""
    carried_in = make.received(cast, on="2019-12-20")
    answer(cast, carried_in, OutcomeKey.GRANTED, on="2020-01-10")
    played = Year(
        answered={outcome: _answered(cast, outcome, kind) for outcome, kind in ANSWERS.items()},
        carried_in=carried_in,
        lapsed=_lapsed(cast),
        withdrawn=_withdrawn(cast),
        open=(
            make.received(cast, on="2020-12-30"),
            make.received(cast, on="2020-12-31", kind=ApplicantKind.RESEARCH),
        ),
        elsewhere=_answered_over_the_portal(cast),
    )
    # Answered on the first working day of 2021: still carried out of 2020.
    answer(cast, played.open[0], OutcomeKey.GRANTED, on="2021-01-04")
    _challenge(cast, played)
    make.published(cast)
    make.published(cast, NORMATIVE, kind="normative_document")
    file_all(cast)
    return played


def answer(cast: Cast, number: str, outcome: OutcomeKey, *, on: str) -> None:
    """Answer a request of 市住建局."""
    requests.answer(number, outcome=outcome, reasons="经查明。", by=cast.wang_fang, at=make.moment(on))


def file_all(cast: Cast, version: str = "2019", year: int = 2020) -> None:
    """File a number for every cell of table two that is filed: 3 by 市住建局 and 2 by 市教育局."""
    for cell in filter(is_filed, cells_of(form(version))):
        for agency, value in ((cast.housing, 3), (cast.education, 2)):
            actions.file_figure(
                agency=agency,
                year=year,
                cell=cell,
                value=Decimal(value),
                by=cast.li_qiang,
                at=make.moment(f"{year + 1}-01-05"),
            )


def _answered(cast: Cast, outcome: OutcomeKey, kind: ApplicantKind) -> str:
    number = make.received(cast, on="2020-03-02", kind=kind)
    answer(cast, number, outcome, on="2020-03-10")
    return number


def _answered_over_the_portal(cast: Cast) -> str:
    number = make.submitted(cast, at=make.moment("2020-05-06")).number
    requests.confirm_receipt(
        number, confirmed_on=date(2020, 5, 7), by=cast.wang_fang, at=make.moment("2020-05-07")
    )
    answer(cast, number, OutcomeKey.GRANTED, on="2020-05-20")
    return number


def _lapsed(cast: Cast) -> str:
    number = make.received(cast, on="2020-06-01")
    requests.ask_to_amend(
        number,
        wanted="请写明年度。",
        reply_by=date(2020, 6, 15),
        by=cast.wang_fang,
        at=make.moment("2020-06-02"),
    )
    requests.lapse(number, by=cast.wang_fang, at=make.moment("2020-06-16"))
    return number


def _withdrawn(cast: Cast) -> str:
    number = make.received(cast, on="2020-07-01")
    requests.discontinue(number, reason="申请人撤回。", by=cast.wang_fang, at=make.moment("2020-07-02"))
    return number


def _challenge(cast: Cast, played: Year) -> None:
    """Four challenges: a review corrected, one upheld only in 2021, a suit of either kind decided."""
    refused = played.answered[OutcomeKey.DENIED_PROCESS]
    review = _accepted(cast, refused, Route.REVIEW, "2020-04-01")
    _accepted(cast, played.answered[OutcomeKey.NOT_EXIST], Route.REVIEW, "2020-04-02")
    later = _accepted(cast, played.answered[OutcomeKey.NP_REPEAT], Route.DIRECT, "2020-11-02")
    suit = _accepted(cast, refused, Route.AFTER_REVIEW, "2020-06-01")
    for challenge, result, day in (
        (review, Result.CORRECTED, "2020-05-11"),
        (suit, Result.OTHER, "2020-09-01"),
        (later, Result.UPHELD, "2021-02-01"),
    ):
        requests.decide_challenge(
            challenge,
            result=result,
            decided_on=date.fromisoformat(day),
            by=cast.wang_fang,
            at=make.moment(day),
        )


def _accepted(cast: Cast, number: str, route: Route, day: str) -> int:
    challenge = requests.register_challenge(
        number,
        route=route,
        case_number=f"{route.value}-{number}",
        accepted_on=date.fromisoformat(day),
        by=cast.wang_fang,
        at=make.moment(day),
    )
    return challenge.pk
