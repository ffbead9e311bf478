"""The agencies of the city as data: names, weight and what they deal with."""

from dataclasses import dataclass
from functools import cache
from random import Random

from gongkai.demo.stock import data, dice, table
from gongkai.law.identifiers import CREDIT_CHARACTERS, credit_check

REGION = "999999"
"""A region that does not exist: nobody can have a number that begins with it."""


@dataclass(frozen=True, slots=True)
class Organ:
    """An agency of the story.

    mark: 机关代字 of its documents; weight: its share of what is published and asked;
    themes: what it deals with.
    """

    code: str
    name: str
    short_name: str
    kind: str
    letter_code: str
    mark: str
    weight: int
    review_organ: str
    court: str
    themes: list[str]


@cache
def organs() -> dict[str, Organ]:
    """Return the agencies by code, in their printed order."""
    return {entry["code"]: Organ(**entry) for entry in data("agencies")["agency"]}


def local_facts(organ: Organ, rng: Random) -> dict[str, str]:
    """Return what a text of this agency is about: its name, a place it is responsible for, its business."""
    towns = table("towns")
    area = organ.short_name if organ.short_name in towns else rng.choice(list(towns))
    facts = {
        "organ": organ.name,
        "me": organ.short_name,
        "theme": rng.choice(organ.themes),
        "area": area,
        "town": (town := rng.choice(towns[area])),
        "townhall": town + ("办事处" if town.endswith("街道") else "人民政府"),
    }
    for blank, name in (("permit", "permits"), ("offence", "offences")):
        if organ.code in table(name):
            facts[blank] = rng.choice(table(name)[organ.code])
    return facts


def credit_code(begins: str, *owner: object) -> str:
    """Return an invented unified social credit code of a region that does not exist.

    begins: the two characters for who registers and what: 11 an organ, 91 an enterprise.
    """
    rng = dice("credit", *owner)
    first = begins + REGION + "".join(rng.choices(CREDIT_CHARACTERS, k=9))
    return first + credit_check(first)
