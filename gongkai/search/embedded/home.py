"""The folder of an embedded index: which copy is current, and how far it has read the log.

    search/current              the name of the copy readers use
    search/v1-x7k2/             a copy, named by the version of its schema
    search/v1-x7k2/mark.json    its place in the log

Each copy carries its own place, so every host can keep one and read the shared log at its own pace,
and a copy that is being rebuilt cannot be mistaken for one that is complete.
"""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gongkai.search.engine import IndexBusy

_CURRENT = "current"
_MARK = "mark.json"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a copy is. position: the last change in it; generation: grows with every commit."""

    position: int
    generation: int


def current(root: Path) -> Path:
    """Return the copy readers use; OSError where there is none."""
    return root / (root / _CURRENT).read_text()


def mark(copy: Path) -> Mark:
    """Return how far a copy is; OSError or ValueError where it does not say so."""
    facts = json.loads((copy / _MARK).read_text())
    try:
        return Mark(int(facts["position"]), int(facts["generation"]))
    except (KeyError, TypeError) as error:
        raise ValueError(_MARK) from error


def set_mark(copy: Path, mark: Mark) -> None:
    """Note how far a copy is, in one step: a reader sees the old mark or the new one."""
    _write(copy / _MARK, json.dumps({"position": mark.position, "generation": mark.generation}))


def committed_at(copy: Path) -> datetime:
    """Return the moment of a copy's last commit."""
    return datetime.fromtimestamp((copy / _MARK).stat().st_mtime, UTC)


@contextmanager
def rebuilding(root: Path, prefix: str) -> Iterator[Path]:
    """Give an empty folder for a new copy and make it the current one unless the block fails.

    The copy before it stays until the next rebuilding: readers and a writer may still be at it.

    Refused by IndexBusy while another rebuilding is under way.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / "rebuild.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IndexBusy from None
        _sweep(root)
        copy = Path(tempfile.mkdtemp(prefix=prefix, dir=root))
        copy.chmod(0o755)
        try:
            yield copy
            _write(root / _CURRENT, copy.name)
        except BaseException:
            shutil.rmtree(copy, ignore_errors=True)
            raise


def _sweep(root: Path) -> None:
    try:
        kept = current(root)
    except OSError:
        kept = None
    for folder in root.iterdir():
        if folder.is_dir() and folder != kept:
            shutil.rmtree(folder)


def _write(path: Path, text: str) -> None:
    """Write a small file so that it is there whole or not at all, even after a power cut."""
    fresh = path.with_suffix(".new")
    with fresh.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
