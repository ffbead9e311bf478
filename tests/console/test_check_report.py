"""The command that examines a published report."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.console import check_report
from gongkai.law.report_tables import form
from gongkai.reports.grids import ReportNotReadable
from tests.reports.published import changed, lines, page, real, sample


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    check_report.add_arguments(parser)
    return check_report.run(parser.parse_args(arguments))


def saved(folder: Path, text: str) -> str:
    path = folder / "report.html"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_consistent_report_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path, page(lines(form("2021"), sample()), "收到政府信息公开申请14069件。"))

    assert run(path) == 0

    assert capsys.readouterr().out.splitlines() == [
        "某市2023年政府信息公开工作年度报告",
        "格式：2021 年格式（国办公开办函〔2021〕30号）",
        "结论：数字一致",
        "相符：44 项",
    ]


def test_an_inconsistent_report_ends_with_1_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = changed(
        lines(form("2021"), sample()), "四、结转下年度继续办理", lambda row: [row[0], "784", *row[2:]]
    )

    assert run(saved(tmp_path, page(tables))) == 1

    shown = capsys.readouterr().out
    assert "结论：数字不一致\n不一致：2 项\n  1. [T3-1] “自然人”列：" in shown
    assert "一、二两项之和为14147，三（七）、四两项之和为14148，相差1。" in shown


def test_a_report_without_a_row_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = sample()
    del tables.table3["np_repeat"]

    assert run(saved(tmp_path, page(lines(form("2021"), tables)))) == 2

    assert (
        "结论：无法全部核对\n无法核对：9 项\n  1. [row] 表三缺少“2.重复申请”一行。" in capsys.readouterr().out
    )


def test_json_lists_what_fails_and_what_cannot_be_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, page(lines(form("2021"), sample()), "不予公开730件，占6.1%。"))

    assert run(path, "--format", "json") == 1

    assert json.loads(capsys.readouterr().out) == {
        "form": "2021",
        "verdict": "inconsistent",
        "failing": [
            {
                "check": "text_pct:730/13810",
                "cells": [f"table3.{row.key}.total" for row in form("2021").under("3.3")],
                "left": 5.3,
                "right": 6.1,
                "message": "正文称“不予公开730件，占6.1%”，730件占13810件的5.3%，相差0.8个百分点",
            }
        ],
        "undecidable": [],
        "doubts": [],
        "holding": 44,
    }


@pytest.mark.parametrize(
    ("report", "verdict", "status", "undecidable"),
    [
        ("reports/suqian_city_2023.html", "consistent", 0, 0),
        ("reports/shanghai_gov_office_2019.html", "undecidable", 2, 12),
        ("huzhou-2020-report.txt", "undecidable", 2, 3),
    ],
)
def test_real_reports(
    report: str, verdict: str, status: int, undecidable: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(real(report)), "--format", "json") == status

    answer = json.loads(capsys.readouterr().out)
    assert (answer["verdict"], answer["failing"]) == (verdict, [])
    assert len(answer["undecidable"]) == undecidable


def test_an_absent_file_is_refused() -> None:
    with pytest.raises(ReportNotReadable, match="文件不存在"):
        run("nowhere.html")


def test_the_command_does_not_load_the_framework() -> None:
    code = "import sys; import gongkai.console.check_report; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
