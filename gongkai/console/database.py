"""Connecting a command to the database, and telling its faults to an operator."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from config.environment import BadSetting
from gongkai.law.refusals import Refusal


class SettingUnusable(Refusal):
    """A variable of the environment holds something unusable."""

    def __init__(self, fault: BadSetting) -> None:
        super().__init__(str(fault).rstrip("。"), rule="部署配置", remedy="修改该环境变量后重新运行")


class FolderNotWritable(Refusal):
    """The folder that holds everything this installation keeps cannot be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"不能写入 {folder}",
            rule="数据库、检索索引和生成的报告都保存在这个目录",
            remedy="请改为可写的目录，或者用环境变量 GONGKAI_VAR 指定另一个目录",
        )


class DatabaseUnusable(Refusal):
    """The database did not answer as expected."""

    def __init__(self, fault: str) -> None:
        super().__init__(
            f"数据库不能使用（{fault}）",
            rule="业务数据须先有可用的数据库",
            remedy="请检查数据库是否启动、账号和权限是否正确",
        )


class DatabaseNotReady(Refusal):
    """The tables are missing or of an older version."""

    def __init__(self) -> None:
        super().__init__(
            "数据库还没有准备好",
            rule="首次使用或者升级后，须先建立数据表",
            remedy="运行 gongkai setup；想先看演示，运行 gongkai demo",
        )


def connect() -> None:
    """Make the settings and the models available; refuses with SettingUnusable."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
    except BadSetting as fault:
        raise SettingUnusable(fault) from None


def require_writable(folder: Path) -> None:
    """Refuse with FolderNotWritable unless the folder is there, or can be made, and can be written."""
    probe = folder / ".probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_text("")
        probe.unlink()
    except OSError:
        raise FolderNotWritable(folder) from None


def migrate() -> None:
    """Bring the tables to this version; running it again changes nothing."""
    require_writable(settings.VAR)
    with faults_told():
        call_command("migrate", verbosity=0, interactive=False)


def require_ready() -> None:
    """Refuse with DatabaseNotReady unless all tables are of this version."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise DatabaseNotReady


@contextmanager
def faults_told() -> Iterator[None]:
    """Tell faults of the database as refusals; a bug of ours still shows as what it is."""
    try:
        yield
    except DatabaseError as fault:
        words = str(fault).lower()
        if "no such table" in words or "does not exist" in words or "no such column" in words:
            raise DatabaseNotReady from fault
        if "readonly" in words or "unable to open" in words:
            raise FolderNotWritable(settings.VAR) from fault
        if "connection" in words or "locked" in words or "password" in words:
            raise DatabaseUnusable(str(fault).splitlines()[0]) from fault
        raise
