"""Every act leaves its trace: the word its docstring promises is the word it writes."""

import ast
import re

import pytest

from gongkai.journal.words import WORD_LABELS, Word
from tests.house.tree import Function, act_modules, dotted, functions, is_act, name_of, tree

WORDS = {word.value for word in Word}
SPOKEN = re.compile(r"\b[a-z]+\.[a-z_]+\b")
ACTS = [(name_of(path), act) for path in act_modules() for act in functions(path) if is_act(act)]
IDS = [f"{path.removeprefix('gongkai/')}-{act.name}" for path, act in ACTS]

every_act = pytest.mark.parametrize(("path", "act"), ACTS, ids=IDS)


def promised(act: Function) -> set[str]:
    """Return the words on the `Journal:` line of an act's docstring."""
    lines = re.findall(r"^Journal: (.+)$", ast.get_docstring(act) or "", re.MULTILINE)
    return {word for line in lines for word in SPOKEN.findall(line)}


def written(node: ast.AST) -> set[str]:
    """Return the words of the journal named in a piece of code."""
    return {
        Word[one.attr].value
        for one in ast.walk(node)
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "Word"
    }


def calls(node: ast.AST) -> set[str]:
    """Return the names of the functions called in a piece of code."""
    return {dotted(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}


def test_there_are_acts_to_look_at():
    assert len(ACTS) > 25


@every_act
def test_an_act_names_its_words_of_the_closed_list(path, act):
    assert promised(act), f"{path}: {act.name} has no Journal: line"
    assert promised(act) <= WORDS


@every_act
def test_an_act_writes_the_words_it_names_and_no_other(path, act):
    assert written(act) == promised(act), f"{path}: {act.name}"
    assert {"record", "record_all"} & calls(act), f"{path}: {act.name} writes nothing"


@every_act
def test_an_act_is_told_the_moment(path, act):
    assert "at" in {argument.arg for argument in act.args.kwonlyargs}, f"{path}: {act.name}"


def test_every_word_of_the_journal_is_written_by_some_act():
    spoken = {word for path in act_modules() for word in written(tree(path))}

    assert WORDS - spoken == set()


def test_every_word_of_the_journal_has_its_chinese_name():
    assert set(WORD_LABELS) == set(Word)
