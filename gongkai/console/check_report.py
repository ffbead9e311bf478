"""`gongkai check-report FILE`: do the numbers of a published annual report agree?"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from gongkai.law.report_tables import Cell, Finding, Verdict
from gongkai.reports.published import Examination, PublishedReport, Standing, examine, read

HELP = "核对已发布的政府信息公开工作年度报告：表内勾稽关系，以及正文与统计表的数字"
EXIT = {Standing.CONSISTENT: 0, Standing.INCONSISTENT: 1, Standing.UNDECIDABLE: 2}
WORDS = {
    Standing.CONSISTENT: "数字一致",
    Standing.INCONSISTENT: "数字不一致",
    Standing.UNDECIDABLE: "无法全部核对",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="报告的网页文件，或者复制出来的正文文本")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式：text（默认）或 json"
    )


def run(args: argparse.Namespace) -> int:
    """Examine a report and print the findings; return 0 if consistent, 1 if not, 2 if undecidable.

    Refused by ReportNotReadable and NotAReport.
    """
    report = read(args.file)
    examination = examine(report)
    lines = _json(examination) if args.format == "json" else _text(report, examination)
    sys.stdout.write("\n".join(lines) + "\n")
    return EXIT[examination.verdict]


def _json(examination: Examination) -> Iterator[str]:
    answer = {
        "form": examination.form.version if examination.form else None,
        "verdict": examination.verdict.value,
        "failing": _entries(examination.of(Verdict.FAILS)),
        "undecidable": _entries(examination.of(Verdict.UNDECIDABLE)),
        "doubts": _entries(examination.doubts),
        "holding": len(examination.of(Verdict.HOLDS)),
    }
    yield json.dumps(answer, ensure_ascii=False, indent=2)


def _entries(findings: Sequence[Finding]) -> list[dict[str, object]]:
    return [
        {
            "check": finding.check,
            "cells": list(finding.cells),
            "left": _number(finding.left),
            "right": _number(finding.right),
            "message": finding.message,
        }
        for finding in findings
    ]


def _number(cell: Cell) -> int | float | None:
    return cell if cell is None or isinstance(cell, int) else float(cell)


def _text(report: PublishedReport, examination: Examination) -> Iterator[str]:
    form = examination.form
    yield report.title or "（没有标题）"
    yield f"格式：{form.version} 年格式（{form.instrument}）" if form else "格式：无法确定"
    yield f"结论：{WORDS[examination.verdict]}"
    yield from _part("不一致", examination.of(Verdict.FAILS))
    yield from _part("无法核对", examination.of(Verdict.UNDECIDABLE))
    yield from _part("请留意", examination.doubts)
    yield f"相符：{len(examination.of(Verdict.HOLDS))} 项"


def _part(heading: str, findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        yield f"{heading}：{len(findings)} 项"
        yield from (f"  {at}. [{one.check}] {one.message}。" for at, one in enumerate(findings, 1))
