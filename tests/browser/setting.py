"""A city with something of everything, hard words included: what the browser walks through on both surfaces."""

from dataclasses import dataclass, replace
from datetime import date

from gongkai.inforequests import actions as requests
from gongkai.inforequests.models import ConsultationKind, Route
from gongkai.law.outcomes import OutcomeKey
from gongkai.publishing import actions as publishing
from gongkai.publishing.models import Item
from gongkai.reports import actions as reports
from gongkai.reports.models import IssuedReport
from tests import make
from tests.people import Cast
from tests.portal.conftest import catch_up

TODAY = make.moment("2020-05-08", 12)
UNBROKEN = "HUZHOU-2020-RENOVATION-OF-OLD-RESIDENTIAL-COMPOUNDS-ANNEX-0123456789-0123456789-0123456789"
HEADS = ("序号", "小区名称", "所在街道", "建成年份", "户数", "改造内容", "计划开工", "计划完工")
ROW = (
    "1",
    "演示新村一区至六区",
    "演示街道",
    "1996",
    "1288",
    "外墙、屋面、管网、加装电梯",
    "2020-06",
    "2021-03",
)
WIDE = replace(
    make.NOTICE,
    title=f"关于印发{UNBROKEN}的通知",
    body="<p class='addressee'>各区县人民政府：</p><p>现将2020年老旧小区改造计划印发给你们。</p><table><caption>改造计划</caption>"
    f"<thead><tr>{''.join(f'<th>{head}</th>' for head in HEADS)}</tr></thead>"
    f"<tbody>{('<tr>' + ''.join(f'<td>{cell}</td>' for cell in ROW) + '</tr>') * 3}</tbody></table>"
    f"<h2>附件</h2><p>{UNBROKEN}</p><p class='signed'>湖州市住房和城乡建设局</p>",
    number="湖建发〔2020〕1号",
    issuer="湖州市住房和城乡建设局",
    keywords="老旧小区 改造 城市更新",
    adopted_on=date(2020, 2, 20),
)


@dataclass(frozen=True, slots=True)
class City:
    """What there is to look at. requests: the receipts' numbers and codes, by the state they stand in."""

    wide: Item
    corrected: Item
    withdrawn: Item
    unfinished: dict[str, Item]
    requests: dict[str, tuple[str, str]]
    report: IssuedReport


def build(cast: Cast) -> City:
    """Publish, correct and withdraw; bring requests into every state; issue a report; index it all."""
    city = City(
        wide=make.published(cast, WIDE, at=make.moment("2020-03-02")),
        corrected=_corrected(cast),
        withdrawn=_withdrawn(cast),
        unfinished=_unfinished(cast),
        requests=_requests(cast),
        report=_report(cast),
    )
    make.published_many(cast, [replace(make.NOTICE, title=f"第{n}批改造小区公示") for n in range(1, 30)])
    catch_up()
    return city


def _corrected(cast: Cast) -> Item:
    """Return an item in its second edition, with a third under way."""
    item = make.published(cast, at=make.moment("2020-03-02"))
    again = replace(make.NOTICE, body="<p>为做好2020年老旧小区改造工作，现公开征集居民意见至3月31日。</p>")
    publishing.correct(
        item.pk, again, note="补充截止日期", by=cast.wang_fang, at=make.moment("2020-03-04", 9)
    )
    _sign(cast, item, hour=10)
    publishing.correct(item.pk, WIDE, note="改为印发计划", by=cast.wang_fang, at=make.moment("2020-03-05"))
    return item


def _sign(cast: Cast, item: Item, hour: int) -> None:
    at = make.moment("2020-03-04", hour)
    publishing.submit(item.pk, by=cast.wang_fang, at=at)
    publishing.approve(item.pk, by=cast.zhao_min, at=at)
    publishing.publish(item.pk, by=cast.zhou_jian, at=at)


def _withdrawn(cast: Cast) -> Item:
    item = make.published(cast, at=make.moment("2020-03-02"))
    return publishing.withdraw(
        item.pk, reason="附件中的户主姓名未隐去", by=cast.zhou_jian, at=make.moment("2020-03-03")
    )


def _unfinished(cast: Cast) -> dict[str, Item]:
    """Return a draft, one sent back, one in review and one waiting for its signature."""
    at = make.moment("2020-05-06")
    found = {name: make.draft(cast, WIDE, at=at) for name in ("draft", "returned", "reviewing", "approved")}
    for name in ("returned", "reviewing", "approved"):
        publishing.submit(found[name].pk, by=cast.wang_fang, at=at)
    publishing.send_back(found["returned"].pk, reason="附件没有脱敏", by=cast.zhao_min, at=at)
    publishing.approve(found["approved"].pk, by=cast.zhao_min, at=at)
    return found


def _requests(cast: Cast) -> dict[str, tuple[str, str]]:
    """Return one request for each way to stand; all but the first are confirmed on 2020-04-20."""
    names = ("submitted", "received", "amending", "consulting", "answered")
    made = {name: make.submitted(cast, at=make.moment("2020-04-20")) for name in names}
    numbers = {name: receipt.number for name, receipt in made.items()}
    for name in names[1:]:
        requests.confirm_receipt(
            numbers[name],
            confirmed_on=date(2020, 4, 20),
            by=cast.wang_fang,
            at=make.moment("2020-04-20", 11),
        )
    _stir(cast, numbers)
    return {name: (receipt.number, receipt.code) for name, receipt in made.items()}


def _stir(cast: Cast, numbers: dict[str, str]) -> None:
    hand = {"by": cast.wang_fang, "at": make.moment("2020-04-22")}
    requests.ask_to_amend(
        numbers["amending"], wanted="请写明小区名称和年份", reply_by=date(2020, 5, 20), **hand
    )
    requests.consult(numbers["consulting"], kind=ConsultationKind.THIRD_PARTY, party="陈静", **hand)
    requests.answer(numbers["answered"], outcome=OutcomeKey.GRANTED, reasons=f"见{UNBROKEN}。", **hand)
    requests.deliver(
        numbers["answered"], sent_on=date(2020, 4, 22), signed_for_on=None, by=cast.wang_fang, at=TODAY
    )
    requests.register_challenge(
        numbers["answered"],
        route=Route.REVIEW,
        case_number="湖政复〔2020〕1号",
        accepted_on=date(2020, 4, 30),
        by=cast.wang_fang,
        at=TODAY,
    )


def _report(cast: Cast) -> IssuedReport:
    """Issue the report of 2019, in which one request was answered."""
    number = make.received(cast, on="2019-12-02")
    requests.answer(
        number,
        outcome=OutcomeKey.GRANTED,
        reasons="随函提供。",
        by=cast.wang_fang,
        at=make.moment("2019-12-10"),
    )
    return reports.issue(2019, by=cast.li_qiang, at=make.moment("2020-01-20"))
