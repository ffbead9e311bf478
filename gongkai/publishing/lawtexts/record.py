"""Reading published laws: one JSON record a line, with a path, a title and Markdown.

Nothing is guessed. A field is filled from a statement of the text or stays empty, and every
empty field has its Doubt, so that an official can complete it knowingly. The date in brackets of
a file's name is never used: nothing says which of the law's dates it is.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.refusals import Refusal
from gongkai.publishing.chinesedates import plain
from gongkai.publishing.documentnumber import DocumentNumber, document_numbers
from gongkai.publishing.lawtexts import facts
from gongkai.publishing.lawtexts.body import clean_body, split_lead, unreadable
from gongkai.publishing.lawtexts.facts import Amendment, Doubt, Sources
from gongkai.publishing.lawtexts.head import statements

HEAD_END = "<!-- INFO END -->"
FIELDS = ("path", "title", "markdown")


class LawKind(StrEnum):
    """What kind of text a record is."""

    CONSTITUTION = "constitution"
    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    LOCAL_REGULATION = "local_regulation"
    JUDICIAL_INTERPRETATION = "judicial_interpretation"
    DEPARTMENTAL_RULE = "departmental_rule"
    CASE = "case"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return _LABELS[self]


_LABELS = {
    LawKind.CONSTITUTION: "宪法",
    LawKind.LAW: "法律",
    LawKind.ADMINISTRATIVE_REGULATION: "行政法规",
    LawKind.LOCAL_REGULATION: "地方性法规",
    LawKind.JUDICIAL_INTERPRETATION: "司法解释",
    LawKind.DEPARTMENTAL_RULE: "部门规章",
    LawKind.CASE: "案例",
    LawKind.OTHER: "其他",
}
_FOLDERS = {
    "宪法": LawKind.CONSTITUTION,
    **dict.fromkeys(
        ("宪法相关法", "民法典", "民法商法", "行政法", "经济法", "社会法", "刑法", "诉讼与非诉讼程序法"),
        LawKind.LAW,
    ),
    "行政法规": LawKind.ADMINISTRATIVE_REGULATION,
    "DLC": LawKind.LOCAL_REGULATION,
    "司法解释": LawKind.JUDICIAL_INTERPRETATION,
    "部门规章": LawKind.DEPARTMENTAL_RULE,
    "案例": LawKind.CASE,
    "其他": LawKind.OTHER,
}
# Who must have had a hand in a text of the kind, wherever the 题注 names anybody at all.
_HANDS = {
    LawKind.CONSTITUTION: "全国人民代表大会",
    LawKind.LAW: "全国人民代表大会",
    LawKind.ADMINISTRATIVE_REGULATION: "国务院|政务院|中共中央",
    LawKind.LOCAL_REGULATION: "人民代表大会|人大",
    LawKind.JUDICIAL_INTERPRETATION: "最高人民法院|最高人民检察院",
}


@dataclass(frozen=True, slots=True)
class LawText:
    """One law as read.

    source_path: the record's own name; importing it again finds it by this.
    issuer: who made it, joint organs joined by 、.
    number: 文号 of its first issue, in canonical form.
    adopted_on, published_on: first passed, first published.
    effective_on: the first day the text says it applies.
    amended: its changes, in the order told.
    region: the province of a local regulation (浙江); empty for the others.
    history: what stands above the text, as printed (题注).
    body_markdown: the text; headings tidied, articles as they are.
    unclassified: a Doubt for each field left empty, for changes told unclearly, and for each place
        of the text that is damaged.
    """

    source_path: str
    title: str
    kind: LawKind
    issuer: str
    number: str
    adopted_on: date | None
    published_on: date | None
    effective_on: date | None
    amended: tuple[Amendment, ...]
    region: str
    history: tuple[str, ...]
    body_markdown: str
    unclassified: tuple[Doubt, ...]


class MalformedRecord(Refusal):
    """A line of the import file is not a record of a law."""

    def __init__(self, number: int, fault: str) -> None:
        self.number = number
        self.fault = fault
        super().__init__(
            f"导入文件第{number}行不能使用：{fault}",
            rule="每行须为一个 JSON 对象，含 path、title、markdown 三个非空文本字段，markdown 中须有正文",
            remedy=f"请更正第{number}行后重新导入；其他各行不受影响",
        )


def read_line(line: str, *, number: int) -> LawText:
    """Return the law of one line.

    number: the line's number in its file, from 1, for the refusal.

    Keys other than path, title and markdown are passed over. A date no calendar has makes a Doubt
    of its field; a record without a text is refused, because nothing could be published of it.

    Refused by MalformedRecord, and by nothing else.
    """
    path, title, markdown = _record(line, number)
    head, body = _parted(markdown)
    lead, body = split_lead(clean_body(body), title=title)
    if not body:
        raise MalformedRecord(number, "没有正文")
    title, history = _headed(title, head)
    history += lead
    return _law(path, title, history, body)


def _law(path: str, title: str, history: tuple[str, ...], body: str) -> LawText:
    sources = _sources(title, history, body)
    issuer = facts.issuer(sources)
    kind = _kind(path, sources, issuer=issuer)
    number = facts.number(sources)
    adopted, published = facts.adopted_on(sources), facts.published_on(sources)
    effective = facts.effective_on(sources, adopted=adopted, published=published)
    answers = (kind, issuer, number, adopted, published, effective)
    damage = [
        Doubt("body_markdown", f"正文有无法辨认的字符，须对照原件：{place}") for place in unreadable(body)
    ]
    return LawText(
        source_path=path,
        title=title,
        kind=LawKind.OTHER if isinstance(kind, Doubt) else kind,
        issuer="" if isinstance(issuer, Doubt) else issuer,
        number="" if isinstance(number, Doubt) else number,
        adopted_on=None if isinstance(adopted, Doubt) else adopted,
        published_on=None if isinstance(published, Doubt) else published,
        effective_on=None if isinstance(effective, Doubt) else effective,
        amended=facts.amendments(sources),
        region=path.split("/")[3] if kind is LawKind.LOCAL_REGULATION and path.count("/") > 3 else "",
        history=history,
        body_markdown=body,
        unclassified=tuple(
            answer
            for answer in (*answers, *facts.amendment_doubts(sources), *damage)
            if isinstance(answer, Doubt)
        ),
    )


def _record(line: str, number: int) -> tuple[str, str, str]:
    """Return path, title and Markdown of a line, or refuse."""
    try:
        record = json.loads(line, object_pairs_hook=_without_repetition)
    except _Repeated as repeated:
        raise MalformedRecord(number, f"字段“{repeated}”出现了两次") from None
    except (ValueError, RecursionError):
        raise MalformedRecord(number, "不是有效的 JSON") from None
    if not isinstance(record, dict):
        raise MalformedRecord(number, "不是 JSON 对象")
    values = [_text(record, name, number) for name in FIELDS]
    return values[0], " ".join(values[1].split()), values[2]


def _text(record: dict[str, object], name: str, number: int) -> str:
    if name not in record:
        raise MalformedRecord(number, f"缺少字段“{name}”")
    value = record[name]
    if not isinstance(value, str):
        raise MalformedRecord(number, f"字段“{name}”不是文本")
    if not value.strip():
        raise MalformedRecord(number, f"字段“{name}”是空的")
    if re.search(r"[\x00\ud800-\udfff]", value):
        raise MalformedRecord(number, f"字段“{name}”含有不能保存的字符")
    return value


class _Repeated(Exception):
    """A key stands twice in one object; which value was meant cannot be known."""


def _without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Repeated(next(key for key in keys if keys.count(key) > 1))
    return record


def _parted(markdown: str) -> tuple[list[str], str]:
    """Return the lines of the head without the title's own heading, and the body."""
    head, mark, body = markdown.partition(HEAD_END)
    first, _, rest = markdown.strip().partition("\n")
    if not first.startswith("# "):
        first = ""
    if not mark:
        return [], rest if first else markdown
    lines = [line.strip() for line in head.splitlines()]
    return [line for line in lines if line and line != first.strip()], body


