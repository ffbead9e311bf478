"""What the repository as a whole keeps to."""

import os
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.house.tree import PRODUCT, ROOT, files, name_of

FOLDERS = ("home", "Users", "root", "work")
OWN_FOLDER = re.compile(rf"""(?:^|[\s"'`=(])/(?:{"|".join(FOLDERS)})/\w""", re.MULTILINE)
BINARY = {".png", ".ttf", ".woff2", ".ico", ".gz", ".docx", ".pdf"}
SOURCES_ONLY = PRODUCT / "kit" / "styles"
"""What the stylesheet is compiled from; a site needs only the result."""

PAPERS = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMED = re.compile(r"`((?:gongkai|config|tests|docs|bin|\.ci)/[\w./-]*\w)(?::\d+[^`]*)?`")


def texts() -> list[Path]:
    return [path for path in files() if path.suffix not in BINARY]


def test_no_file_names_a_folder_of_somebodys_machine():
    assert [name_of(path) for path in texts() if OWN_FOLDER.search(path.read_text("utf-8"))] == []


def test_the_locked_dependencies_name_no_host():
    locks = sorted(ROOT.glob("requirements*.txt"))

    assert locks
    assert [
        path.name for path in locks if re.search(r"https?:|--(index-url|find-links)", path.read_text())
    ] == []


def test_every_locked_dependency_is_pinned_with_its_digest():
    for path in ROOT.glob("requirements*.txt"):
        entries = re.split(r"\n(?=\S)", path.read_text().strip())
        assert [one for one in entries if "==" not in one or "--hash=sha256:" not in one] == []


def test_continuous_integration_runs_what_a_contributor_runs():
    program = ROOT / ".ci" / "run"

    assert os.access(program, os.X_OK)
    assert re.search(r"^make test$", program.read_text(), re.MULTILINE)


@pytest.mark.parametrize("paper", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_the_two_commands(paper):
    text = (ROOT / paper).read_text()

    assert "make run" in text
    assert "make test" in text


def test_all_data_of_the_product_is_installed_with_it():
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["*"]
    data = [
        path
        for path in files()
        if path.is_relative_to(PRODUCT) and path.suffix != ".py" and not path.is_relative_to(SOURCES_ONLY)
    ]

    assert data
    assert [name_of(p) for p in data if not any(fnmatch(p.name, pattern) for pattern in patterns)] == []


def test_no_file_but_a_typeface_is_larger_than_a_megabyte():
    large = [path for path in files() if path.stat().st_size > 1_000_000 and path.suffix != ".ttf"]

    assert [name_of(path) for path in large] == []


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_every_path_a_paper_names_exists(paper):
    named = set(NAMED.findall(paper.read_text()))

    assert sorted(path for path in named if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_every_picture_and_page_a_paper_links_to_exists(paper):
    linked = re.findall(r"""(?:\]\(|src=")(?!https?:|#)([^)"#]+)""", paper.read_text())

    assert sorted(path for path in set(linked) if not (paper.parent / path).exists()) == []
