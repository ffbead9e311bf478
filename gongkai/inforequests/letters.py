"""The words of each letter, composed from the facts of its case.

A letter is composed once, when the act it tells of is done; its words are then frozen in
`Letter.words` and paper is made from them whenever somebody wants it.
"""

from datetime import date

from gongkai.documents import letter as paper
from gongkai.inforequests.application import ApplicantKind
from gongkai.inforequests.models import (
    Amendment,
    Consultation,
    ConsultationKind,
    InfoRequest,
)
from gongkai.law.days import written_date
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel, receipt_reason
from gongkai.law.remedies import remedy_sentence
from gongkai.law.sources import REGULATION, Article


def receipt(request: InfoRequest, received_on: date) -> tuple[str, ...]:
    """Compose 接收回执: what arrived, how, which day counts and until when an answer is owed."""
    due = (
        f"我单位将于{written_date(request.due)}前答复。"
        if request.due
        else "答复期限将在可以确定后另行告知。"
    )
    return (
        f"{_you(request)}提出的政府信息公开申请（编号：{request.number}），我单位已于{written_date(received_on)}收到。",
        f"渠道：{request.channel_label}。{receipt_reason(Channel(request.channel))}{due}",
        f"申请公开的内容：{request.description}",
        "需要延长答复期限、补正或者征求第三方意见的，我单位将另行书面告知。",
    )


def amendment(request: InfoRequest, asked: Amendment) -> tuple[str, ...]:
    """Compose 补正告知书: all that is wanted, at once, until when, and what follows otherwise (art. 30)."""
    return (
        f"{_received(request)}经审查，该申请内容不明确，根据{Article(REGULATION, 30)}，请{_you(request)}补正以下内容：",
        asked.wanted,
        f"请于{written_date(asked.reply_by)}前将补正材料提交我单位。答复期限自我单位收到补正的申请之日起重新计算。",
        f"无正当理由逾期不补正的，视为{_you(request)}放弃申请，我单位不再处理该政府信息公开申请。",
    )


def consultation(request: InfoRequest, asked: Consultation) -> tuple[str, ...]:
    """Compose 征求意见书, which says what silence will mean: not the same in art. 32 and art. 34."""
    if asked.kind == ConsultationKind.THIRD_PARTY:
        silence, basis = "逾期未提出意见的，由我单位依法决定是否公开", Article(REGULATION, 32)
    elif asked.kind == ConsultationKind.CO_AUTHOR:
        silence, basis = "逾期未提出意见的，视为同意公开", Article(REGULATION, 34)
    else:
        silence, basis = "逾期未提出意见的，由我单位依法办理", Article(REGULATION, 11, 1)
    return (
        f"我单位收到一件政府信息公开申请（编号：{request.number}），申请公开“{request.description}”，涉及你方。",
        (
            f"根据{basis}，现征求你方意见。请自收到本征求意见书之日起15个工作日内"
            f"（{written_date(asked.reply_by)}前）书面提出是否同意公开的意见及理由。"
        ),
        f"{silence}。",
    )


def consultation_notice(request: InfoRequest, asked: Consultation) -> tuple[str, ...]:
    """Compose the notice to the applicant that the days of a consultation are not counted (art. 33(3))."""
    return (
        f"{_received(request)}因该申请涉及{asked.get_kind_display()}，我单位已于{written_date(asked.sent_on)}书面征求意见。",
        f"根据{Article(REGULATION, 33, 3)}，征求意见所需时间不计算在答复期限内。",
    )


def extension(request: InfoRequest, reason: str) -> tuple[str, ...]:
    """Compose 延期答复告知书: why, with whose consent, and the new last day (art. 33(2))."""
    until = (
        f"延长后的答复期限为{written_date(request.due)}。"
        if request.due
        else "征求意见结束后，将按延长后的期限答复。"
    )
    return (
        f"{_received(request)}因{reason}，不能在原定期限内答复。",
        (
            f"根据{Article(REGULATION, 33, 2)}，经我单位政府信息公开工作机构负责人同意，"
            f"延长答复期限{request.extension}个工作日。{until}"
        ),
    )


def answer(request: InfoRequest, outcome: Outcome, reasons: str) -> tuple[str, ...]:
    """Compose 答复书: facts, finding, basis, decision, reasons and the way to object, in this order."""
    closed_on = request.closed_on or request.arrived_on
    remedy = remedy_sentence(
        outcome.key, decided=closed_on, review_organ=request.agency.review_organ, court=request.agency.court
    )
    basis = f"根据{outcome.citation}，" if outcome.citation else ""
    lines = [_received(request) + _course(request), f"经研究，{basis}{outcome.decision}"]
    if reasons:
        lines.append(reasons)
    return (*lines, remedy)


def compose(
    request: InfoRequest, *, number: str, title: str, to: str, paragraphs: tuple[str, ...], on: date
) -> paper.Letter:
    """Return the whole letter of the agency that answers in its own name."""
    agency = request.agency
    return paper.Letter(
        organ=agency.name,
        number=number,
        title=title,
        addressee=to,
        paragraphs=paragraphs,
        enclosures=(),
        signature=agency.name,
        signed_on=on,
        contact=f"联系电话：{agency.phone}",
    )


def _you(request: InfoRequest) -> str:
    return "您" if request.applicant_kind == ApplicantKind.NATURAL else "贵单位"


def _received(request: InfoRequest) -> str:
    received_on = request.received_on or request.arrived_on
    return (
        f"我单位于{written_date(received_on)}收到{_you(request)}提出的政府信息公开申请（编号：{request.number}），"
        f"申请公开“{request.description}”。"
    )


def _course(request: InfoRequest) -> str:
    """Return what happened between receipt and answer, as far as it moved the last day."""
    course = ""
    asked = Amendment.objects.filter(request=request).first()
    if asked and asked.received_on:
        course += f"{written_date(asked.asked_on)}，我单位告知补正；{written_date(asked.received_on)}，收到{_you(request)}补正的申请。"
    for sent in request.consultations.order_by("sent_on", "id"):
        if sent.closed_on:
            course += (
                f"{written_date(sent.sent_on)}至{written_date(sent.closed_on)}，我单位征求{sent.get_kind_display()}意见，"
                "所需时间不计入答复期限。"
            )
    if request.extension:
        course += f"经批准，答复期限延长{request.extension}个工作日，并已告知{_you(request)}。"
    return course
