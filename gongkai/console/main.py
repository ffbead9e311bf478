"""The entry of `gongkai`: finds the command, runs it, and tells a refusal in Chinese.

Exit status: 0 done, 1 done with a finding, 2 refused, 130 interrupted.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import NoReturn, Protocol

from gongkai.law.refusals import Refusal

REFUSED = 2
INTERRUPTED = 130


class Command(Protocol):
    """What a command's module offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit status."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: its module, its line in the list, and whether it needs the database."""

    module: str
    help: str
    django: bool = True


COMMANDS: dict[str, Entry] = {
    "serve": Entry("serve", "启动门户和工作台", django=False),
    "setup": Entry("setup", "准备或者升级数据库"),
    "demo": Entry("demo", "生成演示城市“湖州市 2020”"),
    "import": Entry("importing", "把法律法规等文件批量导入并公开"),
    "search": Entry("search", "检索已公开的信息"),
    "index": Entry("index", "维护检索索引"),
    "report": Entry("report", "编制年度报告"),
    "check-report": Entry("check_report", "核对一份已公布的年度报告", django=False),
    "due": Entry("due", "计算申请的答复期限并逐日说明", django=False),
    "bench": Entry("bench", "测量速度"),
    "recompute": Entry("recompute", "按最新放假安排重算在办申请的答复期限"),
}

_ENGLISH = {
    "the following arguments are required: ": "缺少必需的参数：",
    "unrecognized arguments: ": "无法识别的参数：",
    "expected one argument": "后面需要一个值",
    "expected at least one argument": "后面至少需要一个值",
    "invalid int value: ": "应为整数，而不是",
    "invalid choice: ": "不是可选的值：",
    "choose from": "可选",
    "argument ": "参数 ",
}


class Misspelt(Refusal):
    """The command line cannot be understood."""

    def __init__(self, fault: str, command: str) -> None:
        super().__init__(
            f"命令写法有误：{fault}", rule="gongkai 的命令格式", remedy=f"运行 {command} --help 查看用法"
        )


class Parser(argparse.ArgumentParser):
    """A parser that refuses in Chinese."""

    def error(self, message: str) -> NoReturn:
        """Refuse with Misspelt."""
        for english, chinese in _ENGLISH.items():
            message = message.replace(english, chinese)
        raise Misspelt(message, self.prog)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command of `gongkai` and return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _dispatch(words)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return REFUSED
    except KeyboardInterrupt:
        sys.stderr.write("已中断，没有完成的部分不会保留；重新运行即可。\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _dispatch(words: list[str]) -> int:
    if not words or words[0] in {"-h", "--help", "help"}:
        _print_commands()
        return 0
    name, *rest = words
    if name not in COMMANDS:
        raise Misspelt(f"没有“{name}”这个命令", "gongkai")
    entry = COMMANDS[name]
    if entry.django:
        _connect()
    module: Command = import_module(f"gongkai.console.{entry.module}")
    parser = Parser(prog=f"gongkai {name}", description=entry.help)
    module.add_arguments(parser)
    args = parser.parse_args(rest)
    if not entry.django:
        return module.run(args)
    from gongkai.console import database

    with database.faults_told():
        return module.run(args)


def _connect() -> None:
    """Load settings and models; only now, for a command that merely computes must not wait for them."""
    from gongkai.console import database

    database.connect()


def _print_commands() -> None:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {entry.help}" for name, entry in COMMANDS.items()]
    sys.stdout.write(
        "用法：gongkai 命令 [选项]\n\n" + "\n".join(lines) + "\n\n查看某个命令的选项：gongkai 命令 --help\n"
    )
