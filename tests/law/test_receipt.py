from datetime import date

import pytest

from gongkai.law import receipt
from gongkai.law.receipt import Channel, ConfirmedBeforeArrival
from tests.law.tables import cases


@pytest.mark.parametrize("case", cases("receipt.toml"))
def test_the_day_of_receipt_follows_the_channel(case):
    received = receipt.received_on(
        Channel(case["channel"]), arrived=case["arrived"], confirmed=case.get("confirmed")
    )

    assert (received or "waiting") == case["received"]


@pytest.mark.parametrize("case", cases("receipt.toml"))
def test_each_channel_cites_its_item(case):
    assert receipt.receipt_source(Channel(case["channel"])).place == case["place"]


@pytest.mark.parametrize("channel", Channel)
def test_a_confirmation_before_the_arrival_is_refused(channel):
    with pytest.raises(ConfirmedBeforeArrival, match="第三十一条"):
        receipt.received_on(channel, arrived=date(2020, 3, 3), confirmed=date(2020, 3, 2))


def test_only_what_is_handed_in_or_signed_for_needs_no_confirmation():
    assert {channel for channel in Channel if not receipt.needs_confirmation(channel)} == {
        Channel.IN_PERSON,
        Channel.REGISTERED_MAIL,
    }


@pytest.mark.parametrize("channel", Channel)
def test_the_case_page_says_which_day_counts(channel):
    assert receipt.receipt_reason(channel).endswith("。")
    assert ("确认" in receipt.receipt_reason(channel)) == receipt.needs_confirmation(channel)


def test_every_channel_has_its_chinese_name():
    assert set(receipt.CHANNEL_LABELS) == set(Channel)
