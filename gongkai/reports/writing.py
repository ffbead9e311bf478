"""Writes an annual report as a web page, as a document to go on editing, and as data."""

import json
from collections.abc import Iterator
from datetime import date

from django.template.loader import render_to_string

from gongkai.documents.docx import paper_docx
from gongkai.documents.paper import Grid, Heading, Paper, Text
from gongkai.reports import sections
from gongkai.reports.facts import AnnualReport, as_json
from gongkai.reports.printed import grids


def paper(report: AnnualReport, *, on: date) -> Paper:
    """Return the report as it stands on paper. on: the day it is written."""
    return Paper(
        title=report.title, organ=report.organ, issued_on=on, blocks=tuple(_blocks(report)), signed=True
    )


def html(report: AnnualReport, *, on: date) -> str:
    """Return the report as one self-contained page, to be read, printed and published."""
    sheet = paper(report, on=on)
    blocks = [{"kind": _kind(block), "block": block} for block in sheet.blocks]
    return render_to_string("reports/annual.html", {"paper": sheet, "blocks": blocks})


def docx(report: AnnualReport, *, on: date) -> bytes:
    """Return the report as a document in which people complete what is left open."""
    return paper_docx(paper(report, on=on))


def text_json(report: AnnualReport) -> str:
    """Return the report as JSON text."""
    return json.dumps(as_json(report), ensure_ascii=False, indent=2)


def files(report: AnnualReport, *, on: date) -> dict[str, bytes]:
    """Return the three files of a report by name; all are made before any is written."""
    name = "-".join(filter(None, ("annual-report", str(report.year), report.agency)))
    return {
        f"{name}.html": html(report, on=on).encode(),
        f"{name}.docx": docx(report, on=on),
        f"{name}.json": f"{text_json(report)}\n".encode(),
    }


def _blocks(report: AnnualReport) -> Iterator[Heading | Text | Grid]:
    tables = grids(report.form, report.tables)
    yield Text(sections.preamble(report))
    for section in report.form.sections:
        yield Heading(1, f"{section.no}、{section.title}")
        if section.table:
            yield tables[section.table]
        if section.table == "table2":
            yield Text(sections.table_note(report))
        for part in sections.section(report, section):
            if part.heading:
                yield Heading(2, part.heading)
            yield from map(Text, part.paragraphs)


def _kind(block: Heading | Text | Grid) -> str:
    match block:
        case Heading(level, _):
            return f"heading{level}"
        case Grid():
            return "grid"
        case Text(text):
            return "open" if text.startswith(sections.OPEN) else "text"
