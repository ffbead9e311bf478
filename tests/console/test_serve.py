import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def ports() -> tuple[int, int]:
    return free_port(), free_port()


@pytest.fixture
def served(tmp_path: Path, ports: tuple[int, int]):
    portal, desk = ports
    process = subprocess.Popen(
        [sys.executable, "-m", "gongkai", "serve", "--portal-port", str(portal), "--desk-port", str(desk)],
        env=os.environ | {"GONGKAI_VAR": str(tmp_path), "GONGKAI_DATABASE": "sqlite"},
        stdout=subprocess.PIPE,
        text=True,
    )
    told = [process.stdout.readline() for _ in range(2)]
    yield process, told
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


def typed(port: int, path: str) -> bytes:
    """Send an address as an old browser does, its Chinese not percent-encoded; return the status line."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
        return connection.recv(64).split(b"\r\n")[0]


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_both_surfaces_answer_at_the_addresses_told_and_stop_together(served, ports):
    process, told = served
    portal, desk = ports

    assert told == [f"门户    http://127.0.0.1:{portal}/\n", f"工作台  http://127.0.0.1:{desk}/\n"]
    assert status(f"http://127.0.0.1:{portal}/") == 200
    assert status(f"http://127.0.0.1:{portal}/requests/new/") == 200
    assert status(f"http://127.0.0.1:{desk}/") == 200
    assert status(f"http://127.0.0.1:{portal}/items/1/") == 404

    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    assert not listens(portal)
    assert not listens(desk)


def test_nothing_is_left_listening_when_the_server_is_killed(served, ports):
    process, _ = served

    process.kill()
    process.wait(timeout=30)

    for _ in range(100):
        if not any(map(listens, ports)):
            break
        time.sleep(0.1)
    assert not any(map(listens, ports))


def test_search_typed_in_chinese_is_answered(served, ports):
    for _ in range(50):  # the index of an empty installation is made in the first moments
        line = typed(ports[0], "/search/?q=政府信息公开条例")
        if b"503" not in line:
            break
        time.sleep(0.2)

    assert b" 200 " in line


def test_a_busy_port_starts_nothing(served, ports, tmp_path):
    portal, _ = ports
    other = free_port()

    refused = subprocess.run(
        [sys.executable, "-m", "gongkai", "serve", "--portal-port", str(other), "--desk-port", str(portal)],
        env=os.environ | {"GONGKAI_VAR": str(tmp_path / "other"), "GONGKAI_DATABASE": "sqlite"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert refused.returncode == 2
    assert f"端口 {portal} 已被其他程序占用" in refused.stderr
    assert not listens(other)
