"""Search as JSON: the same finds in the same order as on the search page."""

from dataclasses import asdict
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from gongkai.api import clock
from gongkai.api.answers import require_known
from gongkai.search import public
from gongkai.search.public import Hit, Sort

router = Router(tags=["检索"])


class Asked(Schema):
    """A question. q: 1 to 100 characters; column, agency: their keys; year: of 成文, else of publication."""

    q: str
    page: int = Field(1, ge=1, le=10**6)
    column: str = ""
    agency: str = ""
    year: int | None = Field(None, ge=1900, le=2100)
    sort: Sort = Sort.RELEVANCE


class HitOut(Schema):
    """A find. snippet: plain text around the words found."""

    id: int
    url: str
    title: str
    snippet: str
    number: str
    agency: str
    column: str
    kind_label: str
    adopted_on: date | None
    published_at: datetime


class ResultsOut(Schema):
    """One page of an answer. stage_note: a sentence when the finds are not exact, or there are none."""

    query: str
    total: int
    page: int
    pages: int
    stage_note: str
    hits: list[HitOut]


@router.get("/search", response=ResultsOut, summary="检索")
def search(request: HttpRequest, asked: Query[Asked]) -> ResultsOut:
    """Find public items."""
    require_known(request, Asked)
    found = public.search(
        asked.q,
        page=asked.page,
        column=asked.column,
        agency=asked.agency,
        year=asked.year,
        sort=asked.sort,
        on=clock.today(),
    )
    return ResultsOut(
        query=found.query,
        total=found.total,
        page=found.page,
        pages=found.pages,
        stage_note=found.stage_note,
        hits=[_out(request, hit) for hit in found.hits],
    )


def _out(request: HttpRequest, hit: Hit) -> HitOut:
    known = {name: value for name, value in asdict(hit).items() if name in HitOut.model_fields}
    return HitOut(**known, url=request.build_absolute_uri(reverse("portal_item", args=[hit.id])))
