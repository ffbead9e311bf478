"""The search page."""

from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.kit.paging import Pagination
from gongkai.kit.parts import Entry, Link
from gongkai.kit.refusals import status_of
from gongkai.law.days import local_day
from gongkai.law.refusals import Refusal
from gongkai.portal import clock, frame
from gongkai.publishing.columns import columns
from gongkai.search import public
from gongkai.search.public import FacetValue, Hit, Results, Sort

SORT_LABELS = {Sort.RELEVANCE: "按相关程度", Sort.DATE: "按日期"}
Asked = dict[str, str]


class ParametersUnreadable(Refusal):
    """The address asks for something this page does not know."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(
            f"检索地址中有无法识别的内容：{'、'.join(faults)}",
            rule="检索页只接受 q、column、agency、year、sort、page 六个参数",
            remedy="请在检索框中重新输入要查找的内容",
        )


class SearchForm(forms.Form):
    """What the address of a search may hold. q: the words; page: anything, the nearest page is shown."""

    q = forms.CharField(required=False, strip=True)
    column = forms.ChoiceField(required=False, choices=lambda: [(key, key) for key in columns()])
    agency = forms.SlugField(required=False, max_length=20)
    year = forms.IntegerField(required=False, min_value=1900, max_value=2100)
    sort = forms.ChoiceField(required=False, choices=[(sort.value, sort.value) for sort in Sort])
    page = forms.CharField(required=False)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found, the ways to narrow it, or what to do when nothing was."""
    form = SearchForm(request.GET)
    form.full_clean()
    faults = [name for name in request.GET if name not in form.fields or form.has_error(name)]
    facts: dict[str, object] = {"query": request.GET.get("q", "").strip(), "section": "search"}
    status = 200
    try:
        if faults:
            raise ParametersUnreadable(faults)
        if form.cleaned_data["q"]:
            facts |= _found(form)
    except Refusal as refused:
        facts["refused"], status = refused, status_of(refused)
    return render(request, "portal/search/search.html", facts, status=status)


def _found(form: SearchForm) -> dict[str, object]:
    asked = form.cleaned_data
    results = public.search(
        asked["q"],
        page=frame.page_number(asked["page"]),
        column=asked["column"],
        agency=asked["agency"],
        year=asked["year"],
        sort=Sort(asked["sort"] or Sort.RELEVANCE),
        on=clock.today(),
    )
    kept = {name: str(value) for name, value in asked.items() if value and name != "page"}
    reachable = min(results.total, public.HITS_MAX)
    return {
        "results": results,
        "entries": [_entry(hit) for hit in results.hits],
        "sorts": [
            Link(label, _address(kept, sort=sort), current=sort == (asked["sort"] or Sort.RELEVANCE))
            for sort, label in SORT_LABELS.items()
        ],
        "facets": _facets(results, kept),
        "narrowed": any(kept.get(name) for name in ("column", "agency", "year")),
        "unnarrowed": _address({"q": asked["q"]}),
        "pages": Pagination(results.page, total=reachable, per_page=public.PAGE_SIZE),
    }


def _entry(hit: Hit) -> Entry:
    said = dict.fromkeys((hit.number, hit.agency, columns()[hit.column].label, hit.kind_label))
    return Entry(
        title=hit.title_html,
        url=reverse("portal_item", args=[hit.id]),
        day=hit.adopted_on or local_day(hit.published_at),
        note="　".join(word for word in said if word),
        excerpt=hit.snippet_html,
    )


def _facets(results: Results, kept: Asked) -> list[tuple[str, list[Link]]]:
    offered = (
        ("按栏目", "column", results.facets.columns),
        ("按机构", "agency", results.facets.agencies),
        ("按年份", "year", results.facets.years),
    )
    return [(heading, _choices(name, values, kept)) for heading, name, values in offered if values]


def _choices(name: str, values: tuple[FacetValue, ...], kept: Asked) -> list[Link]:
    chosen = kept.get(name, "")
    everything = Link("不限", _address(kept, **{name: ""}), current=not chosen)
    return [
        everything,
        *(
            Link(value.label, _address(kept, **{name: value.key}), value.key == chosen, value.count)
            for value in values
        ),
    ]


def _address(kept: Asked, **changed: str) -> str:
    asked = {name: value for name, value in (kept | changed).items() if value}
    return f"{reverse('portal_search')}?{urlencode(asked)}"
