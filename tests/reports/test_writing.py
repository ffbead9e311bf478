"""What is handed out: the page, the document, the data."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from docx import Document

from gongkai.law.outcomes import OutcomeKey
from gongkai.law.report_tables import Verdict
from gongkai.reports import published, sections, writing
from gongkai.reports.annual import compile_report
from gongkai.reports.facts import AnnualReport
from tests import make
from tests.people import Cast
from tests.reports.conftest import Year, answer, file_all

LAW = (Path(__file__).parents[2] / "../shared/law").resolve()
ON = date(2021, 1, 20)


@pytest.fixture(params=[2020, 2021])
def report(request: pytest.FixtureRequest, cast: Cast, year: Year) -> AnnualReport:
    """The report on a year of either form."""
    file_all(cast, "2021", 2021)
    answer(cast, make.received(cast, on="2021-03-01"), OutcomeKey.DENIED_QUERY, on="2021-03-02")
    return compile_report(request.param)


def reread(report: AnnualReport, tmp_path: Path) -> published.PublishedReport:
    page = tmp_path / "annual.html"
    page.write_text(writing.html(report, on=ON))
    return published.read(page)


def test_the_page_we_write_is_consistent_when_read_again(report: AnnualReport, tmp_path: Path):
    examination = published.examine(reread(report, tmp_path))
    assert [finding.message for finding in examination.of(Verdict.FAILS)] == []
    assert [finding.message for finding in examination.of(Verdict.UNDECIDABLE)] == []
    assert examination.verdict is published.Standing.CONSISTENT
    assert examination.form is report.form


def test_the_page_says_every_number_of_the_tables(report: AnnualReport, tmp_path: Path):
    found = reread(report, tmp_path)
    assert found.tables == report.tables
    assert (found.year, found.title) == (report.year, report.title)
    assert found.faults == found.remarks == ()


def test_the_sentences_of_the_page_are_read_and_compared(report: AnnualReport, tmp_path: Path):
    findings = published.examine(reread(report, tmp_path)).of(Verdict.HOLDS)
    told = {finding.check for finding in findings if finding.check.startswith("text_vs_table")}
    expected = (
        "本年新收申请",
        "上年结转申请",
        "本年办理结果总计",
        "结转下年度继续办理",
        "自然人申请",
        "予以公开",
    )
    assert {f"text_vs_table:{label}" for label in (*expected, "其他处理", "行政复议", "行政诉讼")} <= told


def test_a_page_whose_number_was_changed_is_inconsistent(report: AnnualReport, tmp_path: Path):
    page = tmp_path / "annual.html"
    total = report.handled("new")
    page.write_text(writing.html(report, on=ON).replace(f"申请{total}件", f"申请{total + 1}件"))
    assert published.examine(published.read(page)).verdict is published.Standing.INCONSISTENT


def test_the_page_needs_nothing_from_elsewhere(report: AnnualReport):
    page = writing.html(report, on=ON)
    assert not any(mark in page for mark in ("http:", "https:", "<script", "<link", "<img", "url("))


def test_the_document_opens_with_the_same_tables(report: AnnualReport):
    pages = Document(io.BytesIO(writing.docx(report, on=ON)))
    assert len(pages.tables) == 3
    new = next(row for row in pages.tables[1].rows if row.cells[0].text.startswith("一、"))
    columns = report.form.applicant_columns
    assert [cell.text for cell in new.cells[3:]] == [
        str(report.tables.table3["new"][column.key]) for column in columns
    ]
    assert any(sections.OPEN in paragraph.text for paragraph in pages.paragraphs)


def test_the_keys_of_the_data_are_those_of_the_form(report: AnnualReport):
    if not LAW.exists():
        pytest.skip("the legal tables of the specification are not here")
    data = json.loads(writing.text_json(report))
    forms = {
        version: yaml.safe_load((LAW / f"annual_report_{version}.yaml").read_text())["tables"]
        for version in ("2019", "2021")
    }
    form = forms[report.form.version]
    columns = {one["key"] for one in forms["2021"]["table3"]["columns"] if not one.get("group")}
    rows = {one["key"] for one in form["table3"]["rows"] if one["data"]}
    assert {row: set(line) for row, line in data["tables"]["table3"].items()} == dict.fromkeys(rows, columns)
    assert {row: set(line) for row, line in data["tables"]["table2"].items()} == {
        row["key"]: {column["key"] for column in block["columns"]}
        for block in form["table2"]["blocks"]
        for row in block["rows"]
    }
    cases = {"upheld", "corrected", "other", "pending", "total"}
    assert {key: set(line) for key, line in data["tables"]["table4"].items()} == dict.fromkeys(
        ("review", "direct", "after_review"), cases
    )


def test_the_data_say_whether_it_may_be_issued_and_why(report: AnnualReport):
    data = json.loads(writing.text_json(report))
    assert data["issuable"] is True
    assert data["failing"] == []
    assert {finding["verdict"] for finding in data["identities"]} == {"holds"}
    assert data["summary"]["requests"]["received"] == report.handled("new")
    assert sum(data["summary"]["requests"]["by_outcome"].values()) == report.handled("results_total")


def test_the_same_report_gives_the_same_files(report: AnnualReport):
    assert writing.files(report, on=ON) == writing.files(report, on=ON)


def test_what_no_record_knows_is_left_open_for_people(report: AnnualReport):
    parts = [part for one in report.form.sections for part in sections.section(report, one)]
    texts = [text for part in parts for text in part.paragraphs]
    assert [part.heading for part in parts[:5]] == [
        "（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）平台建设", "（五）监督保障",
    ]  # fmt: skip
    assert all(text.startswith(sections.OPEN) for part in parts[5:] for text in part.paragraphs)
    assert any(text.startswith(sections.OPEN) for text in texts[:5])


def test_a_blank_cell_is_named_under_the_table(cast: Cast):
    make.received(cast, on="2020-03-02")
    report = compile_report(2020)
    assert "“行政许可”行“处理决定数量”列" in sections.table_note(report)
    assert sections.table_note(report) in writing.html(report, on=ON)
