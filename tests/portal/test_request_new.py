"""Handing in a request."""

from unittest.mock import Mock

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from gongkai.inforequests import intake
from gongkai.inforequests.models import Applicant, InfoRequest
from gongkai.portal.forms import ApplicationForm
from tests.portal.asking import FILLED, blank, faults, handed_in, receipt
from tests.portal.pages import page, parsed, words


def test_a_request_is_taken_and_waits_for_the_agency(client, cast):
    answer = handed_in(client)

    request = InfoRequest.objects.get()
    assert answer["Location"] == "/requests/receipt/"
    assert (request.agency, request.state, request.received_on) == (cast.housing, "submitted", None)
    assert request.description == FILLED["description"]
    assert Applicant.objects.get().name == "张伟"


def test_the_receipt_shows_number_and_code_once(client, cast):
    handed_in(client)

    number, code = receipt(client)

    assert number == InfoRequest.objects.get().number
    assert len(code) == 10
    assert code not in words(page(client, "/requests/receipt/"))


def test_nothing_of_a_person_is_in_an_address_or_kept_by_a_browser(client, cast):
    answer = handed_in(client)

    assert answer["Location"] == "/requests/receipt/"
    for response in (answer, client.get("/requests/receipt/"), client.get("/requests/new/")):
        assert "no-store" in response["Cache-Control"]


def test_the_code_waiting_in_the_session_cannot_be_read_there(client, cast):
    handed_in(client)

    stored = str(Session.objects.get().get_decoded())
    _, code = receipt(client)

    assert code not in stored


def test_the_same_form_handed_in_twice_is_one_request_with_one_receipt(client, cast):
    form = blank(client) | FILLED
    client.post("/requests/new/", form)
    first = receipt(client)

    client.post("/requests/new/", form)

    assert InfoRequest.objects.count() == 1
    assert receipt(client) == first


def test_two_posts_at_one_moment_are_one_request(client, cast):
    form = blank(client) | FILLED
    cache.add(f"request-form:{form['form_key']}", 1)  # the first has begun and is not done

    answer = client.post("/requests/new/", form)

    assert answer["Location"] == "/requests/receipt/"
    assert InfoRequest.objects.count() == 0
    assert "请等几秒钟再刷新本页" in words(page(client, "/requests/receipt/"))


def test_a_form_that_could_not_be_taken_may_be_handed_in_again(client, cast, monkeypatch):
    form = blank(client) | FILLED
    with monkeypatch.context() as broken:
        broken.setattr(intake, "enter", Mock(side_effect=OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            client.post("/requests/new/", form)

    client.post("/requests/new/", form)

    assert receipt(client)[0] == InfoRequest.objects.get().number


def test_two_forms_are_two_requests(client, cast):
    handed_in(client)
    handed_in(client)

    assert InfoRequest.objects.count() == 2


def test_another_reader_never_sees_the_receipt(client, cast):
    handed_in(client)

    assert "没有可以显示的回执" in words(page(Client(), "/requests/receipt/"))


def test_the_purpose_of_a_request_is_not_asked(client, cast):
    form = ApplicationForm(agencies=())

    assert "purpose" not in form.fields
    assert not [field for field in form.fields.values() if "用途" in f"{field.label}{field.help_text}"]
    assert "用途" not in words(page(client, "/requests/new/").find(".//main"))


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("description", "  ", "请写明需要公开的政府信息的名称、文号或者便于查询的其他描述"),
        ("description", "改" * 2001, "所需信息的描述不能超过2000字"),
        ("name", "", "请填写姓名或者名称"),
        ("proof_number", "", "请填写证件号码"),
        ("proof_number", "110105194912310021", "身份证号码有误，请对照证件逐位核对"),
        ("agency", "", "请选择受理机关"),
        ("applicant_kind", "", "请选择申请人类别"),
        ("medium", "", "请选择信息的提供形式"),
        ("way", "", "请选择获取信息的方式"),
        ("email", "zhangwei", "电子邮箱的写法有误，应当像 zhangwei@example.com 这样"),
        ("address", "", "选择邮寄获取的，请填写邮寄地址"),
    ],
)
def test_a_fault_is_told_at_its_field_and_nothing_is_taken(client, cast, field, value, fault):
    answer = handed_in(client, **{field: value})

    assert answer.status_code == 400
    assert faults(answer) == {field: fault}
    assert not InfoRequest.objects.exists()


def test_a_choice_not_made_hides_no_other_fault(client, cast):
    answer = handed_in(client, medium="", proof_number="123", phone="", address="", way="collect")

    assert set(faults(answer)) == {"medium", "proof_number", "phone"}


@pytest.mark.parametrize("kind", ["enterprise", "research", "welfare", "legal", "other_org"])
def test_an_organisation_names_whom_to_call(client, cast, kind):
    answer = handed_in(client, applicant_kind=kind, proof="other")

    assert faults(answer) == {"representative": "请填写联系人"}


def test_all_faults_are_told_at_once_and_lead_to_their_fields(client, cast):
    answer = handed_in(client, description="", proof_number="123", address="", phone="", way="email")

    assert set(faults(answer)) == {"description", "proof_number", "phone", "email"}
    tree = parsed(answer)
    links = tree.xpath("//div[@class='govuk-error-summary']//a/@href")
    assert links
    assert all(tree.get_element_by_id(link.removeprefix("#")) is not None for link in links)
    assert words(tree.find(".//title")).startswith("错误：")


def test_what_was_filled_in_is_still_there_after_a_fault(client, cast):
    tree = parsed(handed_in(client, description=""))

    assert tree.xpath("//input[@name='name']/@value") == ["张伟"]
    assert tree.xpath("//input[@name='way'][@checked]/@value") == ["post"]


def test_an_identity_number_may_be_typed_wide_small_and_with_spaces(client, cast):
    handed_in(client, proof_number="１１０１０５ 19491231 002x")

    assert Applicant.objects.get().proof_number == "11010519491231002X"


def test_what_was_searched_for_is_carried_into_the_form(client, cast):
    tree = page(client, "/requests/new/?q=%3C/textarea%3E地铁十九号线&agency=jyj")

    assert tree.get_element_by_id("id_description").text.strip() == "</textarea>地铁十九号线"
    assert tree.xpath("//select[@name='agency']/option[@selected]/@value") == ["jyj"]


def test_an_agency_that_is_not_there_cannot_be_chosen(client, cast):
    assert "agency" in faults(handed_in(client, agency="nobody"))


def test_a_form_from_elsewhere_is_refused(cast):
    strict = Client(enforce_csrf_checks=True)

    for address in ("/requests/new/", "/requests/progress/", "/requests/letter/"):
        answer = strict.post(address, FILLED)
        assert answer.status_code == 403
        assert "表单已经过期" in answer.content.decode()
    assert not InfoRequest.objects.exists()


def test_a_form_without_its_key_is_not_taken(client, cast):
    assert client.post("/requests/new/", FILLED).status_code == 400
    assert not InfoRequest.objects.exists()


def test_a_form_may_be_opened_without_many_questions(client, cast, django_assert_max_num_queries):
    page(client, "/requests/new/")

    with django_assert_max_num_queries(5):
        page(client, "/requests/new/")
