"""Entries of the journal in words an official reads."""

from collections.abc import Iterable

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
    "agency": "机关代码",
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

_WORDS: dict[str, dict[str, str]] = {
    "outcome": {key.value: OUTCOMES[key].label for key in OutcomeKey},
    "channel": {key.value: label for key, label in CHANNEL_LABELS.items()},
    "kind": dict(ConsultationKind.choices),
    "stance": dict(Stance.choices),
    "route": dict(Route.choices),
    "result": dict(Result.choices),
}

CITIZEN_OR_LAW = "申请人或者系统"
"""Who acted where the journal names nobody: a citizen at the portal, or the nightly count."""


def events(entries: Iterable[Entry]) -> list[Event]:
    """Return entries as a history."""
    return [Event(entry.at, entry.label, told(entry), who(entry)) for entry in entries]


def who(entry: Entry) -> str:
    """Return who acted."""
    return entry.by.name if entry.by else CITIZEN_OR_LAW


def told(entry: Entry) -> str:
    """Return the facts of an entry in one line."""
    facts = [(FACT_LABELS.get(name), _word(name, value)) for name, value in entry.facts.items()]
    return "；".join(f"{label}：{value}" for label, value in facts if label and value)


def _word(name: str, value: object) -> str:
    if value is None:
        return ""
    text = str(value)
    if name == "fingerprint":
        return text[:_FINGERPRINT]
    return _WORDS.get(name, {}).get(text, text)
