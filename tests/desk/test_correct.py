from dataclasses import replace

from gongkai.publishing import actions
from gongkai.publishing.models import Edition
from tests import make
from tests.desk.pages import forms, page, parsed, posted, words

AT = make.moment("2020-03-02")


def test_a_correction_begins_with_the_words_the_public_reads(as_, cast):
    item = make.published(cast)

    tree = page(as_(cast.wang_fang), f"/items/{item.pk}/correct/")

    assert tree.xpath("//input[@name='title']/@value") == [make.NOTICE.title]


def test_a_correction_waits_for_its_three_people(as_, cast):
    item = make.published(cast)

    posted(as_(cast.wang_fang), f"/items/{item.pk}/correct/", title="新名称", body="新正文", note="名称有误")

    item.refresh_from_db()
    assert item.live.title == make.NOTICE.title
    shown = words(page(as_(cast.wang_fang), f"/items/{item.pk}/"))
    assert "公众现在看到的是第1版" in shown
    assert "更正说明：名称有误" in shown


def test_a_correction_says_why(as_, cast):
    item = make.published(cast)

    response = posted(as_(cast.wang_fang), f"/items/{item.pk}/correct/", 422, title="新名称", body="新正文")

    assert "请写明改了什么" in words(response)
    assert Edition.objects.count() == 1


def test_a_second_correction_is_refused_and_its_words_are_kept(as_, cast):
    item = make.published(cast)
    client, form = as_(cast.wang_fang), {"title": "新名称", "body": "新正文", "note": "有误"}
    posted(client, f"/items/{item.pk}/correct/", **form)

    response = posted(client, f"/items/{item.pk}/correct/", 400, **form)

    assert "已有一份更正正在办理" in words(response)
    assert parsed(response, 400).xpath("//input[@name='title']/@value") == ["新名称"]


def test_what_is_public_can_be_withdrawn_while_a_correction_waits(as_, cast):
    item = make.published(cast)
    actions.correct(item.pk, make.NOTICE, note="有误", by=cast.wang_fang, at=AT)

    assert f"/items/{item.pk}/acts/withdraw/" in forms(page(as_(cast.zhou_jian), f"/items/{item.pk}/"))


def test_the_editions_are_compared_word_by_word(as_, cast):
    item = make.published(cast, replace(make.NOTICE, body="<p>标准为40000元。</p><p>同前。</p>"))
    after = replace(make.NOTICE, title="新名称", body="<p>标准为<b>42000</b>元。</p><p>同前。</p>")
    actions.correct(item.pk, after, note="有误", by=cast.wang_fang, at=AT)

    tree = page(as_(cast.zhao_min), f"/items/{item.pk}/editions/")

    text = tree.xpath("//div[@class='legal-text']")[0]
    assert [one.text_content() for one in text.xpath(".//del")] == ["40000"]
    assert [one.text_content() for one in text.xpath(".//ins")] == ["42000"]
    assert f"名称 {make.NOTICE.title} 新名称" in words(tree)


def test_the_comparison_shows_markup_as_text(as_, cast):
    item = make.published(cast, replace(make.NOTICE, body="<p>甲 &lt;script&gt;alert(1)&lt;/script&gt;</p>"))
    actions.correct(item.pk, replace(make.NOTICE, body="<p>乙</p>"), note="有误", by=cast.wang_fang, at=AT)

    body = as_(cast.zhao_min).get(f"/items/{item.pk}/editions/").content.decode()

    assert "<script>alert" not in body


def test_the_preview_shows_the_edition_as_the_public_will_read_it(as_, cast):
    item = make.draft(cast, replace(make.NOTICE, body="<p>正文<img src=x onerror=alert(1)></p>"))

    body = as_(cast.zhao_min).get(f"/items/{item.pk}/editions/1/").content.decode()

    assert "<p>正文</p>" in body
    assert "onerror" not in body
    assert "公众现在看不到" in body


def test_an_edition_that_does_not_exist_is_not_found(as_, cast):
    item = make.draft(cast)

    assert as_(cast.zhao_min).get(f"/items/{item.pk}/editions/2/").status_code == 404