def _headed(title: str, head: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return the title with the part a heading in the head names (民法典 人格权编), and the 题注."""
    parts = [line.lstrip("# ") for line in head if line.startswith("# ")]
    return " ".join((title, *parts)), tuple(line for line in head if not line.startswith("# "))


def _sources(title: str, history: tuple[str, ...], body: str) -> Sources:
    numbers: tuple[DocumentNumber, ...] = ()
    lines: list[str] = []
    for line in history:
        if found := document_numbers(line):
            numbers += found
        elif lines or plain(line) not in plain(title):
            lines.append(line)
    return Sources(title, tuple(statements(lines)), numbers, body)


def _kind(path: str, sources: Sources, *, issuer: str | Doubt) -> LawKind | Doubt:
    """Return the kind by the folder, unless the text itself contradicts it."""
    folder = path.split("/", maxsplit=1)[0]
    if folder not in _FOLDERS:
        return Doubt("kind", f"不认识的目录：{folder}")
    kind = _FOLDERS[folder]
    if kind not in _HANDS or isinstance(issuer, Doubt):
        return kind
    words = sources.title + "".join(told.text for told in sources.told)
    if re.search(_HANDS[kind], words):
        return kind
    return Doubt("kind", f"目录是{kind.label}，但文中写明的制定机关是{issuer}")
