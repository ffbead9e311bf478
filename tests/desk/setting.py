"""A city with something of everything: what the tests of access, counts and buttons walk through."""

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests import actions as requests
from gongkai.inforequests.models import InfoRequest, Letter, Route
from gongkai.law.outcomes import OutcomeKey
from gongkai.publishing import actions as publishing
from gongkai.publishing.models import Item
from gongkai.reports import actions as reports
from gongkai.reports.models import IssuedReport
from tests import make
from tests.people import Cast

CORRECTED = make.Content(title="关于老旧小区改造意见征集的通知（更正）", body="<p>更正后的正文。</p>")


@dataclass(frozen=True, slots=True)
class City:
    """What there is at 市住建局, and the issued report of the city government."""

    item: Item
    case: InfoRequest
    letter: Letter
    challenge: int
    report: IssuedReport


def build(cast: Cast) -> City:
    """Publish an item and begin its correction; answer a request that is then challenged; issue a report."""
    item = make.published(cast, at=make.moment("2019-12-02"))
    publishing.correct(item.pk, CORRECTED, note="日期有误", by=cast.wang_fang, at=make.moment("2020-02-03"))
    number = make.received(cast, on="2019-12-02")
    at = make.moment("2019-12-10")
    letter = requests.answer(
        number, outcome=OutcomeKey.GRANTED, reasons="随函提供。", by=cast.wang_fang, at=at
    )
    challenge = requests.register_challenge(
        number,
        route=Route.REVIEW,
        case_number="湖政复〔2019〕1号",
        accepted_on=date(2019, 12, 16),
        by=cast.wang_fang,
        at=make.moment("2019-12-17"),
    )
    report = reports.issue(2019, by=cast.li_qiang, at=make.moment("2020-01-20"))
    return City(item, InfoRequest.objects.get(number=number), letter, challenge.pk, report)
