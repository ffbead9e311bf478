"""`gongkai demo`, run as an operator runs it."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "gongkai", "demo", "--quick"]


def environment(var: Path) -> dict[str, str]:
    return os.environ | {
        "GONGKAI_DATABASE": "sqlite",
        "GONGKAI_VAR": str(var),
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "120",
    }


def demo(var: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *options],
        env=environment(var),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def people(var: Path) -> set[str]:
    with sqlite3.connect(var / "gongkai.sqlite3") as database:
        return {name for (name,) in database.execute("SELECT username FROM accounts_user")}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    var = tmp_path_factory.mktemp("demo") / "var"
    return var, demo(var)


@pytest.fixture
def city(built, tmp_path) -> Path:
    """A finished city of one's own."""
    return Path(shutil.copytree(built[0], tmp_path / "var"))


@pytest.fixture
def office(city) -> Path:
    """The database of an office at work: the city without its mark."""
    with sqlite3.connect(city / "gongkai.sqlite3") as database:
        database.execute("DELETE FROM accounts_user WHERE username = 'gongkai-demo'")
    return city


def test_a_city_is_built_with_its_accounts_and_its_index(built):
    var, told = built

    assert told.returncode == 0, told.stderr
    assert "zjj-wang" in told.stdout
    assert "不符" not in told.stdout
    assert "zjj-wang" in people(var)
    assert (var / "search" / "current").exists()


def test_nothing_half_built_is_left_beside_the_city(built):
    assert not list(built[0].glob("*.building*"))


def test_a_small_city_does_not_claim_the_figures_of_the_real_one(built):
    assert "数字不代表湖州市" in built[1].stdout


def test_a_finished_city_is_left_as_it_is(city):
    before = (city / "gongkai.sqlite3").read_bytes()

    told = demo(city)

    assert told.returncode == 0
    assert "已经建成" in told.stdout
    assert (city / "gongkai.sqlite3").read_bytes() == before


def test_an_office_at_work_is_never_overwritten(office):
    told = demo(office)

    assert told.returncode == 2
    assert "数据库里已有业务数据" in told.stderr
    assert "--force" in told.stderr


def test_whoever_insists_gets_the_city(office):
    assert demo(office, "--force").returncode == 0
    assert "gongkai-demo" in people(office)


def test_an_interruption_leaves_nothing_behind(tmp_path):
    var = tmp_path / "var"
    with subprocess.Popen(COMMAND, env=environment(var), cwd=ROOT, stderr=subprocess.PIPE) as building:
        file = var / "gongkai.sqlite3.building"
        for _ in range(600):
            if file.exists() and file.stat().st_size > 100_000:
                break
            time.sleep(0.05)
        building.send_signal(signal.SIGINT)
        _, errors = building.communicate(timeout=60)

    assert building.returncode == 130, errors.decode()
    assert not list(var.glob("gongkai.sqlite3*"))


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "occupied").write_text("")

    told = demo(tmp_path / "occupied" / "var")

    assert told.returncode == 2
    assert "不能写入" in told.stderr
