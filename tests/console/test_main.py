import os
import socket
import subprocess
import sys

import pytest

from gongkai.console import database
from gongkai.console.main import COMMANDS, main
from gongkai.console.serve import PortBusy, Surface, _require_free


def gongkai(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gongkai", *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
        timeout=120,
    )


def test_without_words_the_commands_are_listed(capsys):
    assert main([]) == 0

    listed = capsys.readouterr().out
    assert all(name in listed for name in COMMANDS)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["fly"], "没有“fly”这个命令"),
        (["due"], "缺少必需的参数：--received"),
        (["due", "--received", "2020-02-30"], "2020-02-30"),
        (["due", "--received", "2020-01-20", "--fast"], "无法识别的参数：--fast"),
        (["due", "--received", "2031-01-20"], "2031"),
        (["check-report", "nowhere.html"], "nowhere.html"),
    ],
)
def test_refusal_is_told_in_chinese_on_standard_error_with_status_two(capsys, words, told):
    assert main(words) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
    assert "依据：" in printed.err
    assert "处理办法：" in printed.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name):
    shown = gongkai(name, "--help")

    assert shown.returncode == 0
    assert f"gongkai {name}" in shown.stdout


def test_clock_is_computed_without_the_framework():
    code = "import sys; from gongkai.console.main import main; main(['due','--received','2020-01-20']); sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_database_not_prepared_is_told_with_the_way_out(tmp_path):
    told = gongkai("report", "2020", GONGKAI_VAR=str(tmp_path), GONGKAI_DATABASE="sqlite")

    assert told.returncode == 2
    assert "数据库还没有准备好" in told.stderr
    assert "gongkai setup" in told.stderr


def test_bad_setting_is_told_by_its_name():
    told = gongkai("setup", GONGKAI_DATABASE="oracle")

    assert told.returncode == 2
    assert "GONGKAI_DATABASE" in told.stderr
    assert "oracle" in told.stderr


def test_folder_that_cannot_be_written_is_told_by_its_path(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")

    told = gongkai("setup", GONGKAI_VAR=str(blocked / "var"), GONGKAI_DATABASE="sqlite")

    assert told.returncode == 2
    assert str(blocked / "var") in told.stderr
    assert "GONGKAI_VAR" in told.stderr


def test_setup_can_be_run_again(tmp_path):
    first = gongkai("setup", GONGKAI_VAR=str(tmp_path), GONGKAI_DATABASE="sqlite")
    again = gongkai("setup", GONGKAI_VAR=str(tmp_path), GONGKAI_DATABASE="sqlite")

    assert (first.returncode, again.returncode) == (0, 0)


def test_busy_port_is_refused_before_anything_starts():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(PortBusy, match=f"端口 {port} 已被其他程序占用，门户不能启动"):
            _require_free(Surface("portal", "门户", port))


def test_free_port_is_accepted():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    _require_free(Surface("portal", "门户", port))


def test_a_bug_is_not_dressed_up_as_a_refusal():
    with pytest.raises(ZeroDivisionError), database.faults_told():
        _ = 1 / 0
