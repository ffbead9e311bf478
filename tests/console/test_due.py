import argparse
import json
import subprocess
import sys

import pytest

from gongkai.console import due
from gongkai.console.due import UnreadableOption
from gongkai.law.days import ImpossibleDate
from gongkai.law.deadlines import ExtensionTooLong, PauseEndsBeforeItStarts
from gongkai.law.workdays import CalendarMissing


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    due.add_arguments(parser)
    return due.run(parser.parse_args(arguments))


def test_json_gives_the_last_day_and_every_day_before_it(capsys):
    assert run("--received", "2020-01-20", "--format", "json") == 0

    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["received", "due", "extension", "pauses", "calendar", "days"]
    assert (answer["received"], answer["due"], answer["extension"]) == ("2020-01-20", "2020-02-25", 0)
    assert answer["calendar"].startswith("国办发明电〔2025〕7号")
    assert answer["days"][12] == {
        "day": "2020-02-01",
        "weekday": "星期六",
        "counts": False,
        "number": None,
        "why": "春节放假（国办发明电〔2020〕1号）",
        "source": "国办发明电〔2020〕1号",
    }
    assert answer["days"][-1]["number"] == 20


def test_pauses_and_the_extension_are_counted(capsys):
    run("--received=2020-03-02", "--extension=3", "--pause=2020-03-06..2020-03-13", "--format=json")

    answer = json.loads(capsys.readouterr().out)
    assert answer["due"] == "2020-04-10"
    assert answer["pauses"] == [{"sent": "2020-03-06", "back": "2020-03-13"}]


def test_an_opinion_still_awaited_leaves_no_last_day(capsys):
    run("--received=2020-03-02", "--pause=2020-03-06..", "--format=json")

    answer = json.loads(capsys.readouterr().out)
    assert answer["due"] is None
    assert answer["pauses"] == [{"sent": "2020-03-06", "back": None}]


def test_the_table_is_in_chinese_and_its_columns_stand_straight(capsys):
    run("--received=2020-09-27")

    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "收到申请：2020-09-27（星期日）",
        "答复期限：20个工作日",
        "最后一日：2020-10-30（星期五）",
    ]
    assert "2020-10-08  星期四  —       国庆节、中秋节放假（国办发明电〔2019〕16号）" in lines
    assert "2020-10-09  星期五  第4日   工作日" in lines
    assert "2020-10-30  星期五  第20日  工作日" in lines
    assert lines[-1] == "  《国务院关于职工工作时间的规定》第七条"


def test_the_table_says_that_the_clock_stands_still(capsys):
    run("--received=2020-03-02", "--pause=2020-03-06..")

    assert "最后一日：征求意见尚未结束，期限停止计算" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (["--received=2020-02-30"], ImpossibleDate),
        (["--received=20200120"], ImpossibleDate),
        (["--received=2031-01-06"], CalendarMissing),
        (["--received=2026-12-20"], CalendarMissing),
        (["--received=2020-01-20", "--extension=25"], ExtensionTooLong),
        (["--received=2020-01-20", "--extension=-1"], ExtensionTooLong),
        (["--received=2020-01-20", "--extension=两"], UnreadableOption),
        (["--received=2020-01-20", "--pause=2020-02-05"], UnreadableOption),
        (["--received=2020-01-20", "--pause=2020-02-05..2020-02-30"], ImpossibleDate),
        (["--received=2020-01-20", "--pause=2020-02-05..2020-02-04"], PauseEndsBeforeItStarts),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_counted_is_refused_and_nothing_printed(arguments, refusal, capsys):
    with pytest.raises(refusal):
        run(*arguments)

    assert capsys.readouterr().out == ""


def test_the_command_starts_without_the_framework():
    question = "import sys, gongkai.console.due; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", question], check=False).returncode == 0
