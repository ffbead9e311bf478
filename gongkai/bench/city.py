"""The demonstration city, built from nothing in a folder of its own: what `make run` waits for."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from gongkai.bench.figures import Figure, slowness

CITY_SECONDS = 90.0
QUICK_SECONDS = 20.0


def figures(scale: float) -> Iterator[Figure]:
    """Measure the wall time of `gongkai demo`; below scale 1 the quick city stands in for the whole one."""
    quick = scale < 1
    stretch = slowness()
    with tempfile.TemporaryDirectory() as folder:
        before = time.monotonic()
        subprocess.run(  # noqa: S603 - our own command, our own interpreter
            [sys.executable, "-m", "gongkai", "demo", *(["--quick"] if quick else [])],
            env=os.environ | {"GONGKAI_VAR": folder, "GONGKAI_DATABASE": "sqlite"},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        seconds = time.monotonic() - before
    name = "生成演示城市（二十分之一）" if quick else "生成演示城市"
    yield Figure(name, seconds, "秒", (QUICK_SECONDS if quick else CITY_SECONDS) * stretch)
