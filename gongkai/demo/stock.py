"""The wording stock: sentences with blanks, and the words that fill them. All of it is data under `data/`."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

SEED = 2020
"""Two builds from the same seed play the same year, down to the word."""

_BLANK = re.compile(r"\{([^{}]+)\}")
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")


@cache
def data(name: str) -> dict[str, Any]:
    """Return a file of `data/` by its name without the ending; who asks knows its shape."""
    return tomllib.loads(files("gongkai.demo").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def dice(*what: object) -> Random:
    """Return the random source of one thing: what is drawn for it depends on nothing else."""
    return Random("/".join(map(str, (SEED, *what))))  # noqa: S311 - a story, not a secret


class Words:
    """The words of one text: a blank gets one word, wherever it stands in the text.

    A blank is `{town}`, a list of `words.toml` or a fact given here, or a range of numbers `{3-12}`,
    drawn anew each time. chosen: the words so far, by the names of their blanks.
    """

    def __init__(self, rng: Random, facts: Mapping[str, str]) -> None:
        self.rng = rng
        self.chosen = dict(facts)

    def one_of(self, templates: Sequence[str]) -> str:
        """Return one of the sentences with its blanks filled."""
        return self.filled(self.rng.choice(templates))

    def filled(self, template: str) -> str:
        """Return a sentence with its blanks filled."""
        return _BLANK.sub(self._word, template)

    def _word(self, blank: re.Match[str]) -> str:
        name = blank[1]
        if name not in self.chosen:
            if limits := _RANGE.fullmatch(name):
                return str(self.rng.randint(int(limits[1]), int(limits[2])))
            self.chosen[name] = self.one_of(_words()[name])
        return self.chosen[name]


def table(name: str) -> dict[str, list[str]]:
    """Return a table of `words.toml`: lists of words by their key."""
    found: dict[str, list[str]] = data("words")[name]
    return found


def surnames() -> dict[str, str]:
    """Return family names by their spelling in sign-in names."""
    found: dict[str, str] = data("words")["surname"]
    return found


@cache
def _words() -> Mapping[str, Sequence[str]]:
    lists: dict[str, Sequence[str]] = {
        name: words for name, words in data("words").items() if isinstance(words, list)
    }
    return lists | {"surname": list(surnames().values())}
