"""The day a request counts as received: it depends on the way the request came.

Source: REGULATION Art. 31.
"""

from datetime import date
from enum import StrEnum

from gongkai.law.refusals import Refusal
from gongkai.law.sources import REGULATION, Article


class Channel(StrEnum):
    """The ways a request may come in."""

    IN_PERSON = "in_person"
    REGISTERED_MAIL = "registered_mail"
    ORDINARY_MAIL = "ordinary_mail"
    ONLINE = "online"
    EMAIL = "email"
    FAX = "fax"


CHANNEL_LABELS: dict[Channel, str] = {
    Channel.IN_PERSON: "当面提交",
    Channel.REGISTERED_MAIL: "邮寄（需签收）",
    Channel.ORDINARY_MAIL: "平常信函（无需签收）",
    Channel.ONLINE: "网上申请",
    Channel.EMAIL: "电子邮件",
    Channel.FAX: "传真",
}

_ITEMS: dict[Channel, int] = {
    Channel.IN_PERSON: 1,
    Channel.REGISTERED_MAIL: 2,
    Channel.ORDINARY_MAIL: 2,
    Channel.ONLINE: 3,
    Channel.EMAIL: 3,
    Channel.FAX: 3,
}

_AGREED = "双方确认之日为收到申请之日，确认之前不起算答复期限"
_REASONS: dict[Channel, str] = {
    Channel.IN_PERSON: "当面提交的申请，以提交之日为收到申请之日。",
    Channel.REGISTERED_MAIL: "以需要签收的方式邮寄的申请，以行政机关签收之日为收到申请之日。",
    Channel.ORDINARY_MAIL: (
        "以无需签收的平常信函寄来的申请，应当在收信当日与申请人确认，以确认之日为收到申请之日。"
    ),
    Channel.ONLINE: f"通过网上申请提交的，{_AGREED}。",
    Channel.EMAIL: f"通过电子邮件提交的，{_AGREED}；邮件系统显示的到达时间不作为起算依据。",
    Channel.FAX: f"通过传真提交的，{_AGREED}。",
}


class ConfirmedBeforeArrival(Refusal):
    """The confirmation is dated before the request came."""

    def __init__(self, *, arrived: date, confirmed: date) -> None:
        self.arrived = arrived
        self.confirmed = confirmed
        super().__init__(
            f"确认日期{confirmed}早于申请到达日期{arrived}",
            rule=f"{Article(REGULATION, 31)}，确认须在申请到达当日或者之后",
            remedy="请核对两个日期",
        )


def needs_confirmation(channel: Channel) -> bool:
    """Tell whether the day of receipt is fixed by confirmation with the applicant.

    Source: REGULATION Art. 31(2), 31(3).
    """
    return channel not in {Channel.IN_PERSON, Channel.REGISTERED_MAIL}


def received_on(channel: Channel, *, arrived: date, confirmed: date | None) -> date | None:
    """Return the day the request counts as received, or None while it waits for confirmation.

    arrived: the day it was handed in, signed for, or reached the agency.
    confirmed: the day both sides confirmed it; for the two ways that need none it changes nothing.

    Refused by ConfirmedBeforeArrival.

    Source: REGULATION Art. 31.
    """
    if confirmed is not None and confirmed < arrived:
        raise ConfirmedBeforeArrival(arrived=arrived, confirmed=confirmed)
    return confirmed if needs_confirmation(channel) else arrived


def receipt_source(channel: Channel) -> Article:
    """Return the item of the article that fixes the day for this way of coming in."""
    return Article(REGULATION, 31, item=_ITEMS[channel])


def receipt_reason(channel: Channel) -> str:
    """Return one sentence for the page of a case: which day counts, and why."""
    return _REASONS[channel]
