from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from gongkai.agencies.queries import NotYourPost
from gongkai.journal.queries import history
from gongkai.law.procedure import MoveNotAllowed
from gongkai.publishing import actions, public, queries
from gongkai.publishing.kinds import UnknownKind
from gongkai.publishing.lifecycle import (
    ContentChanged,
    CorrectionOpen,
    FieldsMissing,
    ReasonMissing,
    SamePerson,
    State,
    UnknownItem,
)
from gongkai.publishing.models import Edition, EditionIsPublished, Item
from gongkai.publishing.signals import item_published, item_withdrawn
from tests import make
from tests.people import Cast

AT = make.moment("2020-03-02")
LATER = make.moment("2020-04-01")


def reviewed(cast: Cast) -> Item:
    item = make.draft(cast)
    actions.submit(item.pk, by=cast.wang_fang, at=AT)
    actions.approve(item.pk, by=cast.zhao_min, at=AT)
    return item


def test_item_is_public_only_after_three_people_acted(cast):
    item = make.draft(cast)

    assert public.item(item.pk) is None
    actions.submit(item.pk, by=cast.wang_fang, at=AT)
    assert public.item(item.pk) is None
    actions.approve(item.pk, by=cast.zhao_min, at=AT)
    assert public.item(item.pk) is None

    actions.publish(item.pk, by=cast.zhou_jian, at=AT)
    shown = public.item(item.pk)
    assert isinstance(shown, public.PublicItem)
    assert shown.title == make.NOTICE.title


def test_every_step_is_in_the_journal_with_its_person(cast):
    item = make.published(cast)

    entries = [(entry.word, entry.by) for entry in history(f"item:{item.pk}")]

    assert entries == [
        ("item.drafted", cast.wang_fang),
        ("item.submitted", cast.wang_fang),
        ("item.approved", cast.zhao_min),
        ("item.published", cast.zhou_jian),
    ]


def test_index_numbers_count_without_gaps_within_an_agency_and_year(cast):
    first, second = make.published(cast), make.published(cast)
    next_year = make.published(cast, at=make.moment("2021-01-04"))

    numbers = [first.index_number, second.index_number, next_year.index_number]
    assert numbers == ["000000002/2020-00001", "000000002/2020-00002", "000000002/2021-00001"]


def test_a_refused_publication_uses_no_index_number(cast):
    item = reviewed(cast)
    with pytest.raises(NotYourPost):
        actions.publish(item.pk, by=cast.liu_yang, at=AT)

    assert make.published(cast).index_number == "000000002/2020-00001"


def test_year_of_the_index_number_is_the_year_in_china(cast):
    new_year = make.moment("2021-01-01", 0, 30)

    assert make.published(cast, at=new_year).index_number == "000000002/2021-00001"


@pytest.mark.parametrize("act", ["submit", "approve", "publish", "withdraw", "correct", "edit", "send_back"])
def test_liu_yang_of_another_agency_is_refused_every_act(cast, act):
    item = make.published(cast) if act in {"withdraw", "correct"} else make.draft(cast)
    extra = {
        "withdraw": {"reason": "理由"},
        "send_back": {"reason": "理由"},
        "correct": {"content": make.NOTICE, "note": "更正"},
        "edit": {"content": make.NOTICE},
    }.get(act, {})

    with pytest.raises(NotYourPost):
        getattr(actions, act)(item.pk, by=cast.liu_yang, at=AT, **extra)


def test_author_may_not_review_even_with_the_post(cast):
    item = actions.draft(cast.education, "notice", make.NOTICE, by=cast.liu_yang, at=AT)
    actions.submit(item.pk, by=cast.liu_yang, at=AT)

    with pytest.raises(SamePerson):
        actions.approve(item.pk, by=cast.liu_yang, at=AT)


def test_author_may_not_sign_even_with_the_post(cast):
    from gongkai.agencies.actions import give_post
    from gongkai.agencies.models import Duty

    give_post(cast.wang_fang, Duty.PUBLISH, agency=cast.housing, first_day=AT.date(), by=None, at=AT)
    item = reviewed(cast)

    with pytest.raises(SamePerson):
        actions.publish(item.pk, by=cast.wang_fang, at=AT)
    assert public.item(item.pk) is None


def test_words_changed_behind_the_review_are_not_signed(cast):
    item = reviewed(cast)
    Edition.objects.filter(item=item).update(body="<p>改过的内容</p>")

    with pytest.raises(ContentChanged):
        actions.publish(item.pk, by=cast.zhou_jian, at=AT)


