"""The two commands: one finds, one keeps the index."""

import json
import os
import signal
from threading import Timer

import pytest

from gongkai.console import index as index_command
from gongkai.console import search as search_command
from gongkai.console.main import Parser
from gongkai.search import indexer
from tests import make


def run(command, *words: str) -> int:
    parser = Parser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_a_search_answers_as_data(publish, capsys):
    item = publish(number="湖建发〔2020〕3号")
    assert run(search_command, "老旧小区", "--format", "json") == 0

    answer = json.loads(capsys.readouterr().out)
    assert (answer["query"], answer["total"], answer["page"], answer["pages"]) == ("老旧小区", 1, 1, 1)
    assert answer["hits"][0] == {
        "id": item.pk,
        "title": "关于开展老旧小区改造意见征集的通知",
        "address": f"/items/{item.pk}/",
        "number": "湖建发〔2020〕3号",
        "agency": "湖州市住房和城乡建设局",
        "column": "notices",
        "published_at": "2020-03-02T10:00:00+08:00",
        "snippet": "为做好2020年老旧小区改造工作，现征集居民意见。",
        "source_path": "",
    }


def test_a_search_answers_in_words(publish, capsys):
    publish()
    run(search_command, "老旧小区")

    shown = capsys.readouterr().out
    assert "共 1 条" in shown
    assert "湖州市住房和城乡建设局  通知公告  2020-03-02" in shown


@pytest.mark.parametrize("options", [[], ["--rebuild"]])
def test_the_index_is_built_or_brought_up_to_date(cast, options, capsys):
    make.published_many(cast, [make.NOTICE] * 3)
    assert run(index_command, *options) == 0

    assert "索引中现有 3 条信息。" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)  # a follower lets go of its connection between two looks
def test_following_reads_the_log_until_it_is_told_to_stop(cast):
    make.published(cast)
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        stop = index_command._told_to_stop()
        Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
        index_command._follow(stop)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

    assert indexer.state().behind == 0
