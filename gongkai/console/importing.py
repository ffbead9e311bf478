"""`gongkai import FILE`: laws from a file, read one by one, published in batches, every doubt told."""

import argparse
import csv
import gzip
import json
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TextIO

from django.conf import settings
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.agencies.queries import agency as known_agency
from gongkai.console.database import require_ready
from gongkai.demo.marker import is_demo
from gongkai.demo.staff import import_crew
from gongkai.law.days import SHANGHAI
from gongkai.law.refusals import Refusal
from gongkai.publishing.actions import BatchEntry, Crew, publish_batch
from gongkai.publishing.lawtexts.item import law_content
from gongkai.publishing.lawtexts.record import LawText, read_line
from gongkai.search import indexer
from gongkai.search.engine import IndexBusy

BATCH = 200
FIELD_LABELS = {
    "kind": "类别",
    "issuer": "发文机关",
    "number": "文号",
    "adopted_on": "通过日期",
    "published_on": "公布日期",
    "effective_on": "施行日期",
    "amended": "修改情况",
    "body_markdown": "正文",
}


class FileUnreadable(Refusal):
    """The file to import cannot be read."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            f"不能读取 {path}（{fault}）",
            rule="导入文件为每行一个 JSON 对象的文本文件（.jsonl），可用 gzip 压缩（.jsonl.gz）",
            remedy="请核对路径和文件格式后重新导入",
        )


class CrewMissing(Refusal):
    """Nobody was named who answers for what is imported."""

    def __init__(self) -> None:
        super().__init__(
            "没有说明由谁起草、审核和签发",
            rule="批量导入同样须经三人审核，每一条都留下三人的姓名",
            remedy="用 --crew 起草人,审核人,签发人 写明三人的登录名；还没有机构和人员的，先运行 gongkai demo 建立演示城市",
        )


class UnknownPerson(Refusal):
    """No account has this sign-in name."""

    def __init__(self, username: str) -> None:
        super().__init__(f"没有登录名为“{username}”的人员", rule="三人须为在册人员", remedy="请核对登录名")


@dataclass(slots=True)
class Account:
    """What became of every line; doubts as (line, source, title, field, reason), refused as (line, reason)."""

    read: int = 0
    published: int = 0
    known: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    doubts: list[tuple[int, str, str, str, str]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, metavar="文件", help="每行一个 JSON 对象：path、title、markdown")
    parser.add_argument("--agency", default="zfb", metavar="代码", help="以哪个机构的名义公开，默认 zfb")
    parser.add_argument("--crew", metavar="起草,审核,签发", help="三人的登录名；演示城市可以不写")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式")


def run(args: argparse.Namespace) -> int:
    """Import a file; lines already imported are left alone, so an interrupted import can be run again."""
    require_ready()
    agency, crew = known_agency(args.agency), _crew(args.crew)
    started, account = time.monotonic(), Account()
    with _bar() as bar:
        _import(_lines(args.file), agency, crew, account, bar)
        _index(bar)
    account.seconds = time.monotonic() - started
    listing = _write_listing(account, args.file)
    _print(account, listing, as_json=args.format == "json")
    return 0


def _import(lines: list[str], agency: Agency, crew: Crew, account: Account, bar: Progress) -> None:
    task = bar.add_task("导入", total=len(lines))
    batch: list[BatchEntry] = []
    for number, line in enumerate(lines, start=1):
        entry = _entry(line, number, agency, account)
        if entry:
            batch.append(entry)
        if len(batch) >= BATCH:
            _publish(batch, crew, account)
            batch = []
        bar.advance(task)
    if batch:
        _publish(batch, crew, account)


def _index(bar: Progress) -> None:
    """Make what was published findable, unless a running server is doing it already."""
    bar.add_task("检索索引", total=None)
    with suppress(IndexBusy):
        while indexer.catch_up():
            pass


def _entry(line: str, number: int, agency: Agency, account: Account) -> BatchEntry | None:
    """Return what is to be published of a line, or note why nothing is."""
    account.read += 1
    try:
        law = read_line(line, number=number)
        content = law_content(law)
    except Refusal as refusal:
        account.refused.append((number, str(refusal)))
        return None
    account.kinds[law.kind.label] += 1
    account.doubts += _doubts(number, law)
    return BatchEntry(agency=agency, kind=law.kind.value, content=content, source_path=law.source_path)


def _doubts(number: int, law: LawText) -> Iterator[tuple[int, str, str, str, str]]:
    for doubt in law.unclassified:
        yield number, law.source_path, law.title, FIELD_LABELS.get(doubt.field, doubt.field), doubt.reason


def _publish(batch: list[BatchEntry], crew: Crew, account: Account) -> None:
    published = publish_batch(batch, crew=crew, at=datetime.now(SHANGHAI))
    account.published += len(published)
    account.known += len(batch) - len(published)


def _crew(names: str | None) -> Crew:
    if names is None:
        if not is_demo():
            raise CrewMissing
        return import_crew()
    usernames = [name.strip() for name in names.replace("，", ",").split(",")]
    if len(usernames) != 3:
        raise CrewMissing
    return Crew(*(_person(username) for username in usernames))


def _person(username: str) -> User:
    try:
        return User.objects.get(username=username)
    except User.DoesNotExist:
        raise UnknownPerson(username) from None


def _lines(path: Path) -> list[str]:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode()
    except UnicodeDecodeError:
        raise FileUnreadable(path, "不是 UTF-8 文本") from None
    except (OSError, EOFError, zlib.error) as fault:
        raise FileUnreadable(path, getattr(fault, "strerror", "") or "压缩文件不完整") from None
    return [line for line in text.split("\n") if line.strip()]


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )


def _write_listing(account: Account, source: Path) -> Path:
    """Write every refusal and every doubt to a table an official can open."""
    folder = settings.VAR / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    listing = folder / f"{source.name.split('.')[0]}.csv"
    with listing.open("w", newline="", encoding="utf-8-sig") as file:
        _write_rows(account, file)
    return listing


def _write_rows(account: Account, file: TextIO) -> None:
    table = csv.writer(file)
    table.writerow(["行", "来源", "标题", "项目", "原因"])
    table.writerows((number, "", "", "未导入", reason) for number, reason in account.refused)
    table.writerows(account.doubts)


def _print(account: Account, listing: Path, *, as_json: bool) -> None:
    if as_json:
        facts = {
            "read": account.read,
            "published": account.published,
            "already_imported": account.known,
            "refused": [{"line": number, "reason": reason} for number, reason in account.refused],
            "kinds": dict(account.kinds),
            "unclassified": dict(Counter(row[3] for row in account.doubts)),
            "listing": str(listing),
            "seconds": round(account.seconds, 1),
        }
        sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
        return
    write = sys.stdout.write
    write(
        f"读取 {account.read} 条，公开 {account.published} 条，此前已导入 {account.known} 条，"
        f"未导入 {len(account.refused)} 条，用时 {account.seconds:.1f} 秒。\n"
    )
    write("类别：" + "，".join(f"{kind} {count}" for kind, count in account.kinds.most_common()) + "。\n")
    for _, reason in account.refused:
        write(f"  未导入：{reason}\n")
    write("以下内容原文没有写明或者说法不一，未作推测，留空待核：\n")
    reasons = Counter((row[3], row[4]) for row in account.doubts)
    for (name, reason), count in reasons.most_common(12):
        write(f"  {name}：{reason}（{count} 条）\n")
    write(f"其余 {max(0, len(reasons) - 12)} 种原因和逐条清单见 {listing}\n")
