"""依申请公开: from registration to archive."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.models import Duty
from gongkai.agencies.queries import agency as known_agency
from gongkai.desk import access, clock
from gongkai.desk.access import READS_CASES, WORKS_ON_CASES, OfficerRequest
from gongkai.desk.forms import inforequests as asked
from gongkai.desk.shown import inforequests as shown
from gongkai.desk.shown import journal as shown_journal
from gongkai.documents.docx import letter_docx
from gongkai.documents.pdf import letter_pdf
from gongkai.inforequests import actions, queries
from gongkai.inforequests.clock import waiting_for
from gongkai.inforequests.lifecycle import OPEN, PROCEDURE, ApplicationIncomplete, State, UnknownRequest
from gongkai.inforequests.models import Applicant, Challenge, InfoRequest, Letter
from gongkai.inforequests.queries import Need
from gongkai.journal.queries import history
from gongkai.kit.paging import Pagination
from gongkai.law.procedure import Move
from gongkai.law.receipt import Channel, receipt_reason
from gongkai.law.refusals import Refusal
from gongkai.law.workdays import WorkCalendar
from gongkai.privacy.sealed import seal, unseal

FORM_WRONG: Final = 422
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Act:
    """A move of a case: who makes it, its form, its door, and what is said when it is done."""

    duty: Duty
    form: type[forms.Form]
    do: Callable[..., object]
    done: str


ACTS: dict[str, Act] = {
    "confirm_receipt": Act(
        Duty.ANSWER, asked.ConfirmReceiptForm, actions.confirm_receipt, "已确认收到，接收回执已生成"
    ),
    "ask_to_amend": Act(
        Duty.ANSWER, asked.AskToAmendForm, actions.ask_to_amend, "已告知补正，补正告知书已生成"
    ),
    "receive_amendment": Act(
        Duty.ANSWER, asked.ReceiveAmendmentForm, actions.receive_amendment, "已登记补正，答复期限重新计算"
    ),
    "lapse": Act(Duty.ANSWER, asked.EmptyForm, actions.lapse, "已按逾期不补正结案"),
    "consult": Act(
        Duty.ANSWER, asked.ConsultForm, actions.consult, "征求意见书和给申请人的告知书已生成，期限停止计算"
    ),
    "close_consultation": Act(
        Duty.ANSWER, asked.CloseConsultationForm, actions.close_consultation, "已登记意见"
    ),
    "extend": Act(Duty.APPROVE, asked.ExtendForm, actions.extend, "已延长期限，延期答复告知书已生成"),
    "answer": Act(Duty.ANSWER, asked.AnswerForm, actions.answer, "已答复，答复书已生成，请送达后登记"),
    "discontinue": Act(Duty.ANSWER, asked.DiscontinueForm, actions.discontinue, "已按撤回结案"),
    "deliver": Act(Duty.ANSWER, asked.DeliverForm, actions.deliver, "已登记送达"),
    "archive": Act(Duty.ANSWER, asked.EmptyForm, actions.archive, "已归档"),
}
"""One entry for each move of the procedure, under its name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An open move on the page of a case; a case with three letters out has three ways to close one."""

    move: Move[State]
    form: forms.Form
    about: str = ""
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """What was not done: the act's name, its form as it was filled in, and the refusal if there was one."""

    name: str
    form: forms.Form
    refused: Refusal | None = None

    @property
    def status(self) -> int:
        """The HTTP status of the page that tells of it."""
        return access.status(self.refused) if self.refused else FORM_WRONG


@access.page(*READS_CASES)
@require_safe
def listing(request: OfficerRequest) -> HttpResponse:
    """List requests: newest first, or those in need of something with the most urgent first."""
    today = clock.today()
    form = asked.CaseSearch(request.GET, agencies=list(request.standing.agencies(*READS_CASES)))
    told = form.cleaned_data if form.is_valid() else {}
    found = queries.search(
        request.standing.agencies(*READS_CASES, code=told.get("agency", "")),
        on=today,
        number=told.get("number", ""),
        state=told.get("state", ""),
        need=Need(told["need"]) if told.get("need") else None,
    )
    pages = Pagination.asked(request.GET.get("page"), total=found.count())
    facts = {
        "form": form,
        "lines": shown.lines(found[pages.start : pages.stop], today),
        "pages": pages,
        "registers": request.standing.holds_anywhere(Duty.ANSWER),
    }
    return render(request, "desk/inforequests/list.html", facts)


@access.page(Duty.ANSWER)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: OfficerRequest) -> HttpResponse:
    """Register a request that did not come over the portal."""
    agencies = list(request.standing.agencies(Duty.ANSWER))
    form = asked.RegisterForm(request.POST or None, agencies=agencies, initial={"arrived_on": clock.today()})
    refused: Refusal | None = None
    if form.is_valid():
        try:
            receipt = actions.register(
                form.application,
                agency=known_agency(form.cleaned_data["agency"]),
                channel=Channel(form.cleaned_data["channel"]),
                arrived_on=form.cleaned_data["arrived_on"],
                by=request.user,
                at=clock.now(),
            )
        except ApplicationIncomplete as incomplete:
            _mark(form, incomplete)
            refused = incomplete
        except Refusal as refusal:
            refused = refusal
        else:
            # The code is readable once: it waits, sealed, in this person's session for the next page.
            request.session["receipt"] = {"number": receipt.number, "code": seal(receipt.code)}
            return redirect("desk_inforequest_receipt", receipt.number)
    status = access.status(refused) if refused else FORM_WRONG if form.errors else 200
    facts = {"form": form, "refused": refused}
    return render(request, "desk/inforequests/register.html", facts, status=status)


