"""`gongkai demo`: the demonstration city, built beside the database and put in its place when it is whole."""

import argparse
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.console.database import migrate, require_writable
from gongkai.demo import city, marker
from gongkai.law.refusals import Refusal
from gongkai.search.indexer import rebuild

QUICK = 20
"""A quick city is one in so many of everything."""

_COMPANIONS = ("", "-wal", "-shm")
"""What SQLite keeps beside a database, the database itself included."""


class DatabaseInUse(Refusal):
    """There is a database already, and it is not the city asked for."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(
            f"数据库里已有{what}，没有生成演示城市", rule="演示城市不得覆盖已有的业务数据", remedy=remedy
        )


class BuildingAlready(Refusal):
    """Another process builds a city here."""

    def __init__(self) -> None:
        super().__init__(
            "另一个程序正在生成演示城市", rule="同一个目录同时只能生成一个", remedy="请等它完成，或者先停止它"
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `gongkai demo`."""
    parser.description = (
        "按2020年的工作日历，用平台自己的办理动作走完一年，生成演示城市“湖州市 2020”，并建立检索索引。"
    )
    parser.add_argument(
        "--force", action="store_true", help="替换已有的数据库，其中的数据全部丢失（先停止 gongkai serve）"
    )
    parser.add_argument("--quick", action="store_true", help=f"只生成缩小到 1/{QUICK} 的城市，供试用和测试")


def run(args: argparse.Namespace) -> int:
    """Build the city and print its figures; return 0, or 1 if they are not those aimed at.

    A finished city is left as it is. An interruption leaves everything as it was before.

    Refused by FolderNotWritable, DatabaseInUse and BuildingAlready.
    """
    console, scale = Console(), QUICK if args.quick else 1
    require_writable(settings.VAR)
    with _alone():
        if marked := _found(scale, force=args.force):
            console.print(marked)
            console.print(_accounts())
            return 0
        _write_accounts()
        reached = _build_file(scale) if connection.vendor == "sqlite" else _build_in_place(scale)
    console.print(_comparison(reached, scale), _accounts(), sep="\n")
    return int(reached != city.goal(scale))


def _found(scale: int, *, force: bool) -> str:
    """Return what to say of a city already finished, nothing where one may be built; refuses otherwise."""
    there = _contents()
    if there == scale and not force:
        return "演示城市已经建成，没有改动；要重新生成，请加 --force。"
    if there is None or (force and connection.vendor == "sqlite"):
        return ""
    what = f"缩小到 1/{there} 的演示城市" if there > 1 else "演示城市" if there else "业务数据"
    if connection.vendor == "sqlite":
        raise DatabaseInUse(
            what, "确认这些数据可以丢弃后，加 --force 重新运行；或者用 GONGKAI_VAR 另选一个目录"
        )
    raise DatabaseInUse(what, "请另建一个空的数据库（PGDATABASE）后重新运行")


def _contents() -> int | None:
    """Return the scale of the city the database holds, 0 for other data, None for nothing."""
    if connection.vendor == "sqlite" and not _target().exists():
        return None
    try:
        if not connection.introspection.table_names():
            return None
        return marker.scale() or (0 if User.objects.exists() or Agency.objects.exists() else None)
    except DatabaseError:
        return 0  # whatever it is, it is not ours to throw away
    finally:
        connection.close()


def _build_file(scale: int) -> city.Figures:
    """Build into a file of its own and rename it: before the rename nothing has changed."""
    target = _target()
    require_writable(target.parent)
    building = target.with_name(f"{target.name}.building")
    _remove(building)
    try:
        with _pointed_at(building):
            migrate()
            reached = _build(scale)
        for ending in _COMPANIONS[1:]:  # an old log would be read into the new database
            target.with_name(target.name + ending).unlink(missing_ok=True)
        building.replace(target)
    finally:
        _remove(building)
    return reached


def _build_in_place(scale: int) -> city.Figures:
    """Build into an empty database of a server, in one transaction."""
    migrate()
    with transaction.atomic():
        reached = city.build(lambda _label, _done, _total: None, scale)
    rebuild()
    return reached


def _build(scale: int) -> city.Figures:
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        year = bars.add_task("准备人员和机构", total=None)
        reached = city.build(
            lambda label, done, total: bars.update(year, description=label, completed=done, total=total),
            scale,
        )
        index = bars.add_task("建立检索索引", total=reached.items)
        rebuild(lambda done: bars.update(index, completed=done))
        bars.update(index, completed=reached.items)
    return reached


@contextmanager
def _pointed_at(file: Path) -> Iterator[None]:
    """Let the connection work on another file; closing it leaves that file whole and alone."""
    connection.close()
    kept, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(file)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept


@contextmanager
def _alone() -> Iterator[None]:
    with (settings.VAR / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildingAlready from None
        yield


def _target() -> Path:
    return Path(connection.settings_dict["NAME"])


def _remove(database: Path) -> None:
    for ending in _COMPANIONS:
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _comparison(reached: city.Figures, scale: int) -> Table:
    title = "湖州市 2020" if scale == 1 else f"缩小到 1/{scale} 的演示城市（数字不代表湖州市）"
    table = Table("数字", "目标", "记录", "", title=title)
    for (name, count), (_, wanted) in zip(reached.lines(), city.goal(scale).lines(), strict=True):
        table.add_row(name, f"{wanted:,}", f"{count:,}", "相符" if count == wanted else "不符")
    return table


def _write_accounts() -> None:
    """Leave the accounts where the sign-in page of the desk shows them."""
    lines = (f"{one.username}　{one.password}　{one.name}　{one.duties}" for one in city.demo_accounts())
    (settings.VAR / "demo-accounts.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _accounts() -> Table:
    table = Table("登录名", "姓名", "岗位", "密码", title="演示账号（仅用于演示）")
    for account in city.demo_accounts():
        table.add_row(account.username, account.name, account.duties, account.password)
    return table
