from gongkai.inforequests import public
from gongkai.inforequests.models import InfoRequest
from tests import make
from tests.desk.pages import page, parsed, posted, words

NEW = "/inforequests/new/"
FORM = {
    "agency": "zjj",
    "channel": "in_person",
    "arrived_on": "2020-03-02",
    "applicant_kind": "natural",
    "name": "张伟",
    "proof": "identity_card",
    "proof_number": "11010519491231002X",
    "phone": "13800000000",
    "address": "湖州市演示区演示路2号",
    "description": "2019年本市老旧小区改造项目清单",
    "medium": "paper",
    "way": "post",
}


def test_registering_gives_a_number_and_a_code_to_hand_over(as_, cast):
    client = as_(cast.wang_fang)

    response = posted(client, NEW, **FORM)

    request = InfoRequest.objects.get()
    assert response["Location"] == f"/inforequests/{request.number}/receipt/"
    tree = page(client, response["Location"])
    code = tree.xpath("//main//p[starts-with(., '查询码')]/strong")[0].text_content()
    found = public.progress(request.number, code, on=request.arrived_on)
    assert found.state_label == "办理中"
    assert "当面提交的申请，以提交之日为收到申请之日" in words(tree)


def test_the_code_is_shown_to_nobody_else_and_not_after_the_next_registration(as_, cast):
    client = as_(cast.wang_fang)
    first = posted(client, NEW, **FORM)["Location"]
    assert "查询码： " in words(page(client, first))
    assert "现在不能再查看" in words(page(as_(cast.wang_fang), first))

    posted(client, NEW, **FORM)

    assert "现在不能再查看" in words(page(client, first))


def test_the_code_is_not_kept_in_the_clear(as_, cast):
    client = as_(cast.wang_fang)
    address = posted(client, NEW, **FORM)["Location"]
    code = page(client, address).xpath("//main//p[starts-with(., '查询码')]/strong")[0].text_content()

    assert len(code) == 10
    assert code not in str(dict(client.session))


def test_a_letter_without_identity_proof_is_registered_to_be_corrected(as_, cast):
    posted(as_(cast.wang_fang), NEW, **FORM | {"channel": "registered_mail", "proof_number": ""})

    assert InfoRequest.objects.get().state == "received"


def test_an_ordinary_letter_waits_for_confirmation(as_, cast):
    posted(as_(cast.wang_fang), NEW, **FORM | {"channel": "ordinary_mail"})

    request = InfoRequest.objects.get()
    assert (request.state, request.due) == ("submitted", None)


def test_what_is_missing_is_told_at_its_field_and_the_rest_is_kept(as_, cast):
    form = FORM | {"phone": "", "address": "", "description": ""}

    response = posted(as_(cast.wang_fang), NEW, 422, **form)

    assert "请写明申请公开的内容" in words(response)
    assert parsed(response, 422).xpath("//input[@name='name']/@value") == ["张伟"]
    assert not InfoRequest.objects.exists()


def test_without_any_way_to_reach_the_applicant_the_rule_is_shown(as_, cast):
    response = posted(as_(cast.wang_fang), NEW, 400, **FORM | {"phone": "", "address": ""})

    assert "请至少填写一种联系方式" in words(response)
    assert "第二十九条第二款" in words(response)
    assert not InfoRequest.objects.exists()


def test_tomorrow_is_refused(as_, cast):
    response = posted(as_(cast.wang_fang), NEW, 400, **FORM | {"arrived_on": "2020-03-03"})

    assert "晚于今天" in words(response)


def test_nobody_registers_for_another_agency_or_over_the_portal(as_, cast):
    client = as_(cast.wang_fang)

    posted(client, NEW, 422, **FORM | {"agency": "jyj"})
    posted(client, NEW, 422, **FORM | {"channel": "online"})
    assert as_(cast.zhou_jian).get(NEW).status_code == 403
    assert not InfoRequest.objects.exists()


def test_the_form_suggests_today(as_, cast):
    tree = page(as_(cast.wang_fang), NEW)

    assert tree.xpath("//input[@name='arrived_on']/@value") == [make.moment("2020-03-02").date().isoformat()]
