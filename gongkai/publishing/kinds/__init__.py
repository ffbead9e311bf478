"""Kinds of items, one TOML file each: its label, its column and what it must show."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gongkai.law.refusals import Refusal

FIELD_LABELS: dict[str, str] = {
    "title": "名称",
    "body": "正文",
    "number": "文号",
    "issuer": "发文机关",
    "adopted_on": "成文日期",
    "effective_on": "施行日期",
    "expires_on": "失效日期",
    "source": "来源",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item.

    column: the column an item of this kind stands in unless told otherwise.
    statute: the item of 条例 art. 20 it fulfils, as printed; empty where there is none.
    required: fields of Content that must be filled before review, besides title and body.
    """

    key: str
    label: str
    column: str
    statute: str
    required: tuple[str, ...]


class UnknownKind(Refusal):
    """No kind has this key."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"没有“{key}”这种信息类型", rule="信息须归入一种已定义的类型", remedy="请从信息类型列表中选取"
        )


@cache
def kinds() -> dict[str, Kind]:
    """Return all kinds by key, in alphabetical order of the key."""
    found = {}
    for file in sorted(files("gongkai.publishing.kinds").iterdir(), key=lambda file: file.name):
        key, dot, ending = file.name.partition(".")
        if (dot, ending) == (".", "toml"):
            data = tomllib.loads(file.read_text())
            found[key] = Kind(key, data["label"], data["column"], data["statute"], tuple(data["required"]))
    return found


def kind(key: str) -> Kind:
    """Return a kind, or refuse with UnknownKind."""
    try:
        return kinds()[key]
    except KeyError:
        raise UnknownKind(key) from None
