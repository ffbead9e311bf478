"""Every rule names the article it comes from, and every refusal named in a docstring exists."""

import ast
import re
from collections.abc import Iterator

from gongkai.law.sources import NORMS
from tests.house.tree import docstrings, modules, name_of, tree

CITED = re.compile(r"(?<!`)Source: (?P<text>.+?)(?:\n\s*\n|\Z|(?=\n\s*Source:))", re.DOTALL)
PLACE = re.compile(r"\d+(?:\(\d+\)){0,2}")
REFUSED = re.compile(r"[Rr]efused by (?P<text>.+?)(?:\.\s|\.\Z|:|\n\s*\n|\Z)", re.DOTALL)
CLASS_NAME = re.compile(r"\b(?:[A-Z][a-z]+){2,}\b")


def citations() -> Iterator[tuple[str, str]]:
    """Yield every citation with where it stands: one norm and its articles."""
    for path in modules():
        for line, text in docstrings(path):
            for match in CITED.finditer(text):
                for one in match["text"].split(";"):
                    yield f"{name_of(path)}:{line}", " ".join(one.split()).rstrip(".")


def fault(citation: str) -> str:
    """Return what is wrong with a citation; nothing where it is right."""
    key, _, places = citation.partition(" Art. ")
    norm = NORMS.get(key)
    if norm is None:
        named = re.match(r"(?P<key>[A-Z_0-9]+) (?P<part>part \d+: .+)", citation)
        norm = NORMS.get(named["key"]) if named else None
        return "" if norm else f"{key} is no norm of law/sources.py"
    for place in filter(None, places.split(", ")):
        if not PLACE.fullmatch(place):
            return f"{place} is not written as an article: 33, 33(2) or 31(1)(2)"
        article = int(place.partition("(")[0])
        if not 0 < article <= norm.articles:
            return f"{key} has {norm.articles} articles, not {article}"
    return ""


def test_a_norm_without_articles_is_cited_without_one():
    assert fault("PLATFORM Art. 3") == "PLATFORM has 0 articles, not 3"


def test_an_article_beyond_the_last_is_a_fault():
    assert fault("REGULATION Art. 33(2), 57") == "REGULATION has 56 articles, not 57"


def test_an_unknown_norm_is_a_fault():
    assert fault("REGULATIONS Art. 33") == "REGULATIONS is no norm of law/sources.py"


def test_the_rules_are_cited():
    assert len(list(citations())) > 60


def test_every_source_is_a_place_in_a_known_norm():
    assert [f"{place}: {fault(citation)}" for place, citation in citations() if fault(citation)] == []


def refusals() -> set[str]:
    """Return the names of all classes that say no: those that inherit, however far, from Refusal."""
    parents = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    }
    known = {"Refusal"}
    while found := {name for name, bases in parents.items() if bases & known} - known:
        known |= found
    return known


def test_every_refusal_a_docstring_promises_exists():
    known = refusals()
    wrong = [
        f"{name_of(path)}:{line}: {name}"
        for path in modules()
        for line, text in docstrings(path)
        for match in REFUSED.finditer(text)
        for name in CLASS_NAME.findall(match["text"])
        if name not in known
    ]

    assert wrong == []
