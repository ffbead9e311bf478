"""`gongkai serve`: portal, desk and indexer as three processes that start and stop together."""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType

from gongkai.console import database
from gongkai.law.refusals import Refusal

HOST = "127.0.0.1"
START_SECONDS = 30
PR_SET_PDEATHSIG = 1
"""The option of prctl(2) by that name."""


class PortBusy(Refusal):
    """Somebody else listens where a surface should."""

    def __init__(self, port: int, surface: str) -> None:
        super().__init__(
            f"端口 {port} 已被其他程序占用，{surface}不能启动",
            rule="一个端口同时只能由一个程序使用",
            remedy=f"关闭占用该端口的程序，或者用 --portal-port、--desk-port 换一个端口（例如 {port + 100}）",
        )


class SurfaceStopped(Refusal):
    """A process ended that should not have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}意外停止", rule="门户、工作台和索引须同时运行", remedy="请查看上方的错误信息后重新启动"
        )


@dataclass(frozen=True, slots=True)
class Surface:
    """One of the two surfaces: its key, its name and its port."""

    key: str
    name: str
    port: int

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.port}/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--portal-port", type=int, default=8000, metavar="端口", help="门户的端口，默认 8000")
    parser.add_argument("--desk-port", type=int, default=8001, metavar="端口", help="工作台的端口，默认 8001")
    parser.add_argument("--only", choices=("portal", "desk"), help="只在本进程里提供其中一个")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; refuses with PortBusy before anything is started."""
    surfaces = [Surface("portal", "门户", args.portal_port), Surface("desk", "工作台", args.desk_port)]
    if args.only:
        return _serve(next(surface for surface in surfaces if surface.key == args.only))
    for surface in surfaces:
        _require_free(surface)
    database.connect()
    database.migrate()
    children = [_start(surface.key, "serve", "--only", surface.key, *_ports(args)) for surface in surfaces]
    children.append(_start("portal", "index", "--follow"))
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        for surface, child in zip(surfaces, children, strict=False):
            _wait_for(surface, child)
        _announce(surfaces)
        _watch(children)
    except KeyboardInterrupt:
        sys.stdout.write("\n正在停止……\n")
    finally:
        _stop(children)
    return 0


def _serve(surface: Surface) -> int:
    os.environ["GONGKAI_SURFACE"] = surface.key
    from config.wsgi import application
    from gongkai.console import webserver

    webserver.serve(application, host=HOST, port=surface.port)
    return 0


def _require_free(surface: Surface) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, surface.port))
        except OSError:
            raise PortBusy(surface.port, surface.name) from None


def _ports(args: argparse.Namespace) -> list[str]:
    return ["--portal-port", str(args.portal_port), "--desk-port", str(args.desk_port)]


def _start(surface: str, *command: str) -> subprocess.Popen[bytes]:
    """Start one of our own commands; it ignores Ctrl-C, which we pass on in our own order."""
    environment = os.environ | {"GONGKAI_SURFACE": surface}
    return subprocess.Popen(  # noqa: S603 - our own command, our own interpreter
        [sys.executable, "-m", "gongkai", *command],
        env=environment,
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509 - no other thread runs yet
    )


def _end_with_parent() -> None:
    """Let the kernel end this process when the one that started it is gone, however it went."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait_for(surface: Surface, child: subprocess.Popen[bytes]) -> None:
    for _ in range(START_SECONDS * 10):
        if child.poll() is not None:
            raise SurfaceStopped(surface.name)
        with socket.socket() as probe:
            if probe.connect_ex((HOST, surface.port)) == 0:
                return
        time.sleep(0.1)
    raise SurfaceStopped(surface.name)


def _announce(surfaces: Sequence[Surface]) -> None:
    from gongkai.demo.marker import is_demo
    from gongkai.demo.staff import demo_accounts

    portal, desk = surfaces
    lines = [f"门户    {portal.address}", f"工作台  {desk.address}"]
    if is_demo():
        lines += [
            f"        演示账号 {account.username}（{account.duties}） 密码 {account.password}"
            for account in demo_accounts()
        ]
    sys.stdout.write("\n".join([*lines, "按 Ctrl-C 停止。", ""]))
    sys.stdout.flush()


def _watch(children: Sequence[subprocess.Popen[bytes]]) -> None:
    names = ("门户", "工作台", "检索索引")
    while True:
        for name, child in zip(names, children, strict=True):
            if child.poll() is not None:
                raise SurfaceStopped(name)
        time.sleep(0.5)


def _stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
