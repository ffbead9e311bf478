"""`gongkai due`: the last day to answer a request, and every day on the way to it explained."""

import argparse
import json
from dataclasses import dataclass
from datetime import date

from gongkai.console.terminal import table
from gongkai.law.days import parse_day, weekday_name
from gongkai.law.deadlines import REPLY_DAYS, Day, Pause, day_sheet, reply_due
from gongkai.law.refusals import Refusal
from gongkai.law.sources import REGULATION, Article
from gongkai.law.workdays import WorkCalendar

_CONSULTATION = Article(REGULATION, 33, 3)
_COLUMNS = ("日期", "星期", "计入", "说明")


class UnreadableOption(Refusal):
    """An option is not written the way it must be."""

    def __init__(self, option: str, text: str, *, form: str, example: str) -> None:
        self.option = option
        self.text = text
        super().__init__(
            f"{option} 的取值“{text}”无法识别", rule=f"{option} 应写作{form}", remedy=f"例如 {example}"
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    received: date
    extension: int
    pauses: tuple[Pause, ...]
    calendar: str
    due: date | None
    sheet: tuple[Day, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `gongkai due`."""
    parser.description = "计算政府信息公开申请的答复期限，逐日列明哪些日子计入、哪些不计入，以及依据。"
    parser.add_argument("--received", required=True, metavar="日期", help="收到申请之日，例如 2020-01-20")
    parser.add_argument(
        "--extension", default="0", metavar="天数", help="经批准延长的工作日数，0 至 20，默认 0"
    )
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        metavar="发出日..收回日",
        help=(
            "征求意见的起止日期，可以写多次：发出日是征求意见函发出的那天，仍计入期限；"
            "收回日是收到意见的那天，不计入期限。意见尚未收回的，只写“发出日..”"
        ),
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式，默认 text")


def run(args: argparse.Namespace) -> int:
    """Print the last day and the day sheet; return 0.

    Refused by ImpossibleDate, UnreadableOption and all that refuses `reply_due`; nothing is printed
    then.
    """
    received = parse_day(args.received)
    extension = _whole_number(args.extension)
    pauses = tuple(_pause(text) for text in args.pause)
    calendar = WorkCalendar.official()

    answer = _Answer(
        received=received,
        extension=extension,
        pauses=pauses,
        calendar=calendar.version,
        due=reply_due(received, pauses=pauses, extension=extension, calendar=calendar),
        sheet=day_sheet(received, pauses=pauses, extension=extension, calendar=calendar),
    )
    print(_json(answer) if args.format == "json" else _text(answer))
    return 0


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UnreadableOption("--extension", text, form="整数", example="--extension 10") from None


def _pause(text: str) -> Pause:
    sent, dots, back = text.partition("..")
    if not dots:
        raise UnreadableOption(
            "--pause", text, form="“发出日..收回日”", example="--pause 2020-02-05..2020-02-14"
        )
    return Pause(
        sent=parse_day(sent),
        back=parse_day(back) if back else None,
        label="征求意见",
        source=str(_CONSULTATION),
    )


def _json(answer: _Answer) -> str:
    return json.dumps(
        {
            "received": answer.received.isoformat(),
            "due": _iso(answer.due),
            "extension": answer.extension,
            "pauses": [{"sent": _iso(pause.sent), "back": _iso(pause.back)} for pause in answer.pauses],
            "calendar": answer.calendar,
            "days": [
                {
                    "day": _iso(line.day),
                    "weekday": weekday_name(line.day),
                    "counts": line.counts,
                    "number": line.number,
                    "why": line.why,
                    "source": line.source,
                }
                for line in answer.sheet
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(answer: _Answer) -> str:
    extended = f"，延长{answer.extension}个工作日" if answer.extension else ""
    due = answer.due
    return "\n".join(
        (
            f"收到申请：{answer.received}（{weekday_name(answer.received)}）",
            f"答复期限：{REPLY_DAYS}个工作日{extended}",
            f"最后一日：{due}（{weekday_name(due)}）" if due else "最后一日：征求意见尚未结束，期限停止计算",
            f"工作日历：{answer.calendar}",
            "",
            *table([_COLUMNS, *(_row(line) for line in answer.sheet)]),
            "",
            "依据：",
            *dict.fromkeys(f"  {line.source}" for line in answer.sheet),
        )
    )


def _row(line: Day) -> tuple[str, ...]:
    counted = f"第{line.number}日" if line.counts else "—"
    return line.day.isoformat(), weekday_name(line.day), counted, line.why
