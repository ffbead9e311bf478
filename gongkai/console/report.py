"""`gongkai report YEAR`: counts the annual report, checks it, and writes it if every number agrees."""

import argparse
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from gongkai.console.terminal import table
from gongkai.law.days import SHANGHAI
from gongkai.law.refusals import Refusal
from gongkai.reports.facts import AnnualReport
from gongkai.reports.printed import shown

_SHOWN = 20
_INDENT = "  "


class NotAYear(Refusal):
    """The year is not written as one."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}”不是一个年度", rule="年度写作四位数字", remedy="例如 gongkai report 2020")


class FolderUnusable(Refusal):
    """The files of the report cannot be written where they were wanted."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"不能把年度报告写入 {folder}",
            rule="年度报告的网页、文档和数据文件须一并写入同一目录",
            remedy="请用 --out 指定一个可写的目录",
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.description = (
        "从业务记录统计年度报告，核对全部勾稽关系，并逐件与留痕、答复书比对；"
        "全部相符才写出网页、文档和数据文件，否则列出不符的单元格，退出状态为 1。"
    )
    parser.add_argument("year", metavar="YEAR", help="年度，例如 2020")
    parser.add_argument("--agency", metavar="CODE", help="机构代码；不写则编制市政府的报告")
    parser.add_argument("--out", type=Path, metavar="DIR", help="写入的目录，默认为数据目录下的 reports/YEAR")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式：text（默认）或 json"
    )


def run(args: argparse.Namespace) -> int:
    """Print the report and write its files; return 0, or 1 if nothing was written because numbers disagree.

    A year that still runs is printed but not written.

    Refused by NotAYear, UnknownAgency, FormNotInForce, NothingRecorded and FolderUnusable.
    """
    # Known only once the database is connected, which is after the options are declared.
    from django.conf import settings

    from gongkai.agencies.queries import agency
    from gongkai.reports.queries import compile_report
    from gongkai.reports.writing import files, text_json

    report = compile_report(_year(args.year), agency=agency(args.agency) if args.agency else None)
    today = datetime.now(SHANGHAI).date()
    over = report.year < today.year
    written: list[Path] = []
    if report.issuable and over:
        folder = args.out or settings.VAR / "reports" / str(report.year)
        written = _write(files(report, on=today), folder)
    text = text_json(report) if args.format == "json" else "\n".join(_text(report, written, over=over))
    sys.stdout.write(f"{text}\n")
    return 0 if written else 1


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise NotAYear(text)
    return int(text)


def _write(contents: dict[str, bytes], folder: Path) -> list[Path]:
    """Write all files or none: each under another name first."""
    drafts = {folder / f".{name}": folder / name for name in contents}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for draft, content in zip(drafts, contents.values(), strict=True):
            draft.write_bytes(content)
        return [draft.replace(final) for draft, final in drafts.items()]
    except OSError:
        raise FolderUnusable(folder) from None


def _text(report: AnnualReport, written: list[Path], *, over: bool) -> Iterator[str]:
    yield report.title
    yield f"格式：{report.form.instrument}（{report.form.version} 年格式）"
    for name, lines in (("二", _table2(report)), ("三", _table3(report)), ("四", _table4(report))):
        title = next(section.title for section in report.form.sections if section.no == name)
        yield from ("", f"{name}、{title}", *lines)
    yield ""
    yield from _verdict(report)
    yield from (f"请留意：{finding.message}。" for finding in report.doubts)
    if report.unfiled:
        yield f"请留意：有 {len(report.unfiled)} 格应由有关单位填报，尚未填报。"
    if not over:
        yield f"{report.year} 年还没有结束，以上为截至今日的统计，没有写出文件。"
    yield from (f"已写入：{path}" for path in written)


def _verdict(report: AnnualReport) -> Iterator[str]:
    if report.issuable:
        yield f"结论：{len(report.findings)} 项核对全部相符。"
        return
    yield f"结论：{len(report.failing)} 项不相符，没有写出文件。"
    for at, finding in enumerate(report.failing[:_SHOWN], 1):
        yield f"{_INDENT}{at}. [{finding.check}] {finding.message}。"
        yield f"{_INDENT}   单元格：{'、'.join(finding.cells)}"
    if len(report.failing) > _SHOWN:
        yield f"{_INDENT}……另有 {len(report.failing) - _SHOWN} 项，用 --format json 查看全部。"


def _table2(report: AnnualReport) -> Iterator[str]:
    width = max(len(block.columns) for block in report.form.table2)
    rows = []
    for block in report.form.table2:
        rows.append([block.caption, *(column.label for column in block.columns)])
        rows += [
            [
                f"{_INDENT}{row.label}",
                *(shown(report.tables.at(("table2", row.key, column.key))) for column in block.columns),
            ]
            for row in block.rows
        ]
    return table([row + [""] * (1 + width - len(row)) for row in rows], right=1)


def _table3(report: AnnualReport) -> Iterator[str]:
    columns = report.form.applicant_columns
    rows = [["", *(column.label for column in columns)]]
    for row in report.form.table3:
        label = _INDENT * row.code.count(".") + re.sub("（区分.*|、行政机关.*", "", row.label)
        numbers = [
            shown(report.tables.at(("table3", row.key, column.key))) if row.data else "" for column in columns
        ]
        rows.append([label, *numbers])
    return table(rows, right=1)


def _table4(report: AnnualReport) -> Iterator[str]:
    columns = report.form.groups[0].columns
    rows = [["", *(column.label for column in columns)]]
    for group in report.form.groups:
        numbers = [shown(report.tables.at(("table4", group.key, column.key))) for column in columns]
        rows.append([group.label, *numbers])
    return table(rows, right=1)
