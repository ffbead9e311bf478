"""Finding what is public. Nothing is shown here that the database does not say is public right now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from time import perf_counter

from django.conf import settings
from django.utils.safestring import SafeString

from gongkai.agencies.public import agencies
from gongkai.publishing import public as publishing
from gongkai.publishing.columns import columns
from gongkai.publishing.content import plain_text
from gongkai.publishing.public import PublicItem
from gongkai.search import highlight
from gongkai.search.embedded.reader import reader
from gongkai.search.engine import HITS_MAX, Ask, SearchUnavailable, Sort, Stage, Tally, View
from gongkai.search.models import Change
from gongkai.search.questions import LENGTH_MAX, EmptyQuery, QueryTooLong, Question, question

__all__ = [
    "HITS_MAX",
    "LENGTH_MAX",
    "PAGE_SIZE",
    "EmptyQuery",
    "FacetValue",
    "Facets",
    "Hit",
    "QueryTooLong",
    "Results",
    "SearchUnavailable",
    "Sort",
    "search",
]

PAGE_SIZE = 10

_NOTHING = "没有找到相关内容，请减少检索词，或者换一种说法"
_NOTES = {
    Stage.PHRASE: "",
    Stage.WORDS: "未找到完全匹配的结果，以下为相关内容",
    Stage.MOST: "未找到完全匹配的结果，以下为部分词语相符的内容",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One find. title, snippet: plain text; the _html forms are escaped, with `<em>` around the finds.

    column: the column's key. adopted_on: 成文日期, None where there is none.
    """

    id: int
    title: str
    title_html: SafeString
    snippet: str
    snippet_html: SafeString
    number: str
    agency: str
    column: str
    kind_label: str
    adopted_on: date | None
    published_at: datetime
    source_path: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value the finds can be narrowed to. key: what `search` takes; label: what a reader sees."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How the finds spread, each list as if nothing were chosen from it; the most frequent first, years newest first."""

    columns: tuple[FacetValue, ...]
    agencies: tuple[FacetValue, ...]
    years: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of an answer.

    query: as typed, without spaces around it.
    total: all finds; only the first HITS_MAX can be paged to.
    page: from 1; pages: at least 1.
    stage_note: a Chinese sentence without full stop when the finds are not exact, or there are none.
    pending: changes published but not yet in the index; they show up within seconds.
    took_ms: milliseconds.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    stage_note: str
    facets: Facets
    pending: int
    took_ms: float


def search(
    query: str,
    *,
    page: int = 1,
    column: str = "",
    agency: str = "",
    year: int | None = None,
    sort: Sort = Sort.RELEVANCE,
    on: date | None = None,
) -> Results:
    """Find public items.

    query: 1 to 100 characters; spaces separate what may stand apart, quotation marks keep together,
    a 文号 may be written in any common way.
    page: counted from 1; a number out of range gives the nearest page.
    column, agency: only this column's key, this agency's code. year: only items of this year by
    成文日期, where there is none by publication; `sort` by date goes by the same day.
    on: the day by which validity and age count a little in the order; None leaves them out.

    Refused by EmptyQuery, QueryTooLong, and by SearchUnavailable where the index cannot be read:
    an empty list is only ever an answer.

    Source: PLATFORM.
    """
    started = perf_counter()
    asked = question(query)
    view = reader(settings.SEARCH_INDEX).view()
    pending = dict(
        Change.objects.filter(pk__gt=view.position).order_by("pk").values_list("item_id", "withdrawn")
    )
    gone = frozenset(item_id for item_id, withdrawn in pending.items() if withdrawn)
    first = Ask(asked, Stage.PHRASE, column=column, agency=agency, year=year, without=gone)

    ask, tally = _answered(view, first)
    pages = max(-(-min(tally.total, HITS_MAX) // PAGE_SIZE), 1)
    page = min(max(page, 1), pages)
    found = view.page(ask, sort=sort, on=on, start=(page - 1) * PAGE_SIZE, size=PAGE_SIZE)
    items = publishing.items(found)

    return Results(
        query=asked.text,
        hits=_hits(items, asked),
        total=tally.total - len(found) + len(items),
        page=page,
        pages=pages,
        stage_note=_NOTES[ask.stage] if tally.total else _NOTHING,
        facets=_facets(view, ask, tally),
        pending=len(pending),
        took_ms=round((perf_counter() - started) * 1000, 1),
    )


def _answered(view: View, ask: Ask) -> tuple[Ask, Tally]:
    """Ask more and more loosely until something is found."""
    for stage in Stage:
        ask = replace(ask, stage=stage)
        tally = view.tally(ask)
        if tally.total:
            break
    return ask, tally


def _hits(items: list[PublicItem], question: Question) -> tuple[Hit, ...]:
    terms = highlight.terms(question)
    return tuple(
        _hit(item, highlight.marked(item.title, terms), highlight.snippet(_said(item), terms))
        for item in items
    )


def _said(item: PublicItem) -> str:
    return plain_text(item.body) or item.abstract


def _hit(item: PublicItem, title: highlight.Marked, snippet: highlight.Marked) -> Hit:
    return Hit(
        id=item.id,
        title=item.title,
        title_html=title.html,
        snippet=snippet.text,
        snippet_html=snippet.html,
        number=item.number,
        agency=item.agency,
        column=item.column,
        kind_label=item.kind_label,
        adopted_on=item.adopted_on,
        published_at=item.published_at,
        source_path=item.source_path,
    )


def _facets(view: View, ask: Ask, tally: Tally) -> Facets:
    """Count what could be chosen instead: a chosen value does not hide its neighbours."""
    in_columns = view.tally(replace(ask, column="")) if ask.column else tally
    in_agencies = view.tally(replace(ask, agency="")) if ask.agency else tally
    in_years = view.tally(replace(ask, year=None)) if ask.year else tally
    return Facets(
        columns=_values(in_columns.columns, {key: column.label for key, column in columns().items()}),
        agencies=_values(in_agencies.agencies, {agency.code: agency.name for agency in agencies()}),
        years=tuple(
            FacetValue(str(year), f"{year}年", count)
            for year, count in sorted(in_years.years.items(), reverse=True)
        ),
    )


def _values(counts: Mapping[str, int], labels: Mapping[str, str]) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(key, labels.get(key, key), count) for key, count in counts.items())