def test_a_draft_under_review_cannot_be_edited(cast):
    item = make.draft(cast)
    actions.submit(item.pk, by=cast.wang_fang, at=AT)

    with pytest.raises(MoveNotAllowed):
        actions.edit(item.pk, make.NOTICE, by=cast.wang_fang, at=AT)


def test_returned_draft_keeps_the_reason_and_loses_the_review(cast):
    item = reviewed(cast)

    edition = actions.send_back(item.pk, reason="缺少联系电话", by=cast.zhou_jian, at=AT)

    assert (edition.state, edition.returned_reason, edition.reviewer) == (State.DRAFT, "缺少联系电话", None)


def test_return_without_a_reason_is_refused(cast):
    item = make.draft(cast)
    actions.submit(item.pk, by=cast.wang_fang, at=AT)

    with pytest.raises(ReasonMissing):
        actions.send_back(item.pk, reason="  ", by=cast.zhao_min, at=AT)


def test_missing_fields_are_named_and_the_draft_stays_a_draft(cast):
    item = make.draft(cast, kind="normative_document")

    with pytest.raises(FieldsMissing) as refusal:
        actions.submit(item.pk, by=cast.wang_fang, at=AT)

    assert refusal.value.missing == ["文号", "发文机关", "成文日期", "施行日期"]
    assert Edition.objects.get(item=item).state == State.DRAFT


def test_correction_is_read_only_after_it_went_the_same_way(cast):
    item = make.published(cast)
    corrected = replace(make.NOTICE, title="关于开展老旧小区改造意见征集的通知（更正）")
    actions.correct(item.pk, corrected, note="更正联系电话", by=cast.wang_fang, at=LATER)

    assert public.item(item.pk).title == make.NOTICE.title
    actions.submit(item.pk, by=cast.wang_fang, at=LATER)
    actions.approve(item.pk, by=cast.zhao_min, at=LATER)
    actions.publish(item.pk, by=cast.zhou_jian, at=LATER)

    shown = public.item(item.pk)
    assert (shown.title, shown.version, shown.change_note) == (corrected.title, 2, "更正联系电话")
    assert (shown.published_at, shown.updated_at) == (AT, LATER)
    assert [edition.version for edition in public.history(item.pk)] == [2, 1]


def test_correction_keeps_the_index_number(cast):
    item = make.published(cast)
    number = item.index_number
    actions.correct(item.pk, make.NOTICE, note="更正", by=cast.wang_fang, at=LATER)
    actions.submit(item.pk, by=cast.wang_fang, at=LATER)
    actions.approve(item.pk, by=cast.zhao_min, at=LATER)

    assert actions.publish(item.pk, by=cast.zhou_jian, at=LATER).index_number == number


def test_second_open_correction_is_refused(cast):
    item = make.published(cast)
    actions.correct(item.pk, make.NOTICE, note="更正", by=cast.wang_fang, at=LATER)

    with pytest.raises(CorrectionOpen):
        actions.correct(item.pk, make.NOTICE, note="再更正", by=cast.wang_fang, at=LATER)


def test_published_edition_cannot_be_rewritten(cast):
    edition = make.published(cast).live

    with pytest.raises(EditionIsPublished):
        edition.content = make.NOTICE


def test_the_database_itself_keeps_the_words_of_a_published_edition(cast):
    edition = make.published(cast).live

    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(body="<p>改过的内容</p>")
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(published_at=LATER)
    Edition.objects.filter(pk=edition.pk).update(state=State.SUPERSEDED)


def test_withdrawn_item_leaves_its_reason_and_no_words(cast):
    item = make.published(cast)

    actions.withdraw(item.pk, reason="内容有误，重新核实", by=cast.zhou_jian, at=LATER)

    left = public.item(item.pk)
    assert left == public.Tombstone(
        item.pk, item.index_number, cast.housing.name, LATER, "内容有误，重新核实"
    )
    assert public.latest(10) == ()


def test_item_with_an_open_correction_can_still_be_withdrawn(cast):
    item = make.published(cast)
    actions.correct(item.pk, make.NOTICE, note="更正", by=cast.wang_fang, at=LATER)

    actions.withdraw(item.pk, reason="内容有误", by=cast.zhou_jian, at=LATER)

    assert isinstance(public.item(item.pk), public.Tombstone)


def test_withdrawn_item_cannot_come_back_through_its_correction(cast):
    item = make.published(cast)
    actions.correct(item.pk, make.NOTICE, note="更正", by=cast.wang_fang, at=LATER)
    actions.withdraw(item.pk, reason="内容有误", by=cast.zhou_jian, at=LATER)

    with pytest.raises(MoveNotAllowed):
        actions.submit(item.pk, by=cast.wang_fang, at=LATER)


