"""The page of an item."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.portal import clock
from gongkai.publishing import actions
from tests import make
from tests.portal.pages import meta, page, text, words

DECREE = replace(
    make.NOTICE,
    title="湖州市物业管理办法",
    body="<h2>第一章　总则</h2><p>第一条　为了规范物业管理，制定本办法。</p>",
    number="湖政发〔2020〕9号",
    issuer="湖州市人民政府",
    source="湖州发布",
    keywords="物业 管理",
    topic="城乡建设",
    adopted_on=date(2020, 2, 1),
    effective_on=date(2020, 5, 8),
    expires_on=date(2025, 5, 7),
)


def facts(tree) -> dict[str, str]:
    return {words(row.find("dt")): words(row.find("dd")) for row in tree.xpath("//dl[@class='gk-facts']/div")}


def corrected(cast, item, *, at):
    content = replace(make.NOTICE, title="改正后的题目", body="<p>改正后的正文。</p>")
    actions.correct(item.pk, content, note="更正户数", by=cast.wang_fang, at=at)
    actions.submit(item.pk, by=cast.wang_fang, at=at)
    actions.approve(item.pk, by=cast.zhao_min, at=at)
    actions.publish(item.pk, by=cast.zhou_jian, at=at)


def test_the_head_of_a_document_tells_all_its_metadata(client, cast):
    item = make.published(cast, DECREE, kind="normative_document", at=make.moment("2020-03-02"))

    shown = facts(page(client, f"/items/{item.pk}/"))

    assert shown == {
        "名称": "湖州市物业管理办法",
        "索引号": item.index_number,
        "文号": "湖政发〔2020〕9号",
        "发文机关": "湖州市人民政府",
        "公开机构": "湖州市住房和城乡建设局",
        "信息类型": "行政规范性文件",
        "所属栏目": "行政规范性文件",
        "成文日期": "2020-02-01",
        "公开日期": "2020-03-02",
        "施行日期": "2020-05-08",
        "失效日期": "2025-05-07",
        "有效性": "有效",
        "公开方式": "主动公开",
        "主题分类": "城乡建设",
        "主题词": "物业 管理",
        "来源": "湖州发布",
    }


def test_a_fact_without_a_value_is_not_shown(client, cast):
    item = make.published(cast)

    assert "施行日期" not in facts(page(client, f"/items/{item.pk}/"))


@pytest.mark.parametrize(
    ("today", "word"), [("2020-05-07", "尚未施行"), ("2025-05-07", "有效"), ("2025-05-08", "失效")]
)
def test_whether_a_text_applies_is_told_for_the_day_of_the_visit(client, cast, monkeypatch, today, word):
    item = make.published(cast, DECREE)
    monkeypatch.setattr(clock, "now", lambda: make.moment(today))

    assert facts(page(client, f"/items/{item.pk}/"))["有效性"] == word


def test_a_text_no_longer_in_force_is_marked_at_its_title(client, cast, monkeypatch):
    item = make.published(cast, DECREE)
    monkeypatch.setattr(clock, "now", lambda: make.moment("2026-01-01"))

    assert "失效" in words(page(client, f"/items/{item.pk}/").find(".//h1"))


def test_an_article_names_itself_to_the_inspection(client, cast):
    item = make.published(cast, DECREE, at=make.moment("2020-03-02", 9, 5))

    said = meta(page(client, f"/items/{item.pk}/"))

    assert said["ArticleTitle"] == "湖州市物业管理办法"
    assert said["PubDate"] == "2020-03-02 09:05"
    assert said["ContentSource"] == "湖州发布"
    assert said["Keywords"] == "物业 管理"
    assert said["Author"] == "湖州市人民政府"
    assert said["Description"] == "第一章　总则第一条　为了规范物业管理，制定本办法。".replace("　", " ")
    assert said["Url"] == f"http://testserver/items/{item.pk}/"
    assert {"SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnType", "Image"} <= said.keys()


def test_whatever_the_address_carries_the_page_has_one_true_address(client, cast):
    item = make.published(cast)

    tree = page(client, f"/items/{item.pk}/?utm=x")

    (link,) = tree.xpath("//link[@rel='canonical']/@href")
    assert link == f"http://testserver/items/{item.pk}/"


def test_a_page_has_one_heading_of_the_first_rank_and_its_title(client, cast):
    item = make.published(cast)

    tree = page(client, f"/items/{item.pk}/")

    assert [words(heading) for heading in tree.iter("h1")] == [make.NOTICE.title]
    assert words(tree.find(".//title")).startswith(make.NOTICE.title)


def test_the_text_is_set_as_a_document(client, cast):
    item = make.published(cast, DECREE)

    (body,) = page(client, f"/items/{item.pk}/").xpath("//div[@class='legal-text']")

    assert words(body.find("p")) == "第一条 为了规范物业管理，制定本办法。"


def test_a_title_is_text_and_never_markup(client, cast):
    evil = replace(make.NOTICE, title="<script>alert(1)</script>\"'&通知", number="<b>1</b>号")
    item = make.published(cast, evil)

    for address in (f"/items/{item.pk}/", "/columns/notices/", "/", "/feed.xml"):
        said = text(client.get(address))
        assert "<script>alert" not in said, address
        assert "<b>1</b>" not in said, address


def test_a_script_in_the_text_never_reaches_the_reader(client, cast):
    item = make.published(cast, replace(make.NOTICE, body="<p onclick=x()>正文</p><script>alert(1)</script>"))

    said = text(client.get(f"/items/{item.pk}/"))

    assert "alert(1)" not in said
    assert "onclick" not in said


def test_a_correction_is_told_with_its_reason_and_its_history(client, cast):
    item = make.published(cast, at=make.moment("2020-03-02"))
    corrected(cast, item, at=make.moment("2020-04-01", 15, 30))

    said = words(page(client, f"/items/{item.pk}/"))

    assert "更正说明：更正户数。更正时间：2020-04-01 15:30。" in said
    assert "第1版公开" in said
    assert "更正为第2版" in said


def test_the_old_text_of_a_corrected_item_is_nowhere(client, cast):
    item = make.published(cast)
    corrected(cast, item, at=make.moment("2020-04-01"))

    assert "现征集居民意见" not in text(client.get(f"/items/{item.pk}/"))


def test_a_withdrawn_item_says_why_it_is_gone_and_not_what_it_said(client, cast):
    item = make.published(cast)
    actions.withdraw(item.pk, reason="内容有误，正在核实", by=cast.zhou_jian, at=make.moment("2020-04-01"))

    said = words(page(client, f"/items/{item.pk}/", status=410))

    assert "2020年4月1日由湖州市住房和城乡建设局撤下。理由：内容有误，正在核实" in said
    assert make.NOTICE.title not in said


@pytest.mark.parametrize("number", ["0", "999", "9223372036854775808", "9" * 40])
def test_an_unknown_item_is_no_page(client, db, number):
    page(client, f"/items/{number}/", status=404)


def test_a_draft_is_no_page(client, cast):
    item = make.draft(cast)

    page(client, f"/items/{item.pk}/", status=404)


@pytest.mark.parametrize("count", [5, 200])
def test_an_item_costs_the_same_however_much_is_public(client, cast, django_assert_num_queries, count):
    item = make.published_many(cast, [make.NOTICE] * count)[0]

    with django_assert_num_queries(2):
        page(client, f"/items/{item.pk}/")
