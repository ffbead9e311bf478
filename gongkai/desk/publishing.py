"""主动公开: from draft to publication, corrections and withdrawals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.models import Duty
from gongkai.agencies.queries import agency as known_agency
from gongkai.desk import access, clock
from gongkai.desk.access import READS_ITEMS, OfficerRequest
from gongkai.desk.forms.publishing import (
    ApproveForm,
    ContentForm,
    CorrectionForm,
    DraftForm,
    EmptyForm,
    ItemSearch,
    OpenSearch,
    PublishedSearch,
    SendBackForm,
    WithdrawForm,
)
from gongkai.desk.shown import journal as shown_journal
from gongkai.desk.shown import publishing as shown
from gongkai.journal.queries import history
from gongkai.kit.paging import Pagination
from gongkai.kit.parts import Link
from gongkai.law.refusals import Refusal
from gongkai.publishing import actions, queries
from gongkai.publishing.content import clean_html
from gongkai.publishing.kinds import kind as known_kind
from gongkai.publishing.lifecycle import OPEN, State
from gongkai.publishing.models import Edition, Item

FORM_WRONG: Final = 422


@dataclass(frozen=True, slots=True)
class Act:
    """A move made with one button: its form, its door, and what is said when it is done.

    style: of the button, as the kit's `post_button` knows it.
    """

    form: type[forms.Form]
    do: Callable[..., object]
    done: str
    style: str = ""


ACTS: dict[str, Act] = {
    "submit": Act(EmptyForm, actions.submit, "已提交审核"),
    "approve": Act(ApproveForm, actions.approve, "已审核通过，等待签发"),
    "send_back": Act(SendBackForm, actions.send_back, "已退回起草人修改", "quiet"),
    "publish": Act(EmptyForm, actions.publish, "已签发，公众现在可以看到"),
    "withdraw": Act(WithdrawForm, actions.withdraw, "已撤下，原网址显示撤下理由", "stop"),
}
"""The moves made on the item's own page; `edit` and `correct` have pages of their own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An open move on the page of an item. form: None where it leads to a page of its own."""

    name: str
    label: str
    source: str
    form: forms.Form | None
    style: str
    opened: bool


@access.page(*READS_ITEMS)
@require_safe
def open_list(request: OfficerRequest) -> HttpResponse:
    """List the editions on their way, the longest waiting first."""
    agencies = list(request.standing.agencies(*READS_ITEMS))
    form = OpenSearch(request.GET, agencies=agencies)
    return _list_page(request, form, queries.open_editions, "desk/publishing/open.html")


@access.page(*READS_ITEMS)
@require_safe
def published_list(request: OfficerRequest) -> HttpResponse:
    """List what was ever public, newest first."""
    agencies = list(request.standing.agencies(*READS_ITEMS))
    form = PublishedSearch(request.GET, agencies=agencies)
    return _list_page(request, form, queries.published_items, "desk/publishing/published.html")


@access.page(Duty.DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: OfficerRequest) -> HttpResponse:
    """Begin an item: first its kind, then its words."""
    if "kind" not in request.GET:
        return render(request, "desk/publishing/kinds.html", {"kinds": shown.kinds_offered()})
    kind = known_kind(request.GET["kind"])
    form = DraftForm(request.POST or None, kind=kind, agencies=list(request.standing.agencies(Duty.DRAFT)))
    refused = None
    if form.is_valid():
        agency, column = known_agency(form.cleaned_data["agency"]), form.cleaned_data["column"]
        try:
            item = actions.draft(
                agency, kind.key, form.content, column=column, by=request.user, at=clock.now()
            )
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, "草稿已保存，尚未提交审核")
            return redirect("desk_item", item.pk)
    facts = {"form": form, "kind": kind, "heading": f"起草{kind.label}"}
    return _form_page(request, form, refused, facts)


@access.page(*READS_ITEMS)
@require_safe
def item(request: OfficerRequest, item_id: int) -> HttpResponse:
    """Show an item: where it stands, who did what, what may be done next."""
    return _item_page(request, _own(request, item_id))


@access.page(*READS_ITEMS)
@require_POST
def act(request: OfficerRequest, item_id: int, move: str) -> HttpResponse:
    """Make one move; a refusal shows the item again with what was refused and the words kept."""
    doing = ACTS.get(move)
    if doing is None:
        raise Http404
    own = _own(request, item_id)
    form = doing.form(request.POST, auto_id=f"{move}_%s")
    if not form.is_valid():
        return _item_page(request, own, tried=(move, form))
    try:
        doing.do(item_id, **form.cleaned_data, by=request.user, at=clock.now())
    except Refusal as refused:
        return _item_page(request, own, tried=(move, form), refused=refused)
    messages.success(request, doing.done)
    return redirect("desk_item", item_id)


@access.page(Duty.DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: OfficerRequest, item_id: int) -> HttpResponse:
    """Change the words of a draft."""
    own = _own(request, item_id)
    edition = queries.editions(own)[0]
    form = ContentForm(
        request.POST or None, kind=known_kind(own.kind), initial=ContentForm.initial_of(edition)
    )
    refused = None
    if form.is_valid():
        try:
            actions.edit(item_id, form.content, by=request.user, at=clock.now())
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, "修改已保存")
            return redirect("desk_item", item_id)
    facts = {"form": form, "item": own, "heading": "修改草稿", "returned": edition.returned_reason}
    return _form_page(request, form, refused, facts)


