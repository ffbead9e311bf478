"""What every template of the product keeps to."""

import re
from pathlib import Path

import pytest

import gongkai

ROOT = Path(gongkai.__file__).parent
TEMPLATES = sorted(path for path in ROOT.rglob("*.html") if "node_modules" not in path.parts)
NAMES = [str(path.relative_to(ROOT)) for path in TEMPLATES]

every_template = pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 20


@every_template
def test_a_template_is_short(template: Path):
    assert len(template.read_text("utf-8").splitlines()) <= 200


# The report is handed out as one file, which carries its own style.
DOWNLOADED = {"reports/templates/reports/annual.html"}


@pytest.mark.parametrize(
    "template", [path for path in TEMPLATES if str(path.relative_to(ROOT)) not in DOWNLOADED]
)
def test_no_style_and_no_script_stands_in_a_template(template: Path):
    text = template.read_text("utf-8")

    assert not re.search(r"<style\b", text)
    assert not re.search(r"\sstyle\s*=", re.sub(r"{%.*?%}", "", text, flags=re.DOTALL))
    assert not re.search(r"\son[a-z]+\s*=", re.sub(r"{%.*?%}", "", text, flags=re.DOTALL))
    assert not re.search(r"<script\b(?![^>]*\bsrc=)", text)
    assert "javascript:" not in text


@every_template
def test_nothing_is_loaded_from_another_host(template: Path):
    text = template.read_text("utf-8")

    assert not re.search(r"""\b(?:src|srcset)\s*=\s*["']?(?:https?:)?//""", text)
    assert not re.search(r"""<link\b[^>]*href\s*=\s*["']?(?:https?:)?//""", text)


@every_template
def test_nothing_is_called_safe_in_a_template(template: Path):
    text = template.read_text("utf-8")

    assert not re.search(r"\|\s*safe\b", text)
    assert "autoescape off" not in text


@every_template
def test_a_page_has_at_most_one_heading_of_the_first_rank(template: Path):
    text = re.sub(r"{%\s*if.*?{%\s*else", "", template.read_text("utf-8"), flags=re.DOTALL)

    assert len(re.findall(r"<h1\b|{%\s*document_title\b|{%\s*confirmation\b", text)) <= 1


@every_template
def test_every_cell_of_heading_says_what_it_heads(template: Path):
    cells = re.findall(r"<th\b[^>]*>", template.read_text("utf-8"))

    assert [cell for cell in cells if "scope=" not in cell] == []
