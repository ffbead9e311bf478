"""Letters and reports as PDF/A-2b, set by Typst from the templates beside this file.

User text reaches Typst as JSON in `sys.inputs`, never as source: whatever it says, it prints literally.

fonts: everywhere here, folders with an operator's own fonts, see `typefaces`; empty, as is usual, for the
shipped fonts alone, which make the letter look the same on every machine.
"""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from threading import Lock

import typst

from gongkai.documents import letter as parts
from gongkai.documents.letter import Letter
from gongkai.documents.paper import Grid, Heading, Paper, Text
from gongkai.documents.sheet import SHEET
from gongkai.documents.typefaces import cuts, loaded, settable
from gongkai.documents.words import clean, lines, title_lines
from gongkai.law.days import written_date

TEMPLATES = Path(__file__).parent / "templates"

_ONE_AT_A_TIME = Lock()


def letter_pdf(letter: Letter, fonts: tuple[Path, ...] = ()) -> bytes:
    """Return the letter as PDF; the same letter gives the same bytes.

    A character that no font has prints as 〓; `typefaces.missing` tells which.
    """
    content = {
        "title": parts.heading_lines(letter),
        "organ": clean(letter.organ),
        "organ_size": parts.organ_size(letter),
        "number": clean(letter.number),
        "salutation": parts.salutation(letter),
        "lines": [asdict(line) for line in parts.text_lines(letter)],
        "enclosures": parts.enclosure_list(letter),
        "signature": clean(letter.signature),
        "date": written_date(letter.signed_on),
        "notes": parts.notes(letter),
    }
    return _compiled("letter.typ", content, on=letter.signed_on, fonts=fonts)


def paper_pdf(paper: Paper, fonts: tuple[Path, ...] = ()) -> bytes:
    """Return the report as PDF; the same report gives the same bytes."""
    content = {
        "title": title_lines(paper.title, most=SHEET.measure // SHEET.title_size),
        "organ": clean(paper.organ),
        "date": written_date(paper.issued_on),
        "signed": paper.signed,
        "blocks": [block for given in paper.blocks for block in _blocks(given)],
    }
    return _compiled("paper.typ", content, on=paper.issued_on, fonts=fonts)


def _blocks(block: Heading | Text | Grid) -> list[dict[str, object]]:
    match block:
        case Heading(level, text):
            return [{"kind": "heading", "level": level, "text": clean(text)}]
        case Text(text):
            return [{"kind": "line", **asdict(line)} for line in lines((text,))]
        case Grid():
            return [_grid(block)]


def _grid(grid: Grid) -> dict[str, object]:
    return {
        "kind": "grid",
        "caption": clean(grid.caption),
        "widths": grid.column_widths,
        "size": grid.size,
        "header_rows": grid.header_rows,
        "cells": [
            {"row": p.row, "column": p.column, **asdict(p.cell), "text": clean(p.cell.text)}
            for p in grid.placed()
        ],
    }


def _compiled(template: str, content: dict[str, object], *, on: date, fonts: tuple[Path, ...]) -> bytes:
    inputs = {
        "content": settable(json.dumps(content, ensure_ascii=False), fonts),
        "faces": json.dumps({face: asdict(cut) for face, cut in cuts(fonts).items()}, ensure_ascii=False),
        "sheet": json.dumps(asdict(SHEET) | {"advance": SHEET.advance}),
    }
    with _ONE_AT_A_TIME:  # a compiler serves one thread; a letter takes it a twentieth of a second
        pdf = _compiler(template, fonts).compile(
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=["a-2b"],
            timestamp=datetime.combine(on, time(), UTC),
        )
    if not isinstance(pdf, bytes):
        message = "a PDF is one file"
        raise TypeError(message)
    return pdf


@lru_cache(maxsize=8)
def _compiler(template: str, fonts: tuple[Path, ...]) -> typst.Compiler:
    return typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=loaded(fonts))
