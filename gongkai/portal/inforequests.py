"""依申请公开: how to ask, the form, its receipt, and where a request stands.

Nothing of a person is ever in an address: numbers and codes travel by POST, and no page of these is kept.
"""

from collections.abc import Iterator
from secrets import token_urlsafe

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.public import agencies
from gongkai.documents.docx import letter_docx
from gongkai.documents.letter import Letter
from gongkai.documents.pdf import letter_pdf
from gongkai.inforequests import intake, public
from gongkai.inforequests.application import DESCRIPTION_LIMIT
from gongkai.inforequests.lifecycle import LABELS, State, UnknownRequest
from gongkai.kit.parts import DayLine, Event
from gongkai.kit.refusals import status_of
from gongkai.law.deadlines import EXTENSION_DAYS_MAX, REPLY_DAYS, Day
from gongkai.law.refusals import Refusal
from gongkai.portal import clock, frame, receipts, tries
from gongkai.portal.forms import ApplicationForm, LetterForm, LookupForm
from gongkai.portal.receipts import Slip

PLAIN_WORDS = {
    State.SUBMITTED: "您的申请已经送到受理机关。工作人员会与您确认收到，从确认之日起计算答复期限。",
    State.RECEIVED: "受理机关正在办理您的申请。",
    State.AMENDING: "申请内容还不够明确。请查看补正告知书，在规定的日期以前把补充材料交给受理机关。",
    State.CONSULTING: "您要的信息与他人有关，受理机关正在征求对方的意见。这段时间不算在答复期限里。",
    State.ANSWERED: "受理机关已经作出答复，可以在下面下载答复书。",
    State.DELIVERED: "答复书已经送达，也可以在下面下载。",
    State.CLOSED: "这件申请已经终止办理。",
    State.ARCHIVED: "这件申请已经办结归档。",
}
_SAID = {LABELS[state]: words for state, words in PLAIN_WORDS.items()}
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Tell what 依申请公开 is: who, how, how long, what it costs."""
    facts = {
        "column": frame.APPLY,
        "reply_days": REPLY_DAYS,
        "extension_days": EXTENSION_DAYS_MAX,
        "columns": frame.side("requests"),
    }
    return render(request, "portal/inforequests/about.html", facts)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Show the form, and take it: the same form handed in twice is one request.

    Source: REGULATION Art. 29.
    """
    form = ApplicationForm(
        request.POST if request.method == "POST" else None, agencies=agencies(), initial=_initial(request)
    )
    if request.method == "POST" and form.is_valid():
        form_key = form.cleaned_data["form_key"]
        if receipts.is_first(form_key, request.session):
            receipts.keep(request.session, form_key, _submitted(form))
        receipts.lay_ready_again(request.session, form_key)
        return redirect("portal_receipt")
    # A second post must find the session of the first, even where both leave before either is answered.
    request.session.setdefault("began", True)
    facts = {"column": frame.APPLY, "form": form, "reply_days": REPLY_DAYS, "section": "apply"}
    return render(request, "portal/inforequests/new.html", facts, status=400 if form.errors else 200)


@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """Show the receipt, once: its query code cannot be read again."""
    facts = {"slip": receipts.take(request.session), "section": "apply"}
    return render(request, "portal/inforequests/receipt.html", facts)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: HttpRequest) -> HttpResponse:
    """Ask for number and code, and show where the request stands; a wrong pair gives one answer."""
    form = LookupForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _lookup_page(request, form, status=400 if form.errors else 200)
    try:
        shown = _opened(request, form)
    except Refusal as refused:
        return _lookup_page(request, form, refused, status=status_of(refused))
    facts = {
        "progress": shown,
        "said": _SAID[shown.state_label],
        "steps": [Event(step.at, step.label) for step in shown.steps],
        "days": _day_lines(shown),
        "sources": list(dict.fromkeys(day.source for day in shown.days)),
        "code": form.cleaned_data["code"],
        "section": "track",
    }
    return render(request, "portal/inforequests/progress.html", facts)


@never_cache
@sensitive_post_parameters()
@require_POST
def letter(request: HttpRequest) -> HttpResponse:
    """Give one letter of the applicant's own case as PDF or as a Word document."""
    form = LetterForm(request.POST)
    if not form.is_valid():
        raise Http404
    given, at, address = form.cleaned_data, clock.now(), request.META["REMOTE_ADDR"]
    tries.require_left(address, at)
    try:
        found = public.letter(given["number"], given["code"], given["letter"])
    except UnknownRequest:
        tries.note_wrong(address, at)
        raise
    return _download(found, given["form"])


def _submitted(form: ApplicationForm) -> Slip:
    try:
        receipt = intake.submit(form.application(), agency_code=form.cleaned_data["agency"], at=clock.now())
    except Exception:
        receipts.let_try_again(form.cleaned_data["form_key"])
        raise
    return Slip(receipt.number, receipt.code)


def _initial(request: HttpRequest) -> dict[str, object]:
    return {
        "form_key": token_urlsafe(24),
        "description": request.GET.get("q", "")[:DESCRIPTION_LIMIT],
        "agency": request.GET.get("agency", ""),
    }


def _opened(request: HttpRequest, form: LookupForm) -> public.Progress:
    at, address = clock.now(), request.META["REMOTE_ADDR"]
    tries.require_left(address, at)
    try:
        return public.progress(form.cleaned_data["number"], form.cleaned_data["code"], on=clock.today())
    except UnknownRequest:
        tries.note_wrong(address, at)
        raise


def _lookup_page(
    request: HttpRequest, form: LookupForm, refused: Refusal | None = None, *, status: int
) -> HttpResponse:
    facts = {"form": form, "refused": refused, "section": "track"}
    return render(request, "portal/inforequests/lookup.html", facts, status=status)


def _day_lines(shown: public.Progress) -> list[DayLine]:
    return [
        DayLine(
            day.day,
            kind="工作日" if day.counts else "不计入",
            count=day.number,
            note="；".join(_notes(day, last=day.day == shown.due)),
        )
        for day in shown.days
    ]


def _notes(day: Day, *, last: bool) -> Iterator[str]:
    if day.why != "工作日":
        yield day.why
    if last:
        yield "最后答复日期"


def _download(found: Letter, form: str) -> HttpResponse:
    made = letter_pdf(found) if form == "pdf" else letter_docx(found)
    name = f"{found.title}（{found.number}）.{form}"
    return HttpResponse(
        made,
        content_type=TYPES[form],
        headers={"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or ""},
    )
