"""`gongkai bench NAME`: how fast it is, a row per figure; exit status 1 when a goal is missed."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.table import Table

from gongkai.bench import city, clock, letters, pages
from gongkai.bench.figures import Figure, Measure, measured

MEASURES: dict[str, Callable[[float], Iterator[Measure]]] = {
    "clock": clock.measures,
    "letters": letters.measures,
    "pages": pages.measures,
}
NAMES = (*MEASURES, "city")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("name", choices=NAMES, metavar="名称", help="、".join(NAMES))
    parser.add_argument("--scale", type=float, default=1.0, metavar="比例", help="规模，默认 1，小于 1 较快")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式")


def run(args: argparse.Namespace) -> int:
    """Measure and print; 1 when a goal is missed."""
    figures = list(
        city.figures(args.scale) if args.name == "city" else measured(MEASURES[args.name](args.scale))
    )
    if args.format == "json":
        rows = [
            {
                "name": f.name,
                "value": round(f.value, 3),
                "unit": f.unit,
                "goal": round(f.goal, 3),
                "holds": f.holds,
            }
            for f in figures
        ]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        Console().print(_table(figures))
    return 0 if all(figure.holds for figure in figures) else 1


def _table(figures: list[Figure]) -> Table:
    table = Table("项目", "数值", "单位", "目标", "达到")
    for figure in figures:
        bound = "≥" if figure.more_is_better else "≤"
        table.add_row(
            figure.name,
            f"{figure.value:.2f}",
            figure.unit,
            f"{bound} {figure.goal:.2f}",
            "是" if figure.holds else "否",
        )
    return table