@pytest.mark.parametrize("act", ["publish", "approve"])
def test_an_unknown_item_is_refused_by_number(cast, act):
    with pytest.raises(UnknownItem, match="999"):
        getattr(actions, act)(999, by=cast.zhou_jian, at=AT)


def test_scripts_never_enter_an_edition(cast):
    body = '<p onclick="x()">正文<script>alert(1)</script><a href="javascript:x()">链接</a></p>'

    item = make.published(cast, replace(make.NOTICE, body=body))

    assert public.item(item.pk).body == '<p>正文<a rel="noopener noreferrer">链接</a></p>'


def test_batch_publishes_all_items_with_everything_a_single_one_gets(cast):
    items = make.published_many(cast, [make.NOTICE] * 3)

    assert [item.index_number for item in items] == [f"000000002/2020-0000{n}" for n in (1, 2, 3)]
    assert all([entry.word for entry in history(f"item:{item.pk}")] == ["item.published"] for item in items)
    assert len(public.latest(10)) == 3


def test_batch_with_one_bad_entry_publishes_nothing(cast):
    crew = actions.Crew(cast.wang_fang, cast.zhao_min, cast.zhou_jian)
    entries = [
        actions.BatchEntry(cast.housing, "notice", make.NOTICE),
        actions.BatchEntry(cast.housing, "notice", replace(make.NOTICE, body="")),
    ]

    with pytest.raises(FieldsMissing):
        actions.publish_batch(entries, crew=crew, at=AT)
    assert Item.objects.count() == 0


def test_batch_of_an_unknown_kind_is_refused(cast):
    crew = actions.Crew(cast.wang_fang, cast.zhao_min, cast.zhou_jian)

    with pytest.raises(UnknownKind):
        actions.publish_batch([actions.BatchEntry(cast.housing, "poem", make.NOTICE)], crew=crew, at=AT)


def test_batch_needs_three_different_people(cast):
    crew = actions.Crew(cast.wang_fang, cast.wang_fang, cast.zhou_jian)

    with pytest.raises(SamePerson):
        actions.publish_batch([actions.BatchEntry(cast.housing, "notice", make.NOTICE)], crew=crew, at=AT)


def test_the_same_source_is_published_once(cast):
    crew = actions.Crew(cast.wang_fang, cast.zhao_min, cast.zhou_jian)
    entry = actions.BatchEntry(cast.housing, "notice", make.NOTICE, source_path="法律/一.md")

    first = actions.publish_batch([entry], crew=crew, at=AT)
    again = actions.publish_batch([entry], crew=crew, at=LATER)

    assert (len(first), again) == (1, [])


def test_a_batch_costs_the_same_number_of_statements_whatever_its_size(cast, django_assert_num_queries):
    make.published_many(cast, [make.NOTICE])
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as small:
        make.published_many(cast, [make.NOTICE] * 2)
    with CaptureQueriesContext(connection) as large:
        make.published_many(cast, [make.NOTICE] * 40)

    assert len(large) == len(small)


def test_signals_tell_what_the_public_can_read_and_nothing_else(cast):
    heard = []

    def published(item_ids, **_):
        heard.append(("published", item_ids))

    def withdrawn(item_ids, **_):
        heard.append(("withdrawn", item_ids))

    item_published.connect(published)
    item_withdrawn.connect(withdrawn)
    try:
        item = make.published(cast)
        actions.withdraw(item.pk, reason="内容有误", by=cast.zhou_jian, at=LATER)
    finally:
        item_published.disconnect(published)
        item_withdrawn.disconnect(withdrawn)

    assert heard == [("published", [item.pk]), ("withdrawn", [item.pk])]


def test_counts_of_a_year_follow_the_first_publication_in_china(cast):
    make.published(cast, at=make.moment("2020-12-31", 23, 59))
    make.published(cast, at=make.moment("2021-01-01", 0, 1))

    assert queries.counts_by_kind(2020) == {"notice": 1}
    assert queries.counts_by_kind(2021) == {"notice": 1}


def test_withdrawn_item_counts_in_its_year_but_not_among_the_public(cast):
    item = make.published(cast)
    actions.withdraw(item.pk, reason="内容有误", by=cast.zhou_jian, at=LATER)

    assert queries.counts_by_kind(2020) == {"notice": 1}
    assert queries.readable_at(make.moment("2020-03-31").date(), "notice").count() == 1
    assert queries.readable_at(LATER.date(), "notice").count() == 0
