"""`gongkai report`."""

import argparse
import json
from datetime import datetime
from pathlib import Path

import pytest

from gongkai.agencies.queries import UnknownAgency
from gongkai.console import report
from gongkai.inforequests.models import InfoRequest
from gongkai.law.days import SHANGHAI
from gongkai.law.outcomes import OutcomeKey
from gongkai.law.report_tables import FormNotInForce
from gongkai.reports.refusals import NothingRecorded
from tests import make
from tests.people import Cast
from tests.reports.conftest import Year, year  # noqa: F401  a fixture


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    report.add_arguments(parser)
    return report.run(parser.parse_args(words))


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_balanced_year_is_printed_and_written(year: Year, capsys, tmp_path: Path):  # noqa: F811
    assert run("2020", "--out", str(tmp_path / "2020")) == 0
    assert written(tmp_path) == [
        "annual-report-2020.docx",
        "annual-report-2020.html",
        "annual-report-2020.json",
    ]
    printed = capsys.readouterr().out
    assert "一、本年新收政府信息公开申请数量" in printed
    assert "全部相符" in printed


def test_without_a_folder_the_files_go_into_the_data_folder(year: Year, settings):  # noqa: F811
    assert run("2020") == 0
    assert (settings.VAR / "reports" / "2020" / "annual-report-2020.json").is_file()


def test_the_data_printed_are_the_data_written(year: Year, capsys, tmp_path: Path):  # noqa: F811
    run("2020", "--out", str(tmp_path), "--format", "json")
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((tmp_path / "annual-report-2020.json").read_text())
    assert printed["tables"]["table3"]["new"]["total"] == 25


def test_numbers_that_disagree_are_named_and_nothing_is_written(year: Year, capsys, tmp_path: Path):  # noqa: F811
    InfoRequest.objects.filter(number=year.answered[OutcomeKey.GRANTED]).update(outcome="denied_process")
    assert run("2020", "--out", str(tmp_path / "new")) == 1
    printed = capsys.readouterr().out
    assert "table3.granted.natural、table3.denied_process.natural" in printed
    assert written(tmp_path / "new") == []
    assert not (tmp_path / "new").exists()


def test_an_agency_has_files_of_its_own(year: Year, tmp_path: Path):  # noqa: F811
    assert run("2020", "--agency", "jyj", "--out", str(tmp_path)) == 0
    assert "annual-report-2020-jyj.html" in written(tmp_path)


def test_a_year_that_still_runs_is_printed_but_not_written(cast: Cast, capsys, tmp_path: Path):
    today = datetime.now(SHANGHAI).date()
    make.published(cast, at=make.moment(today.isoformat()))
    assert run(str(today.year), "--out", str(tmp_path / "new")) == 1
    assert "还没有结束" in capsys.readouterr().out
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["2018"], FormNotInForce),
        (["2035"], NothingRecorded),
        (["9999"], NothingRecorded),
        (["二〇二〇"], report.NotAYear),
        (["20200"], report.NotAYear),
        (["-2020"], report.NotAYear),
        (["2020", "--agency", "nowhere"], UnknownAgency),
    ],
)
def test_what_cannot_be_reported_is_refused_and_leaves_nothing(
    year: Year,  # noqa: F811
    words: list[str],
    refusal: type,
    tmp_path: Path,
):
    with pytest.raises(refusal):
        run(
            *(
                ["--out", str(tmp_path / "new"), "--", *words]
                if words == ["-2020"]
                else [*words, "--out", str(tmp_path / "new")]
            )
        )
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_written_is_refused(year: Year, tmp_path: Path):  # noqa: F811
    (tmp_path / "file").write_text("")
    with pytest.raises(report.FolderUnusable):
        run("2020", "--out", str(tmp_path / "file" / "deeper"))
