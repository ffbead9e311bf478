"""Keeping the index in step: nothing is lost and nothing stands twice, whenever a process dies."""

from dataclasses import replace

import pytest
from django.db import transaction

from gongkai.publishing import actions
from gongkai.publishing.models import Edition, Item
from gongkai.search import indexer
from gongkai.search.embedded import home, schema
from gongkai.search.embedded.reader import EmbeddedReader, current
from gongkai.search.engine import IndexBusy
from gongkai.search.indexer import Difference, Indexer
from gongkai.search.models import Change
from gongkai.search.public import search
from tests import make
from tests.search.conftest import catch_up, found


def test_a_publication_that_is_taken_back_leaves_no_line_in_the_log(cast):
    with transaction.atomic():
        make.published(cast)
        logged = Change.objects.count()
        transaction.set_rollback(True)

    assert (logged, Change.objects.count()) == (1, 0)


def test_a_batch_is_logged_item_by_item(cast):
    items = make.published_many(cast, [make.NOTICE] * 3)

    assert list(Change.objects.values_list("item_id", "withdrawn")) == [(item.pk, False) for item in items]


def test_the_log_is_read_in_steps_to_its_end(cast):
    catch_up()
    make.published_many(cast, [make.NOTICE] * 5)

    assert [indexer.catch_up(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert search("老旧小区").total == 5


def test_a_crash_between_commit_and_mark_costs_only_a_repetition(cast, monkeypatch):
    catch_up()
    make.published_many(cast, [make.NOTICE] * 3)
    with monkeypatch.context() as broken:
        broken.setattr(home, "set_mark", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            indexer.catch_up()

    assert indexer.catch_up() == 3
    assert indexer.state().documents == search("老旧小区").total == 3


def test_a_batch_that_fails_halfway_leaves_nothing_in_the_next_commit(cast, monkeypatch):
    catch_up()
    make.published(cast)
    with Indexer() as writer:
        with monkeypatch.context() as broken:
            broken.setattr(schema, "pairs", lambda _: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                writer.catch_up()
        assert writer.catch_up() == 1

    assert search("老旧小区").total == 1


def test_two_readers_see_the_writers_commit(cast, settings):
    catch_up()
    readers = [EmbeddedReader(settings.SEARCH_INDEX), EmbeddedReader(settings.SEARCH_INDEX)]
    assert [reader.view().documents for reader in readers] == [0, 0]

    make.published(cast)
    catch_up()

    assert [reader.view().documents for reader in readers] == [1, 1]


def test_readers_and_a_following_writer_go_over_to_a_rebuilt_index(cast, settings):
    make.published(cast)
    with Indexer() as following:
        following.catch_up()
        before = current(settings.SEARCH_INDEX)
        indexer.rebuild()
        make.published(cast)

        assert following.catch_up() == 1

    assert current(settings.SEARCH_INDEX) != before
    assert search("老旧小区").total == 2


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(cast, settings, monkeypatch):
    make.published(cast)
    catch_up()
    with monkeypatch.context() as broken:
        broken.setattr(schema, "pairs", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            indexer.rebuild()

    assert search("老旧小区").total == 1
    assert len(list(settings.SEARCH_INDEX.glob("v*"))) == 1


def test_only_the_current_copy_and_the_one_before_take_up_room(cast, settings):
    for _ in range(4):
        indexer.rebuild()

    assert len(list(settings.SEARCH_INDEX.glob("v*"))) == 2


def test_what_happens_during_a_rebuild_is_read_from_the_log_afterwards(cast):
    first = make.published(cast)
    late: list[Item] = []

    def meanwhile(_: int) -> None:
        if not late:
            actions.withdraw(first.pk, reason="有误", by=cast.zhou_jian, at=make.moment("2020-03-03"))
            late.append(make.published(cast, replace(make.NOTICE, title="关于老旧小区加装电梯的通知")))

    indexer.rebuild(meanwhile)
    catch_up()

    assert found("老旧小区") == [late[0].pk]
    assert indexer.state().documents == 1


def test_a_second_writer_is_refused(cast):
    make.published(cast)
    with Indexer() as first:
        while first.catch_up():
            pass
        with pytest.raises(IndexBusy):
            indexer.catch_up()


def test_an_index_of_another_version_is_built_anew(cast, settings):
    make.published(cast)
    catch_up()
    copy = current(settings.SEARCH_INDEX)
    copy.rename(copy.with_name("v0-old"))
    (settings.SEARCH_INDEX / "current").write_text("v0-old")

    catch_up()
    assert search("老旧小区").total == 1


def test_a_database_put_back_from_a_backup_has_its_index_built_anew(cast):
    make.published_many(cast, [make.NOTICE] * 2)
    catch_up()
    # What a restored backup looks like: an item and the end of the log are not there any more.
    last = Change.objects.latest("pk")
    Item.objects.filter(pk=last.item_id).update(status="unpublished", live=None)
    last.delete()

    catch_up()
    assert indexer.state().documents == 1


def test_reconciling_finds_and_repairs_every_kind_of_difference(cast, settings):
    missing, stale, extra = make.published_many(cast, [make.NOTICE] * 3)
    catch_up()
    with Indexer() as broken:
        broken.catch_up()
        writer = broken._current()
        writer.replace([missing.pk], [])
        writer.commit(writer.position)
    Edition.objects.filter(item=stale).update(version=2)
    Item.objects.filter(pk=extra.pk).update(status="withdrawn")

    assert indexer.reconcile() == Difference((missing.pk,), (stale.pk,), (extra.pk,))
    assert indexer.reconcile() == Difference((), (), ())
    assert sorted(found("老旧小区")) == [missing.pk, stale.pk]


def test_the_state_says_how_far_behind_the_index_is(cast):
    make.published(cast)
    assert (indexer.state().behind, indexer.state().committed_at) == (1, None)

    catch_up()
    make.published(cast)
    state = indexer.state()
    assert (state.documents, state.behind) == (1, 1)
    assert state.committed_at is not None


def test_every_step_of_an_items_life_leaves_found_what_is_public(cast):
    def public_and_found() -> tuple[set[int], set[int]]:
        catch_up()
        return set(indexer.publishing.versions()), set(found("老旧小区"))

    at = make.moment("2020-03-02")
    steps = [
        lambda: make.draft(cast),
        lambda: actions.submit(Item.objects.get().pk, by=cast.wang_fang, at=at),
        lambda: actions.approve(Item.objects.get().pk, by=cast.zhao_min, at=at),
        lambda: actions.publish(Item.objects.get().pk, by=cast.zhou_jian, at=at),
        lambda: actions.correct(Item.objects.get().pk, make.NOTICE, note="更正", by=cast.wang_fang, at=at),
        lambda: actions.withdraw(Item.objects.get().pk, reason="有误", by=cast.zhou_jian, at=at),
    ]
    sizes = []
    for step in steps:
        step()
        public, searchable = public_and_found()
        assert public == searchable
        sizes.append(len(public))
    assert sizes == [0, 0, 0, 1, 1, 0]
