import pytest

from gongkai.publishing.kinds import kinds
from gongkai.publishing.models import Edition, Item
from tests import make
from tests.desk.pages import page, parsed, posted, words

NEW = "/items/new/?kind=notice"
FORM = {"agency": "zjj", "column": "notices", "title": "关于停水的通知", "body": "各住户：\n\n因检修停水。"}


def test_drafting_begins_with_the_kind(as_, cast):
    shown = words(page(as_(cast.wang_fang), "/items/new/"))

    assert all(kind.label in shown for kind in kinds().values())
    assert "文号、发文机关、成文日期、施行日期" in shown


def test_lines_become_paragraphs(as_, cast):
    response = posted(as_(cast.wang_fang), NEW, **FORM)

    edition = Edition.objects.get()
    assert response["Location"] == f"/items/{edition.item_id}/"
    assert edition.body == "<p>各住户：</p><p>因检修停水。</p>"
    assert (edition.author, edition.item.kind, edition.item.column) == (cast.wang_fang, "notice", "notices")


def test_pasted_markup_is_kept_as_far_as_a_document_needs_it(as_, cast):
    body = "<h2>一、总则</h2><p onclick='x()'>正文</p><script>alert(1)</script>"

    posted(as_(cast.wang_fang), NEW, **FORM | {"body": body})

    assert Edition.objects.get().body == "<h2>一、总则</h2><p>正文</p>"


@pytest.mark.parametrize("typed", ["a < b 且 b > c", "&amp; 与 &", "<一>第一点"])
def test_what_is_not_markup_is_text(typed, as_, cast):
    client = as_(cast.wang_fang)
    posted(client, NEW, **FORM | {"body": typed})
    item = Item.objects.get()

    shown = page(client, f"/items/{item.pk}/edit/").xpath("//textarea[@name='body']")[0].text_content()

    assert shown.strip() == typed


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_can_be_drafted(kind, as_, cast):
    client = as_(cast.wang_fang)

    assert page(client, f"/items/new/?kind={kind}") is not None
    posted(client, f"/items/new/?kind={kind}", **FORM)


def test_a_missing_title_is_told_at_its_field_and_nothing_else_is_lost(as_, cast):
    response = posted(as_(cast.wang_fang), NEW, 422, **FORM | {"title": ""})

    tree = parsed(response, 422)
    assert "请填写名称" in words(response)
    assert "因检修停水" in tree.xpath("//textarea[@name='body']")[0].text_content()
    assert not Item.objects.exists()


def test_nobody_drafts_for_another_agency(as_, cast):
    posted(as_(cast.wang_fang), NEW, 422, **FORM | {"agency": "jyj"})

    assert not Item.objects.exists()


def test_an_unknown_kind_is_refused_with_what_to_do(as_, cast):
    response = as_(cast.wang_fang).get("/items/new/?kind=nonsense")

    assert response.status_code == 400
    assert "没有“nonsense”这种信息类型" in words(response)


def test_the_reviewer_drafts_nothing(as_, cast):
    assert as_(cast.zhao_min).get("/items/new/").status_code == 403


def test_a_draft_is_edited_by_who_may_draft(as_, cast):
    item = make.draft(cast)
    client = as_(cast.wang_fang)
    shown = page(client, f"/items/{item.pk}/edit/").xpath("//textarea[@name='body']")[0].text_content()
    assert shown.strip() == "为做好2020年老旧小区改造工作，现征集居民意见。"

    posted(client, f"/items/{item.pk}/edit/", title="新名称", body="新正文")

    edition = Edition.objects.get()
    assert (edition.title, edition.body) == ("新名称", "<p>新正文</p>")


def test_what_is_under_review_is_not_edited(as_, cast):
    item = make.published(cast)

    response = posted(as_(cast.wang_fang), f"/items/{item.pk}/edit/", 400, title="改名", body="改")

    assert "目前是“已发布”状态，不能修改草稿" in words(response)
    assert "改名" in parsed(response, 400).xpath("//input[@name='title']/@value")
