"""Entries of the journal in words an official reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from gongkai.agencies.models import Duty
from gongkai.inforequests.application import APPLICANT_LABELS
from gongkai.inforequests.models import ConsultationKind, Result, Route, Stance
from gongkai.journal.models import Entry
from gongkai.kit.parts import Event
from gongkai.law.outcomes import OUTCOMES, OutcomeKey
from gongkai.law.receipt import CHANNEL_LABELS

FACT_LABELS: dict[str, str] = {
    "title": "名称",
    "version": "版本",
    "note": "说明",
    "reason": "理由",
    "fingerprint": "内容指纹",
    "channel": "渠道",
    "agency": "机关",
    "applicant_kind": "申请人类别",
    "received_on": "收到之日",
    "accepted_on": "受理日期",
    "decided_on": "审结日期",
    "reply_by": "期限",
    "outcome": "结果",
    "letter": "文号",
    "kind": "对象",
    "stance": "意见",
    "days": "工作日",
    "sent_on": "发出之日",
    "purpose": "用途",
    "route": "途径",
    "result": "结果",
    "before": "原为",
    "after": "现为",
    "duty": "岗位",
    "form": "格式",
    "count": "数量",
}
"""What a fact is called; facts that only serve the machine (row numbers) are not shown."""

_FINGERPRINT = 12

SUBJECTS: dict[str, str] = {
    "inforequest": "申请",
    "item": "信息",
    "figure": "填报",
    "report": "年度报告",
    "user": "人员",
}
"""What the things are called that entries speak of."""

_WORDS: dict[str, dict[str, str]] = {
    "agency": {"*": "全市"},
    "duty": dict(Duty.choices),
    "outcome": {key.value: OUTCOMES[key].label for key in OutcomeKey},
    "channel": {key.value: label for key, label in CHANNEL_LABELS.items()},
    "applicant_kind": {key.value: label for key, label in APPLICANT_LABELS.items()},
    "kind": dict(ConsultationKind.choices),
    "stance": dict(Stance.choices),
    "route": dict(Route.choices),
    "result": dict(Result.choices),
}

CITIZEN_OR_LAW = "申请人或者系统"
"""Who acted where the journal names nobody: a citizen at the portal, or the nightly count."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in the list of all. url: the page of what it speaks of, empty where there is none."""

    entry: Entry
    about: str
    url: str
    who: str
    told: str


def line(entry: Entry) -> Line:
    """Return an entry as a line of the list of all."""
    return Line(entry, about(entry), address(entry), who(entry), told(entry))


def events(entries: Iterable[Entry]) -> list[Event]:
    """Return entries as a history."""
    return [Event(entry.at, entry.label, told(entry), who(entry)) for entry in entries]


def who(entry: Entry) -> str:
    """Return who acted."""
    return entry.by.name if entry.by else CITIZEN_OR_LAW


def told(entry: Entry) -> str:
    """Return the facts of an entry in one line; the agency of a request stands on its page already."""
    facts = [
        (FACT_LABELS.get(name), _word(name, value))
        for name, value in entry.facts.items()
        if not (name == "agency" and entry.subject.startswith("inforequest:"))
    ]
    return "；".join(f"{label}：{value}" for label, value in facts if label and value)


def _word(name: str, value: object) -> str:
    if value is None:
        return ""
    text = str(value)
    if name == "fingerprint":
        return text[:_FINGERPRINT]
    return _WORDS.get(name, {}).get(text, text)


def about(entry: Entry) -> str:
    """Return what an entry speaks of: 申请 2020-00001."""
    kind, _, number = entry.subject.partition(":")
    return f"{SUBJECTS[kind]} {number}" if kind in SUBJECTS else entry.subject


def address(entry: Entry) -> str:
    """Return the page of what an entry speaks of; empty where there is none."""
    kind, _, number = entry.subject.partition(":")
    match kind:
        case "inforequest":
            return reverse("desk_inforequest", args=[number])
        case "item" if number.isdigit():
            return reverse("desk_item", args=[number])
        case _:
            return ""
