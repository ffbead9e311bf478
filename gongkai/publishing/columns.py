"""栏目: where on the portal an item stands. The columns are data: `columns.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gongkai.law.refusals import Refusal
from gongkai.law.sources import PLATFORM


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the portal.

    key: used in addresses; label: its name; group: the heading it stands under;
    description, keywords: its meta tags; type: 栏目类别 of the inspection rules.
    """

    key: str
    label: str
    group: str
    description: str
    keywords: str
    type: str


class UnknownColumn(Refusal):
    """No column has this key."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"没有“{key}”这个栏目", rule=f"{PLATFORM}，栏目统一设置", remedy="请从栏目列表中选取"
        )


@cache
def columns() -> dict[str, Column]:
    """Return all columns by key, in their printed order."""
    data = tomllib.loads(files("gongkai.publishing").joinpath("columns.toml").read_text())
    return {entry["key"]: Column(**entry) for entry in data["column"]}


def column(key: str) -> Column:
    """Return a column, or refuse with UnknownColumn."""
    try:
        return columns()[key]
    except KeyError:
        raise UnknownColumn(key) from None
