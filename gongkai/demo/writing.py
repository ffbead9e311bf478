"""The words of an item: title, body and metadata, from the stock of its kind."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from gongkai.demo.days import YEAR, earlier
from gongkai.demo.organs import local_facts, organs
from gongkai.demo.programme import Release
from gongkai.demo.stock import Words, data, dice
from gongkai.law.days import written_date
from gongkai.publishing.content import Content
from gongkai.publishing.kinds import kind as known_kind

SHORTEST = 220
"""Characters a body has at least, its markup not counted."""

_TRIES = 6
_COUNTED = re.compile(r"[一二三四五六七八]、|第[一二三四五六七八]条")
_QUARTERS = ("一季度", "第一季度", "上半年", "前三季度")
_DATED = {"red_head_document", "normative_document", "plan", "appointment"}

_ON_TRIAL = "（试行）"
_ADDRESSEES = "各县、区人民政府，南太湖新区管理委员会，市政府各部门，市直各单位："


@dataclass(frozen=True, slots=True)
class Stock:
    """The sentences of one kind. table: rows of cells written with |, the first its heading."""

    titles: list[str]
    openings: list[str]
    details: list[str]
    closings: list[str]
    table: list[str] | None = None


@cache
def _stock(kind: str) -> Stock:
    return Stock(**data(f"items/{kind}"))


class Writer:
    """Writes items, and no title twice if words allow."""

    def __init__(self) -> None:
        self._titles: set[str] = set()

    def content(self, release: Release) -> Content:
        """Return the words and the metadata of one item."""
        rng = dice("item", release.index)
        stock = _stock(release.kind)
        for _ in range(_TRIES):
            words = Words(rng, _facts(release))
            title = words.one_of(stock.titles)
            if title not in self._titles:
                break
        self._titles.add(title)
        known = {"title": title, "term": "，有效期五年" if _ON_TRIAL in title else ""}
        return _content(release, title, Words(rng, _facts(release) | words.chosen | known))


def corrected(content: Content, sentence: str) -> Content:
    """Return content with one more sentence at its end."""
    return replace(content, body=f"{content.body}<p>{sentence}</p>")


def _facts(release: Release) -> dict[str, str]:
    organ, day, rng = organs()[release.agency], release.at.date(), dice("facts", release.index)
    return local_facts(organ, rng) | {
        "year": str(day.year),
        "month": f"{day.month}月",
        "day": f"{day.month}月{day.day}日",
        "day2": str(day.day),
        "quarter": _QUARTERS[(day.month - 1) // 3],
        "number": release.number,
        "effective": written_date(_adopted(release) + timedelta(days=30)),
    }


def _content(release: Release, title: str, words: Words) -> Content:
    organ, adopted = organs()[release.agency], _adopted(release)
    normative = release.kind == "normative_document"
    effective = adopted + timedelta(days=30) if normative else None
    return Content(
        title=title,
        body=_body(release, words, adopted),
        number=release.number,
        issuer=release.issuer,
        source=organ.name,
        keywords=f"{words.chosen['theme']} {known_kind(release.kind).label}",
        adopted_on=adopted if release.kind in _DATED else None,
        effective_on=effective,
        expires_on=_five_years(effective) if effective and _ON_TRIAL in title else None,
    )


def _five_years(first: date) -> date:
    """Return the last day of five years that begin with `first`."""
    leap = (first.month, first.day) == (2, 29)
    after = date(first.year + 5, 3, 1) if leap else first.replace(year=first.year + 5)
    return after - timedelta(days=1)


def _body(release: Release, words: Words, adopted: date) -> str:
    stock = _stock(release.kind)
    paragraphs = [words.one_of(stock.openings)]
    paragraphs += _details(stock, words, sum(map(len, paragraphs)))
    paragraphs.append(words.one_of(stock.closings))
    head = f'<p class="addressee">{_ADDRESSEES}</p>' if release.kind == "red_head_document" else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    signed = (release.issuer, written_date(adopted)) if release.issuer else ()
    foot = "".join(f'<p class="signed">{line}</p>' for line in signed)
    return head + body + _table(stock, words) + foot


def _details(stock: Stock, words: Words, length: int) -> list[str]:
    """Return some of the details: counted ones from the first on, others in any choice."""
    order = list(range(len(stock.details)))
    if not _COUNTED.match(stock.details[0]):
        words.rng.shuffle(order)
    wanted = len(order) if stock.details[0].startswith("第") else words.rng.randint(3, 5)
    found: dict[int, str] = {}
    for place in order:
        if len(found) >= wanted and length + sum(map(len, found.values())) >= SHORTEST:
            break
        found[place] = words.filled(stock.details[place])
    return [found[place] for place in sorted(found)]


def _table(stock: Stock, words: Words) -> str:
    if not stock.table or words.rng.random() < 0.5:
        return ""
    heading, *rows = ([words.filled(cell) for cell in row.split("|")] for row in stock.table)
    head = "".join(f'<th scope="col">{cell}</th>' for cell in heading)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _adopted(release: Release) -> date:
    """Return the day a document was signed: a little before it was published, in the year of its number."""
    day = release.at.date()
    if day.year < YEAR:
        return day - timedelta(days=2)
    return max(earlier(day, 3), date(YEAR, 1, 2))
