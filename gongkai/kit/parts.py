"""The facts the template tags draw: frozen, in the order they are to be shown, already fit for the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby


class Tone(StrEnum):
    """How a word on a page is meant; its colour follows, and never stands alone."""

    PLAIN = "plain"
    GOOD = "good"  # in force, done, in time
    WAIT = "wait"  # under way, due soon
    STOP = "stop"  # no longer in force, overdue, refused


TONES = {
    Tone.GOOD: "有效 现行有效 已公开 已发布 已答复 已办结 已完成 已签发 通过 按期 按时",
    Tone.WAIT: (
        "草稿 待审 待审核 审核中 保密审查 待签发 待发布 已受理 办理中 待办 未完成 待补正 补正中 "
        "征求意见 征求意见中 已延期 即将到期 今日到期 尚未施行"
    ),
    Tone.STOP: "失效 已失效 废止 已废止 撤回 已撤回 逾期 已逾期 退回 已退回 不通过 不予公开",
}
_TONE_OF = {word: tone for tone, words in TONES.items() for word in words.split()}


def tone_of(word: str) -> Tone:
    """Return the tone of a status word; a word the kit does not know is plain."""
    return _TONE_OF.get(word, Tone.PLAIN)


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of 当前位置; the page itself has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a metadata table. A fact without a value is not shown.

    url: where the value leads. wide: it takes the whole width, as a title does.
    """

    label: str
    value: object
    url: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a history. when: a day, or a moment where the hour counts."""

    when: date | datetime
    title: str
    text: str = ""
    who: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be done, and how it stands. Without an address it cannot be begun yet."""

    label: str
    status: str
    url: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a side list or of tabs.

    count: how many things are behind it; None shows no number.
    """

    label: str
    url: str
    current: bool = False
    count: int | None = None
    below: Sequence["Link"] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of documents.

    excerpt: a passage, as safe HTML where it marks the words found, else plain text.
    note: what stands under the title, e.g. 文号 and issuer.
    """

    title: str
    url: str
    day: date | None = None
    status: str = ""
    note: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a front page. unit: what is counted, e.g. 件."""

    label: str
    value: int | str
    unit: str = ""
    url: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file to be fetched. size: bytes."""

    label: str
    url: str
    size: int


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. group: a heading it shares with its neighbours of the same group."""

    label: str
    numeric: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell of a table's upper heading row: a group over `span` columns, or one column of no group."""

    label: str
    span: int
    grouped: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts or figures; the first cell of each row is its heading.

    rows: as many cells as there are columns. total: a last row that sums up.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    total: Sequence[object] = ()

    @property
    def grouped(self) -> bool:
        """Return whether the head needs two rows."""
        return any(column.group for column in self.columns)

    @property
    def headings(self) -> list[Heading]:
        """Return the upper heading row: neighbours of the same group under one heading."""
        headings: list[Heading] = []
        for group, columns in groupby(self.columns, key=lambda column: column.group):
            if group:
                headings.append(Heading(group, len(list(columns)), grouped=True))
            else:
                headings += [Heading(column.label, 1, grouped=False) for column in columns]
        return headings


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a label and a value of at least 0."""

    label: str
    value: int | float


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart. heading: of the label column, e.g. 月份. unit: of all values, e.g. 件."""

    title: str
    heading: str
    unit: str
    bars: Sequence[Bar]

    @property
    def peak(self) -> Bar | None:
        """Return the largest bar, or None of an empty chart."""
        return max(self.bars, key=lambda bar: bar.value, default=None)


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of a term being counted.

    kind: 工作日, 周末, 法定节假日, 调休上班, 中止 … count: which working day of the term it is; None
    where the day does not count. note: what happened on it.
    """

    day: date
    kind: str
    count: int | None = None
    note: str = ""
