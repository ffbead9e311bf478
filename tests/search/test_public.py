"""What a reader finds, and what they never find."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from gongkai.publishing import actions
from gongkai.search import public
from gongkai.search.public import EmptyQuery, SearchUnavailable, Sort, search
from tests import make
from tests.search.conftest import catch_up, found
from tests.search.test_words import SPELLINGS

TITLES = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.sampled_from("的2020aＡ〔〕、，《》 （）"),
    ),
    min_size=2,
    max_size=25,
).filter(lambda title: any(map(str.isalnum, title)) and title == title.strip())


@given(TITLES)
@examples(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_public_is_found_by_any_two_neighbours_of_its_title(cast, title):
    item = make.published(cast, replace(make.NOTICE, title=title))
    catch_up()

    for first, second in pairwise(title):
        if first.isalnum() or second.isalnum():
            assert item.pk in found(first + second), first + second


def test_a_draft_is_not_found(cast, publish):
    publish(title="关于公布权责清单的通知")
    make.draft(cast, replace(make.NOTICE, title="关于调整权责清单的通知"))
    catch_up()

    assert search("权责清单").total == 1


def test_a_withdrawn_item_is_gone_before_the_index_knows(cast, publish):
    kept, item = publish(), publish()
    actions.withdraw(item.pk, reason="内容有误", by=cast.zhou_jian, at=make.moment("2020-03-03"))

    results = search("老旧小区")
    assert [hit.id for hit in results.hits] == [kept.pk]
    assert results.total == results.facets.columns[0].count == 1
    assert results.pending == 1


def test_a_withdrawal_the_log_does_not_tell_of_is_not_shown_either(cast, publish):
    item = publish()
    type(item).objects.filter(pk=item.pk).update(status="withdrawn")

    results = search("老旧小区")
    assert (results.total, results.hits) == (0, ())


def test_a_correction_is_found_by_its_new_words_and_not_by_the_old(cast, publish):
    item = publish(title="关于开放体育场的通告")
    at = make.moment("2020-03-03")
    actions.correct(
        item.pk, replace(make.NOTICE, title="关于开放图书馆的通告"), note="场所有误", by=cast.wang_fang, at=at
    )
    actions.submit(item.pk, by=cast.wang_fang, at=at)
    actions.approve(item.pk, by=cast.zhao_min, at=at)
    actions.publish(item.pk, by=cast.zhou_jian, at=at)
    catch_up()

    assert found("图书馆") == [item.pk]
    assert found("体育场") == []


def test_the_text_titled_with_the_phrase_comes_before_texts_that_mention_it(publish):
    for number in range(3):
        publish(title=f"关于第{number}次检查的通报", body="<p>依照政府信息公开条例，</p>" * 30)
    titled = publish(
        title="中华人民共和国政府信息公开条例", body="<p>第一条 为了保障公民依法获取政府信息。</p>"
    )

    assert found("政府信息公开条例")[0] == titled.pk


@pytest.mark.parametrize("query", SPELLINGS)
def test_a_document_number_finds_its_document_first_in_every_spelling(publish, query):
    publish(title="关于贯彻国办发〔2019〕5号文件的通知", body="<p>国办发〔2019〕5号</p>" * 20)
    publish(title="关于另一件事的通知", number="国办发〔2019〕15号")
    document = publish(title="关于在线政务服务的通知", number="国办发〔2019〕5号")

    hits = found(query)
    assert hits[0] == document.pk
    assert len(hits) == 2


def test_what_was_typed_together_is_found_together(publish):
    publish(title="信息公开政府")
    together = publish(title="政府信息公开指南")

    results = search("政府信息公开")
    assert [hit.id for hit in results.hits] == [together.pk]
    assert results.stage_note == ""


def test_without_an_exact_find_related_ones_are_shown_and_said_to_be_so(publish):
    item = publish(title="住房公积金的提取办法", body="<p>职工可以申请。</p>")

    results = search("公积金提取")
    assert [hit.id for hit in results.hits] == [item.pk]
    assert results.stage_note == "未找到完全匹配的结果，以下为相关内容"


def test_most_of_the_words_are_enough_where_not_all_are_found(publish):
    item = publish(title="老年人高龄津贴发放标准", body="<p>津贴按月发放。</p>")

    results = search("高龄津贴 发放标准 老年人 飞船")
    assert [hit.id for hit in results.hits] == [item.pk]
    assert "部分词语" in results.stage_note


def test_quoted_words_are_not_widened(publish):
    publish(title="住房公积金的提取办法")

    assert search('"公积金提取"').total == 0


def test_nothing_found_is_an_answer_with_advice(publish):
    publish()

    results = search("宇宙飞船")
    assert (results.total, results.pages, results.hits) == (0, 1, ())
    assert "没有找到" in results.stage_note


def test_a_missing_index_is_refused_instead_of_an_empty_list(cast):
    make.published(cast)

    with pytest.raises(SearchUnavailable, match="索引尚未建立"):
        search("老旧小区")


@pytest.mark.parametrize("damaged", ["meta.json", "mark.json", "*.term", "*.pos"])
def test_a_damaged_index_is_refused_instead_of_an_empty_list(publish, settings, damaged):
    publish()
    for file in settings.SEARCH_INDEX.glob(f"v*/{damaged}"):
        file.write_bytes(b"{")

    with pytest.raises(SearchUnavailable, match="无法读取"):
        search("老旧小区")


def test_only_punctuation_is_refused(publish):
    publish()
    with pytest.raises(EmptyQuery):
        search("《》……")


def test_a_title_with_markup_is_escaped(publish):
    publish(title="<script>关于公开的通知")

    assert search("公开").hits[0].title_html == "&lt;script&gt;关于<em>公开</em>的通知"


def test_finds_can_be_narrowed_and_the_counts_show_what_else_could_be_chosen(publish):
    publish(title="公开一", kind="notice", adopted_on=date(2018, 5, 1))
    publish(title="公开二", kind="notice", adopted_on=date(2020, 1, 1))
    news = publish(title="公开三", kind="news", source="本站")

    results = search("公开", column="news")
    assert [hit.id for hit in results.hits] == [news.pk]
    assert {value.key: value.count for value in results.facets.columns} == {"notices": 2, "news": 1}
    assert [(value.label, value.count) for value in results.facets.agencies] == [
        ("湖州市住房和城乡建设局", 1)
    ]
    assert [(value.key, value.label) for value in search("公开").facets.years] == [
        ("2020", "2020年"),
        ("2018", "2018年"),
    ]
    assert search("公开", year=2018).total == 1
    assert search("公开", agency="jyj").total == 0


def test_by_date_the_newest_text_comes_first(publish):
    old = publish(title="公开", adopted_on=date(2018, 5, 1))
    new = publish(title="关于另外一件很长的事情的公开", adopted_on=date(2019, 5, 1))
    published = publish(title="公开")

    assert found("公开", sort=Sort.DATE) == [published.pk, new.pk, old.pk]


def test_an_expired_text_yields_to_one_in_force(publish):
    in_force = publish(title="补贴办法", expires_on=date(2030, 1, 1))
    expired = publish(title="补贴办法", expires_on=date(2020, 1, 1))

    assert found("补贴办法", on=date(2020, 6, 1)) == [in_force.pk, expired.pk]
    assert found("补贴办法") == [expired.pk, in_force.pk]


@pytest.mark.parametrize("sort", Sort)
def test_every_find_stands_on_exactly_one_page(cast, sort):
    items = make.published_many(
        cast, [replace(make.NOTICE, title=f"公开通知{number}") for number in range(25)]
    )
    catch_up()

    assert sorted(found("公开通知", sort=sort)) == [item.pk for item in items]


def test_a_page_out_of_range_gives_the_nearest(cast):
    make.published_many(cast, [make.NOTICE] * 25)
    catch_up()

    assert [search("老旧小区", page=page).page for page in (-1, 3, 99)] == [1, 3, 3]


def test_the_total_is_honest_beyond_the_last_page_there_is(cast, monkeypatch):
    monkeypatch.setattr(public, "HITS_MAX", 20)
    make.published_many(cast, [make.NOTICE] * 25)
    catch_up()

    results = search("老旧小区", page=3)
    assert (results.total, results.page, results.pages) == (25, 2, 2)


def test_a_larger_table_takes_no_more_database_queries(cast):
    def queries() -> int:
        catch_up()
        with CaptureQueriesContext(connection) as asked:
            search("老旧小区", column="notices")
        return len(asked)

    make.published_many(cast, [make.NOTICE])
    few = queries()
    make.published_many(cast, [make.NOTICE] * 60)
    assert queries() == few == 3
