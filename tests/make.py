"""Things for tests, made through the same acts the surfaces use."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from gongkai.inforequests import actions as requests
from gongkai.inforequests import intake
from gongkai.inforequests.application import ApplicantKind, Application, Medium, Proof, Way
from gongkai.law.days import SHANGHAI
from gongkai.law.receipt import Channel
from gongkai.publishing import actions as publishing
from gongkai.publishing.content import Content
from gongkai.publishing.models import Item
from tests.people import Cast

NOTICE = Content(
    title="关于开展老旧小区改造意见征集的通知",
    body="<p>为做好2020年老旧小区改造工作，现征集居民意见。</p>",
)

APPLICATION = Application(
    applicant_kind=ApplicantKind.NATURAL,
    name="张伟",
    proof=Proof.IDENTITY_CARD,
    proof_number="11010519491231002X",
    description="2019年本市老旧小区改造项目清单",
    medium=Medium.PAPER,
    way=Way.POST,
    phone="13800000000",
    address="湖州市演示区演示路2号",
)


def moment(day: str, hour: int = 10, minute: int = 0) -> datetime:
    """Return a moment of a day in China: moment("2020-05-08", 16)."""
    return datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=SHANGHAI)


def draft(cast: Cast, content: Content = NOTICE, *, kind: str = "notice", at: datetime | None = None) -> Item:
    """Return a draft 王芳 wrote at 市住建局."""
    return publishing.draft(cast.housing, kind, content, by=cast.wang_fang, at=at or moment("2020-03-02"))


def published(
    cast: Cast, content: Content = NOTICE, *, kind: str = "notice", at: datetime | None = None
) -> Item:
    """Return an item that went the whole way: 王芳 wrote, 赵敏 reviewed, 周建 signed."""
    at = at or moment("2020-03-02")
    item = draft(cast, content, kind=kind, at=at)
    publishing.submit(item.pk, by=cast.wang_fang, at=at)
    publishing.approve(item.pk, by=cast.zhao_min, at=at)
    return publishing.publish(item.pk, by=cast.zhou_jian, at=at)


def published_many(cast: Cast, contents: Sequence[Content], *, at: datetime | None = None) -> list[Item]:
    """Return items published through the bulk path, all at one moment."""
    crew = publishing.Crew(cast.wang_fang, cast.zhao_min, cast.zhou_jian)
    entries = [publishing.BatchEntry(cast.housing, "notice", content) for content in contents]
    return publishing.publish_batch(entries, crew=crew, at=at or moment("2020-03-02"))


def submitted(cast: Cast, *, at: datetime | None = None) -> requests.Receipt:
    """Return the receipt of a request 张伟 made over the portal; not yet confirmed."""
    return intake.submit(APPLICATION, agency_code=cast.housing.code, at=at or moment("2020-03-02"))


def received(cast: Cast, *, on: str = "2020-03-02", kind: ApplicantKind = ApplicantKind.NATURAL) -> str:
    """Return the number of a request handed in at the counter of 市住建局, where it counts as received at once."""
    application = (
        APPLICATION
        if kind == ApplicantKind.NATURAL
        else replace(APPLICATION, applicant_kind=kind, proof=Proof.OTHER, representative="张伟")
    )
    receipt = requests.register(
        application,
        agency=cast.housing,
        channel=Channel.IN_PERSON,
        arrived_on=date.fromisoformat(on),
        by=cast.wang_fang,
        at=moment(on),
    )
    return receipt.number
