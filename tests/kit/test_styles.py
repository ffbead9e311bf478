"""The stylesheet as committed: whole, ours alone, and nothing fetched from elsewhere."""

import re
from pathlib import Path

import gongkai.kit

KIT = Path(gongkai.kit.__file__).parent
CSS = (KIT / "static/kit/gongkai.css").read_text("utf-8-sig")


def test_nothing_is_fetched_by_the_stylesheet():
    assert "http" not in CSS
    assert "@import" not in CSS
    assert "@font-face" not in CSS
    assert "url(" not in CSS


def test_the_licence_of_what_was_taken_goes_with_it():
    assert "MIT License" in CSS
    assert "Permission is hereby granted" in CSS


def test_no_letter_leans():
    assert "italic" not in CSS


def test_the_stylesheet_is_small():
    assert len(CSS.encode()) < 64 * 1024


def test_the_list_of_packages_names_no_host():
    assert "http" not in (KIT / "styles/package-lock.json").read_text()
    assert re.findall(r'"[\^~>*]', (KIT / "styles/package.json").read_text()) == []


def test_every_class_in_a_kit_template_has_its_style():
    templates = "\n".join(path.read_text("utf-8") for path in (KIT / "templates").rglob("*.html"))
    used = set(re.findall(r"\bgk-[a-z-]+(?:__[a-z-]+)?", templates))

    # A modifier is written with its tone filled in; its stem is what has to exist.
    assert {name for name in used if f".{name.rstrip('-')}" not in CSS} == set()


def test_colours_are_said_once():
    outside = "\n".join(
        path.read_text("utf-8") for path in (KIT / "styles").glob("*.scss") if path.name != "_palette.scss"
    )

    assert set(re.findall(r"#[0-9a-f]{6}\b", outside)) == set()
