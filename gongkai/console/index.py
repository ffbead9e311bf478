"""`gongkai index`: keep the search index of this host in step with what is public."""

import argparse
import signal
from threading import Event

from django.db import close_old_connections
from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

from gongkai.publishing import public as publishing
from gongkai.search import indexer
from gongkai.search.indexer import Indexer

PAUSE = 0.5
"""Seconds between two looks at the log."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `gongkai index`."""
    parser.description = "更新本机的检索索引。不带选项时，把尚未编入的变更编入后结束；没有索引时先建立。"
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--rebuild", action="store_true", help="重新建立全部索引；建成之前，检索继续使用原有的索引"
    )
    chosen.add_argument("--follow", action="store_true", help="持续更新，直到收到终止信号")


def run(args: argparse.Namespace) -> int:
    """Catch up once, rebuild, or follow; return 0.

    Refused by IndexBusy while another process writes the index.
    """
    if args.rebuild:
        _rebuild()
    elif args.follow:
        _follow(_told_to_stop())
    else:
        with Indexer() as writer:
            while writer.catch_up():
                pass
    if not args.follow:
        print(f"索引中现有 {indexer.state().documents} 条信息。")
    return 0


def _rebuild() -> None:
    shown = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*shown, transient=True) as progress:
        task = progress.add_task("正在建立索引", total=publishing.page(1).total)
        indexer.rebuild(lambda done: progress.update(task, completed=done))


def _follow(stop: Event) -> None:
    """Read the log until told to stop; what has been begun is finished first."""
    with Indexer() as writer:
        while not stop.is_set():
            if not writer.catch_up():
                close_old_connections()
                stop.wait(PAUSE)


def _told_to_stop() -> Event:
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
