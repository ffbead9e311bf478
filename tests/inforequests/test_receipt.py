from dataclasses import replace
from datetime import date

import pytest

from gongkai.agencies.queries import NotYourPost
from gongkai.inforequests import actions, intake, public, queries
from gongkai.inforequests.application import Way
from gongkai.inforequests.lifecycle import (
    ApplicationIncomplete,
    DateBeforeReceipt,
    DateInFuture,
    State,
    UnknownRequest,
)
from gongkai.inforequests.models import InfoRequest, Letter, LetterKind, Series
from gongkai.law.procedure import MoveNotAllowed
from gongkai.law.receipt import Channel
from tests import make

TODAY = date(2020, 3, 2)
AT = make.moment("2020-03-02")


def register(cast, **changes):
    words = {
        "agency": cast.housing,
        "channel": Channel.REGISTERED_MAIL,
        "arrived_on": TODAY,
        "by": cast.wang_fang,
        "at": AT,
    }
    return actions.register(make.APPLICATION, **(words | changes))


def test_counter_request_is_received_the_day_it_is_handed_in(cast):
    case = queries.case(make.received(cast, on="2020-01-20"))

    assert (case.state, case.received_on) == (State.RECEIVED, date(2020, 1, 20))


def test_online_request_waits_for_confirmation_and_has_no_last_day(cast):
    case = queries.case(make.submitted(cast).number)

    assert (case.state, case.received_on, case.due) == (State.SUBMITTED, None, None)


def test_day_of_confirmation_is_the_day_of_receipt(cast):
    number = make.submitted(cast).number

    actions.confirm_receipt(
        number, confirmed_on=date(2020, 3, 3), by=cast.wang_fang, at=make.moment("2020-03-04")
    )

    case = queries.case(number)
    assert (case.received_on, case.due) == (date(2020, 3, 3), date(2020, 3, 31))


def test_receipt_is_confirmed_once(cast):
    number = make.submitted(cast).number
    actions.confirm_receipt(number, confirmed_on=TODAY, by=cast.wang_fang, at=AT)

    with pytest.raises(MoveNotAllowed):
        actions.confirm_receipt(number, confirmed_on=TODAY, by=cast.wang_fang, at=AT)


def test_confirmation_before_arrival_is_refused(cast):
    number = make.submitted(cast).number

    with pytest.raises(DateBeforeReceipt):
        actions.confirm_receipt(number, confirmed_on=date(2020, 3, 1), by=cast.wang_fang, at=AT)


def test_arrival_tomorrow_is_refused(cast):
    with pytest.raises(DateInFuture):
        register(cast, arrived_on=date(2020, 3, 3))


def test_day_is_that_of_china_not_of_the_server(cast):
    just_after_midnight = make.moment("2020-03-03", 0, 30)

    receipt = intake.submit(make.APPLICATION, agency_code="zjj", at=just_after_midnight)

    assert queries.case(receipt.number).arrived_on == date(2020, 3, 3)


def test_receipt_letter_is_written_when_the_day_is_certain(cast):
    number = make.submitted(cast).number
    assert not Letter.objects.exists()

    actions.confirm_receipt(number, confirmed_on=TODAY, by=cast.wang_fang, at=AT)
    assert [letter.kind for letter in Letter.objects.all()] == [LetterKind.RECEIPT]


def test_numbers_run_without_gaps_over_all_channels(cast):
    numbers = [make.received(cast), make.submitted(cast).number, make.received(cast)]

    assert numbers == ["2020-00001", "2020-00002", "2020-00003"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("description", ""),
        ("description", "长" * 2001),
        ("proof_number", ""),
        ("proof_number", "110105194912310021"),
        ("address", ""),
    ],
)
def test_incomplete_request_names_the_field_and_leaves_nothing(cast, field, value):
    with pytest.raises(ApplicationIncomplete) as refusal:
        intake.submit(replace(make.APPLICATION, **{field: value}), agency_code="zjj", at=AT)

    assert list(refusal.value.missing) == [field]
    assert not InfoRequest.objects.exists()
    assert not Series.objects.exists()


def test_email_way_needs_an_address_for_mail(cast):
    with pytest.raises(ApplicationIncomplete) as refusal:
        intake.submit(replace(make.APPLICATION, way=Way.EMAIL), agency_code="zjj", at=AT)

    assert list(refusal.value.missing) == ["email"]


def test_posted_request_without_identity_proof_is_registered_for_correction(cast):
    letter_without_proof = replace(make.APPLICATION, proof_number="")

    receipt = actions.register(
        letter_without_proof,
        agency=cast.housing,
        channel=Channel.REGISTERED_MAIL,
        arrived_on=TODAY,
        by=cast.wang_fang,
        at=AT,
    )

    assert queries.case(receipt.number).state == State.RECEIVED


def test_request_without_a_description_cannot_even_be_registered(cast):
    with pytest.raises(ApplicationIncomplete, match="请写明需要公开的政府信息"):
        actions.register(
            replace(make.APPLICATION, description=" "),
            agency=cast.housing,
            channel=Channel.IN_PERSON,
            arrived_on=TODAY,
            by=cast.wang_fang,
            at=AT,
        )


def test_nobody_registers_for_another_agency(cast):
    with pytest.raises(NotYourPost):
        register(cast, by=cast.liu_yang)


def test_applicant_reads_the_case_with_number_and_code_in_any_case(cast):
    receipt = make.submitted(cast)

    progress = public.progress(f" {receipt.number} ", receipt.code.lower(), on=TODAY)

    assert (progress.state_label, progress.due) == ("待确认收到", None)
    assert progress.waiting_for == "双方尚未确认收到，答复期限还没有起算"


@pytest.mark.parametrize(("number", "code"), [("2020-00001", "WRONGCODE2"), ("2020-99999", ""), ("", "")])
def test_wrong_pair_of_number_and_code_tells_nothing(cast, number, code):
    make.submitted(cast)

    with pytest.raises(UnknownRequest, match="没有查到这件申请"):
        public.progress(number, code, on=TODAY)


def test_code_is_not_kept(cast):
    receipt = make.submitted(cast)

    assert receipt.code not in str(InfoRequest.objects.values().get())


def test_applicant_cannot_fetch_the_letter_to_a_third_party(cast):
    from gongkai.inforequests.models import ConsultationKind

    receipt = make.submitted(cast)
    actions.confirm_receipt(receipt.number, confirmed_on=TODAY, by=cast.wang_fang, at=AT)
    actions.consult(receipt.number, kind=ConsultationKind.THIRD_PARTY, party="陈静", by=cast.wang_fang, at=AT)
    theirs = Letter.objects.get(kind=LetterKind.CONSULTATION)

    assert theirs.number not in [
        letter.number for letter in public.progress(receipt.number, receipt.code, on=TODAY).letters
    ]
    with pytest.raises(UnknownRequest):
        public.letter(receipt.number, receipt.code, theirs.number)