@access.page(Duty.ANSWER)
@require_safe
def receipt(request: OfficerRequest, number: str) -> HttpResponse:
    """Show what to hand over after registering: the number, and to whoever registered it the code."""
    case = _own(request, number)
    kept = request.session.get("receipt", {})
    facts = {
        "case": case,
        "code": unseal(kept["code"]) if kept.get("number") == number else "",
        "why": receipt_reason(Channel(case.channel)),
    }
    return render(request, "desk/inforequests/receipt.html", facts)


@access.page(*READS_CASES)
@require_safe
def case(request: OfficerRequest, number: str) -> HttpResponse:
    """Show a case: how long is left and why, who asks, what happened, what may be done."""
    return _case_page(request, _own(request, number))


@access.page(*READS_CASES)
@require_POST
def act(request: OfficerRequest, number: str, move: str) -> HttpResponse:
    """Make one move; a refusal shows the case again with what was refused and the words kept."""
    doing = ACTS.get(move)
    if doing is None:
        raise Http404
    own = _own(request, number)
    form = doing.form(request.POST, auto_id=_ids(move, request.POST.get("consultation", "")))
    return _answered(request, own, Tried(move, form), partial(doing.do, number), doing.done)


@access.page(Duty.ANSWER)
@require_POST
def unmask(request: OfficerRequest, number: str) -> HttpResponse:
    """Show who asks, in full, once, to somebody who says why; the journal keeps it."""
    own = _own(request, number)
    form = asked.UnmaskForm(request.POST, auto_id="unmask_%s")
    if not form.is_valid():
        return _case_page(request, own, Tried("unmask", form))
    try:
        person = actions.unmask(number, **form.cleaned_data, by=request.user, at=clock.now())
    except Refusal as refused:
        return _case_page(request, own, Tried("unmask", form, refused))
    return _case_page(request, own, person=person)


@access.page(*READS_CASES)
@require_POST
def register_challenge(request: OfficerRequest, number: str) -> HttpResponse:
    """Register a review or a lawsuit against the answer."""
    own = _own(request, number)
    form = asked.RegisterChallengeForm(request.POST, auto_id="challenge_%s")
    tried = Tried("register_challenge", form)
    return _answered(request, own, tried, partial(actions.register_challenge, number), "已登记")


@access.page(*READS_CASES)
@require_POST
def decide_challenge(request: OfficerRequest, number: str) -> HttpResponse:
    """Register how a review or a lawsuit ended."""
    own = _own(request, number)
    pending = _pending(queries.challenges_of(own))
    form = asked.DecideChallengeForm(request.POST, pending=pending, auto_id="decide_%s")
    return _answered(
        request, own, Tried("decide_challenge", form), actions.decide_challenge, "已登记审理结果"
    )


@access.page(*WORKS_ON_CASES)
@require_safe
def letter_as_pdf(request: OfficerRequest, number: str, letter: str) -> HttpResponse:
    """Show a letter as it was signed, in the browser."""
    found = _own_letter(request, number, letter)
    return HttpResponse(
        letter_pdf(found.paper),
        content_type="application/pdf",
        headers={"Content-Disposition": "inline"},
    )


@access.page(*WORKS_ON_CASES)
@require_safe
def letter_as_docx(request: OfficerRequest, number: str, letter: str) -> HttpResponse:
    """Hand out a letter as a document."""
    found = _own_letter(request, number, letter)
    return HttpResponse(
        letter_docx(found.paper),
        content_type=DOCX,
        headers={"Content-Disposition": f'attachment; filename="{number}-{found.pk}.docx"'},
    )


def _own(request: OfficerRequest, number: str) -> InfoRequest:
    """Return a case of an agency the person works for, or refuse."""
    found = queries.case(number)
    request.standing.require(*READS_CASES, at=found.agency)
    return found


def _own_letter(request: OfficerRequest, number: str, letter: str) -> Letter:
    """Return a letter of the case; letters name people in full, so only those who work on it read them."""
    own = _own(request, number)
    request.standing.require(*WORKS_ON_CASES, at=own.agency)
    found = queries.letter(letter)
    if found.request_id != own.pk:
        raise UnknownRequest
    return found


def _answered(
    request: OfficerRequest, case: InfoRequest, tried: Tried, do: Callable[..., object], done: str
) -> HttpResponse:
    """Do what a form asks for and go back to the case; where it cannot be done, show the case with why."""
    if not tried.form.is_valid():
        return _case_page(request, case, tried)
    try:
        do(**tried.form.cleaned_data, by=request.user, at=clock.now())
    except Refusal as refused:
        return _case_page(request, case, replace(tried, refused=refused))
    messages.success(request, done)
    return redirect("desk_inforequest", case.number)


