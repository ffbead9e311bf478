"""`gongkai search`: find what is public, as the portal does."""

import argparse
import json

from django.utils import timezone

from gongkai.law.days import SHANGHAI, local_day
from gongkai.publishing.columns import columns
from gongkai.search.public import Hit, Results, search


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `gongkai search`."""
    parser.description = "检索已公开的信息，结果与门户一致。"
    parser.add_argument(
        "query", metavar="检索词", help="文字、文号或者索引号；用空格分开的词可以不相邻，引号内的文字逐字匹配"
    )
    parser.add_argument("--page", type=int, default=1, metavar="页码", help="从 1 起，默认 1")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式，默认 text")


def run(args: argparse.Namespace) -> int:
    """Print one page of finds; return 0, also when nothing was found.

    Refused by all that refuses `search`; nothing is printed then.
    """
    results = search(args.query, page=args.page, on=local_day(timezone.now()))
    print(_json(results) if args.format == "json" else _text(results))
    return 0


def _json(results: Results) -> str:
    facts = {
        "query": results.query,
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "note": results.stage_note,
        "hits": [_facts(hit) for hit in results.hits],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _facts(hit: Hit) -> dict[str, str | int]:
    return {
        "id": hit.id,
        "title": hit.title,
        "address": _address(hit),
        "number": hit.number,
        "agency": hit.agency,
        "column": hit.column,
        "published_at": hit.published_at.astimezone(SHANGHAI).isoformat(),
        "snippet": hit.snippet,
        "source_path": hit.source_path,
    }


def _address(hit: Hit) -> str:
    return f"/items/{hit.id}/"


def _text(results: Results) -> str:
    count = f"“{results.query}”：共 {results.total} 条，第 {results.page} 页，共 {results.pages} 页"
    head = [count, results.stage_note] if results.stage_note else [count]
    return "\n\n".join(["\n".join(head), *map(_lines, results.hits)])


def _lines(hit: Hit) -> str:
    facts = [hit.number, hit.agency, columns()[hit.column].label, local_day(hit.published_at).isoformat()]
    return "\n".join(
        [
            hit.title,
            "    " + "  ".join(fact for fact in facts if fact),
            f"    {hit.snippet}",
            f"    {_address(hit)}",
        ]
    )
