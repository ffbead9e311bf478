"""Readers of the environment: each refuses a bad value by the name of the variable."""

import os
from pathlib import Path


class BadSetting(Exception):
    """A variable of the environment holds something its reader cannot use."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"环境变量 {name} 的值“{value}”无法使用：应为{expected}。详见 docs/operations.md。")


def text(name: str, default: str) -> str:
    """Return the variable, or the default where it is not set."""
    return os.environ.get(name, default)


def one_of(name: str, allowed: tuple[str, ...], default: str) -> str:
    """Return the variable, which must be one of the allowed words."""
    value = text(name, default)
    if value not in allowed:
        raise BadSetting(name, value, "、".join(allowed) + " 之一")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return a yes or no, written 1 or 0."""
    return one_of(name, ("0", "1"), "1" if default else "0") == "1"


def words(name: str, default: tuple[str, ...]) -> list[str]:
    """Return a list written with commas."""
    value = os.environ.get(name)
    return list(default) if value is None else [word.strip() for word in value.split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """Return an absolute path; the folder need not exist yet."""
    return Path(text(name, str(default))).expanduser().resolve()