def _case_page(
    request: OfficerRequest,
    case: InfoRequest,
    tried: Tried | None = None,
    *,
    person: Applicant | None = None,
) -> HttpResponse:
    """Show a case. tried: what was not done; person: the applicant, to be shown in full."""
    today, standing = clock.today(), request.standing
    calendar = WorkCalendar.official(known_on=today)
    works = standing.holds(*WORKS_ON_CASES, at=case.agency)
    answers = standing.holds(Duty.ANSWER, at=case.agency)
    sent = shown.asked(queries.consultations(case), today, full=works)
    challenges = list(queries.challenges_of(case))
    left = shown.days_left(case, today, calendar=calendar, soon=queries.near(today))
    facts = {
        "case": case,
        "tone": shown.STATE_TONES[State(case.state)],
        "milestones": shown.milestones(case, left),
        "waiting_for": waiting_for(case, calendar) if case.state in OPEN else "",
        "days": shown.day_sheet(case, calendar),
        "sheet_rules": shown.SHEET_RULES,
        "applicant": shown.applicant(case, person or case.applicant, full=person is not None),
        "unmasked": person is not None,
        "amendment": queries.amendment(case),
        "consultations": sent,
        "letters": queries.letters(case) if works else [],
        "events": shown_journal.events(history(actions.subject(case))),
        "choices": _choices(request, case, sent, tried),
        "outcomes": shown.outcomes(),
        "challenges": challenges,
        "answers": answers,
        **_side_forms(challenges, tried),
        "tried": tried.form if tried else asked.EmptyForm(),
        "tried_name": tried.name if tried else "",
        "refused": tried.refused if tried else None,
    }
    return render(request, "desk/inforequests/case.html", facts, status=tried.status if tried else 200)


def _choices(
    request: OfficerRequest, case: InfoRequest, sent: list[shown.Asked], tried: Tried | None
) -> list[Choice]:
    """Return the open moves of this person, each with its form: closing letters, one for each that is out."""
    choices = []
    for move in PROCEDURE.open_moves(State(case.state)):
        if not request.standing.holds(ACTS[move.name].duty, at=case.agency):
            continue
        if move.name == "close_consultation":
            waiting = [one for one in sent if one.sent.closed_on is None]
            choices += [_closing(move, one, tried) for one in waiting]
        else:
            choices.append(_choice(move, tried))
    return choices


def _choice(move: Move[State], tried: Tried | None) -> Choice:
    if tried and tried.name == move.name:
        return Choice(move, tried.form, opened=True)
    fresh = ACTS[move.name].form(auto_id=_ids(move.name), initial=_today_in(move.name))
    return Choice(move, fresh)


def _closing(move: Move[State], one: shown.Asked, tried: Tried | None) -> Choice:
    key = str(one.sent.pk)
    about = f"{one.sent.get_kind_display()}：{one.party}"
    if tried and tried.name == move.name and tried.form.data.get("consultation") == key:
        return Choice(move, tried.form, about, opened=True)
    fresh = asked.CloseConsultationForm(auto_id=_ids(move.name, key), initial={"consultation": key})
    return Choice(move, fresh, about, opened=one.over)


def _side_forms(challenges: list[Challenge], tried: Tried | None) -> dict[str, object]:
    """Return the forms that belong to no move: unmasking, and reviews and lawsuits."""
    pending = _pending(challenges)
    made: dict[str, forms.Form] = {
        "unmask": asked.UnmaskForm(auto_id="unmask_%s"),
        "register_challenge": asked.RegisterChallengeForm(auto_id="challenge_%s"),
    }
    if tried and tried.name in made:
        made[tried.name] = tried.form
    decisions = [
        tried.form
        if tried and tried.name == "decide_challenge" and tried.form.data.get("challenge_id") == str(one.pk)
        else asked.DecideChallengeForm(
            pending=pending, initial={"challenge_id": one.pk}, auto_id=f"decide_{one.pk}_%s"
        )
        for one in pending
    ]
    return {
        "unmask_form": made["unmask"],
        "challenge_form": made["register_challenge"],
        "decisions": list(zip(pending, decisions, strict=True)),
    }


def _pending(challenges: Iterable[Challenge]) -> list[Challenge]:
    return [one for one in challenges if one.decided_on is None]


def _today_in(move: str) -> dict[str, object]:
    """Return the day most moves are registered on, as a suggestion."""
    names = {"confirm_receipt": "confirmed_on", "receive_amendment": "arrived_on", "deliver": "sent_on"}
    return {names[move]: clock.today()} if move in names else {}


def _ids(move: str, key: str = "") -> str:
    """Return the pattern of a form's ids: several forms of one page must not share any."""
    return f"{move}{key if key.isdigit() else ''}_%s"


def _mark(form: forms.Form, incomplete: ApplicationIncomplete) -> None:
    """Tell each missing thing at its field."""
    for field, message in incomplete.missing.items():
        form.add_error(field, message)