@access.page(Duty.DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: OfficerRequest, item_id: int) -> HttpResponse:
    """Open a correction of what is public, beginning with the words the public reads."""
    own = _own(request, item_id)
    live = own.live or queries.editions(own)[0]
    form = CorrectionForm(
        request.POST or None, kind=known_kind(own.kind), initial=CorrectionForm.initial_of(live)
    )
    refused = None
    if form.is_valid():
        note = form.cleaned_data["note"]
        try:
            actions.correct(item_id, form.content, note=note, by=request.user, at=clock.now())
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, "更正稿已保存，提交审核并签发后才会替换公众看到的版本")
            return redirect("desk_item", item_id)
    facts = {"form": form, "item": own, "heading": "更正已公开的信息"}
    return _form_page(request, form, refused, facts)


@access.page(*READS_ITEMS)
@require_safe
def preview(request: OfficerRequest, item_id: int, version: int) -> HttpResponse:
    """Show an edition as the public will read it."""
    own = _own(request, item_id)
    edition = next((one for one in queries.editions(own) if one.version == version), None)
    if edition is None:
        raise Http404
    facts = {
        "item": own,
        "edition": edition,
        "body": _body(edition),
        "metadata": shown.metadata(own, edition),
        "tone": shown.STATE_TONES[State(edition.state)],
    }
    return render(request, "desk/publishing/preview.html", facts)


@access.page(*READS_ITEMS)
@require_safe
def editions(request: OfficerRequest, item_id: int) -> HttpResponse:
    """Show what each edition changed against the one before it."""
    own = _own(request, item_id)
    found = list(queries.editions(own))
    facts = {"item": own, "editions": found, "comparisons": shown.comparisons(found)}
    return render(request, "desk/publishing/editions.html", facts)


def _own(request: OfficerRequest, item_id: int) -> Item:
    """Return an item of an agency the person works for, or refuse."""
    found = queries.item(item_id)
    request.standing.require(*READS_ITEMS, at=found.agency)
    return found


def _item_page(
    request: OfficerRequest,
    item: Item,
    *,
    tried: tuple[str, forms.Form] | None = None,
    refused: Refusal | None = None,
) -> HttpResponse:
    """Show an item; tried: the move that was not made, with its words."""
    found = list(queries.editions(item))
    edition = found[0]
    edition.item = item
    facts = {
        "item": item,
        "edition": edition,
        "editions": found,
        "tone": shown.STATE_TONES[State(edition.state)],
        "metadata": shown.metadata(item, edition),
        "body": _body(edition),
        "choices": _choices(item, edition, request, tried),
        "open": edition.state in OPEN,
        "events": shown_journal.events(history(f"item:{item.pk}")),
        "tried": tried[1] if tried else EmptyForm(),
        "refused": refused,
    }
    status = access.status(refused) if refused else FORM_WRONG if tried else 200
    return render(request, "desk/publishing/item.html", facts, status=status)


def _choices(
    item: Item, edition: Edition, request: OfficerRequest, tried: tuple[str, forms.Form] | None
) -> list[Choice]:
    """Return the open moves of this person, each with its form."""
    choices = []
    for move in shown.open_moves(item, edition, request.standing):
        doing = ACTS.get(move.name)
        again = tried is not None and tried[0] == move.name
        form = tried[1] if tried and again else doing.form(auto_id=f"{move.name}_%s") if doing else None
        style = doing.style if doing else "quiet"
        choices.append(Choice(move.name, move.label, move.source, form, style, again))
    return choices


def _body(edition: Edition) -> SafeString:
    # Cleaned of all but an allow-list when it was written; cleaned again, for it costs nothing here.
    return SafeString(clean_html(edition.body))


def _form_page(
    request: OfficerRequest, form: forms.Form, refused: Refusal | None, facts: dict[str, object]
) -> HttpResponse:
    status = access.status(refused) if refused else FORM_WRONG if form.errors else 200
    return render(request, "desk/publishing/edit.html", {**facts, "refused": refused}, status=status)


def _list_page(
    request: OfficerRequest,
    form: ItemSearch,
    question: Callable[..., QuerySet[Edition] | QuerySet[Item]],
    template: str,
) -> HttpResponse:
    """Answer a list with its filters; a filter nobody offers is left out."""
    asked = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    agencies = request.standing.agencies(*READS_ITEMS, code=asked.pop("agency", ""))
    found = question(agencies, **asked)
    pages = Pagination.asked(request.GET.get("page"), total=found.count())
    facts = {
        "form": form,
        "rows": found[pages.start : pages.stop],
        "pages": pages,
        "tabs": _tabs(request.path),
        "drafts": request.standing.holds_anywhere(Duty.DRAFT),
    }
    return render(request, template, facts)


def _tabs(path: str) -> list[Link]:
    both = (("在办", "/items/"), ("已公开", "/items/published/"))
    return [Link(label, url, current=url == path) for label, url in both]
