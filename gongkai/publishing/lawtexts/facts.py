"""What the statements of a law amount to: who made it, under which number, on which days.

Each question is answered with a value or with a Doubt, never with a likely value.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import dropwhile, takewhile

from gongkai.law.days import written_date
from gongkai.publishing.chinesedates import dates_in, plain
from gongkai.publishing.documentnumber import DocumentNumber
from gongkai.publishing.lawtexts.head import Act, Statement, organs_of, own_words


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that could not be determined.

    field: the field of LawText. reason: why it could not, for the official who completes it.
    """

    field: str
    reason: str


class Manner(StrEnum):
    """How a text was changed: in places by a decision (修正), as a whole (修订), or by a word that tells neither."""

    CORRECTED = "修正"
    REVISED = "修订"
    CHANGED = "修改"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of a law.

    on: the last day its statement names: the approval's, where a higher body had to approve.
    issuer: who decided it; empty where the statement gives no full name.
    number: of the order that announced it; often empty.
    statement: as printed in the 题注, without its blanks.
    """

    manner: Manner
    on: date | None
    issuer: str
    number: str
    statement: str


@dataclass(frozen=True, slots=True)
class Sources:
    """All a fact may be taken from.

    told: the statements of the 题注. numbers: those standing alone on a line above the text.
    """

    title: str
    told: tuple[Statement, ...]
    numbers: tuple[DocumentNumber, ...]
    body: str

    def telling(self, act: Act) -> list[Statement]:
        """Return the statements that tell of this act, done to the text as first made.

        What is told after the first change belongs to the changes: 修订通过, then 公布, then 施行.
        """
        return [statement for statement in takewhile(_unchanged, self.told) if act in statement.acts]

    def changes(self) -> list[tuple[Statement, list[Statement]]]:
        """Return the statements of changes, each with those that follow it up to the next."""
        changes: list[tuple[Statement, list[Statement]]] = []
        for statement in dropwhile(_unchanged, self.told):
            if _unchanged(statement):
                changes[-1][1].append(statement)
            else:
                changes.append((statement, []))
        return changes


def _unchanged(statement: Statement) -> bool:
    return Act.AMENDED not in statement.acts


_SUBJECT = r"本(?:《[^》]*》|[^\s,。;、:“”《》第]{1,10})(?:\([^()]*\))?(?:[由经][^,。;]{2,40},)?[自从于]"
_FULL_WIDTH = str.maketrans("(),;:", "（），；：")
_EVENT = re.compile("公布|发布|颁布|印发|通过|批准")
_VERB = r"(?:零时)?起?(?:正式)?(?:施行|实施|生效|执行)(?!的)"
_OWN_CLAUSE = re.compile(
    rf"{_SUBJECT}(?:(?P<event>{_EVENT.pattern})之日|(?P<date>[^,。;]{{4,12}}?日)){_VERB}"
)
_ANY_CLAUSE = re.compile(
    r"[自从](?P<date>[^自从,。;]{4,9}月[^自从,。;]{1,3}日)(?:零时)?起(?:施行|实施|生效|执行)(?!的)"
)


def issuer(sources: Sources) -> str | Doubt:
    """Return who made the text, joint organs joined by 、: named in the title, or else who passed or published it."""
    author = re.match(r"(.{3,60}?)关于", plain(sources.title.replace(" ", "、")))
    named = (
        organs_of(re.sub("、+", "、", re.sub("第[一二三四五六七八九十]+届", "", author[1]))) if author else ()
    )
    makers = _makers(sources)
    if isinstance(makers, Doubt):
        return "、".join(named) or makers
    if named and set(makers) - set(named):
        return Doubt("issuer", f"标题写的是{'、'.join(named)}，题注写的是{'、'.join(makers)}")
    return "、".join(named or makers)


def number(sources: Sources) -> str | Doubt:
    """Return the number the text was first issued under; those of later changes are with their Amendment."""
    first = [statement.numbers for statement in takewhile(_unchanged, sources.told)]
    found = list(
        dict.fromkeys("、".join(map(str, numbers)) for numbers in [*first, sources.numbers] if numbers)
    )
    if not found:
        return Doubt("number", "题注和正文开头没有文号")
    return (
        found[0] if len(found) == 1 else Doubt("number", f"题注中出现{len(found)}个文号：{'；'.join(found)}")
    )


def adopted_on(sources: Sources) -> date | Doubt:
    """Return the day it was first passed; for a joint text, the day the last of its organs passed it.

    Source: DOCUMENTS Art. 9.
    """
    passed = sources.telling(Act.ADOPTED)
    for statement in passed:
        other = re.search(r"通过《([^》]+)》", statement.text)
        if other and plain(sources.title) not in other[1]:
            return Doubt("adopted_on", f"题注记载的是《{other[1]}》的通过，不是本文的通过")
    if _is_joint(passed, title=sources.title):
        days = [statement.day for statement in passed]
        if None not in days:
            return max(day for day in days if day)
    return _only_day("adopted_on", "通过", passed)


def published_on(sources: Sources) -> date | Doubt:
    """Return the day it was first published (公布、发布、印发)."""
    return _only_day("published_on", "公布或发布", sources.telling(Act.PUBLISHED))


def effective_on(sources: Sources, *, adopted: date | Doubt, published: date | Doubt) -> date | Doubt:
    """Return the first day the text says it applies, in its own clause or in the 题注.

    A day told after a change may be the change's own, and one told before a revision was the old
    text's: neither is taken. 自公布之日起 counts only where corrections (修正) at most have been
    made. Clauses that differ make a Doubt.
    """
    days, late = _told_effect(sources)
    for clause in sorted(_clauses(sources.body)):
        day = _day_of(clause, sources, adopted=adopted, published=published)
        if isinstance(day, Doubt):
            return day
        days.append(day)
    if None in days:
        return Doubt("effective_on", "题注写明的施行日期在日历上不存在")
    distinct = sorted({day for day in days if day})
    if len(distinct) > 1:
        return Doubt(
            "effective_on", f"同时出现{len(distinct)}个施行日期：{'、'.join(map(written_date, distinct))}"
        )
    if not distinct:
        reason = "题注写明的施行日期，不能确定是本文的还是某次修改的" if late else "文中没有写明施行日期"
        return Doubt("effective_on", reason)
    if isinstance(adopted, date) and distinct[0] < adopted:
        return Doubt(
            "effective_on", f"写明的施行日期{written_date(distinct[0])}早于通过日期{written_date(adopted)}"
        )
    return distinct[0]


def amendments(sources: Sources) -> tuple[Amendment, ...]:
    """Return the changes the 题注 tells of, in its order."""
    return tuple(_amendment(statement, following) for statement, following in sources.changes())


def amendment_doubts(sources: Sources) -> list[Doubt]:
    """Return why the list of changes may not be the whole and only list."""
    doubts = []
    if is_cut_off(sources):
        doubts.append(Doubt("amended", "题注到“根据”二字中断，其后的修改没有记载"))
    if any(Act.ADOPTED in other.acts for _, following in sources.changes() for other in following):
        doubts.append(
            Doubt("amended", "题注在修改之后又记载了通过，修改记录可能有缺漏或者混入了其他文件的记录")
        )
    return doubts


def is_cut_off(sources: Sources) -> bool:
    """Say whether the 题注 breaks off where it begins to tell of a change (根据……)."""
    return bool(sources.told) and sources.told[-1].text.endswith("根据")


def _makers(sources: Sources) -> tuple[str, ...] | Doubt:
    passed, published = sources.telling(Act.ADOPTED), sources.telling(Act.PUBLISHED)
    for told in (passed, published):
        organs = [statement.organs for statement in told if statement.organs]
        if _is_joint(told, title=sources.title):
            return tuple(organ for names in organs for organ in names)
        if len(set(organs)) > 1:
            names = "；".join("、".join(parts) for parts in dict.fromkeys(organs))
            return Doubt("issuer", f"题注中有不止一个制定机关：{names}")
        if organs:
            return organs[0]
    if passed or published:
        return Doubt("issuer", "题注没有写出制定机关的全称")
    return Doubt("issuer", "题注没有写明由谁通过或者发布")


def _is_joint(passed: Sequence[Statement], *, title: str) -> bool:
    """Two organs that both stand in the title passed it on days of their own."""
    organs = [organ for statement in passed for organ in statement.organs]
    return len(passed) == len(organs) == len(set(organs)) > 1 and all(organ in title for organ in organs)


def _only_day(field: str, word: str, told: Sequence[Statement]) -> date | Doubt:
    impossible = [found.text for statement in told for found in statement.dates if found.day is None]
    days = sorted({statement.day for statement in told if statement.day})
    if impossible:
        return Doubt(field, f"写明的{word}日期在日历上不存在：{'、'.join(impossible)}")
    if len(days) > 1:
        return Doubt(field, f"题注中有{len(days)}个{word}日期：{'、'.join(map(written_date, days))}")
    if days:
        return days[0]
    return Doubt(field, f"题注没有写明{word}的日期")


def _told_effect(sources: Sources) -> tuple[list[date | None], bool]:
    """Return the days of effect the 题注 tells of the text as it stands, and whether it tells others."""
    told = [statement for statement in sources.told if Act.EFFECTIVE in statement.acts and statement.dates]
    passed = sources.telling(Act.ADOPTED)
    repeated = len(passed) > 1 and not _is_joint(passed, title=sources.title)
    if repeated or any(change.manner is Manner.REVISED for change in amendments(sources)):
        return [], bool(told)
    first = [statement for statement in sources.telling(Act.EFFECTIVE) if statement.dates]
    return [statement.day for statement in first], len(first) < len(told)


def _clauses(body: str) -> set[str]:
    """Return what the text's own clauses name: dates as printed, or the event (公布) whose day counts."""
    found = set()
    for paragraph in body.splitlines():
        if not re.search(r"施行|实施|生效|执行", paragraph):
            continue
        words = plain(paragraph)
        for match in _OWN_CLAUSE.finditer(words):
            before = words[: match.start()]
            if before.count("“") == before.count("”"):
                found.add(match["date"] or match["event"])
                rest = words[match.start() :]
                found.update(other["date"] for other in _ANY_CLAUSE.finditer(rest) if dates_in(other["date"]))
    return found


def _day_of(clause: str, sources: Sources, *, adopted: date | Doubt, published: date | Doubt) -> date | Doubt:
    event = _EVENT.fullmatch(clause)
    if event:
        return _day_of_event(event[0], sources, adopted=adopted, published=published)
    day = next((found.day for found in dates_in(clause)), None)
    return day or Doubt("effective_on", f"写明的施行日期不是日历上的一天：{clause}")


def _day_of_event(
    event: str, sources: Sources, *, adopted: date | Doubt, published: date | Doubt
) -> date | Doubt:
    if is_cut_off(sources) or any(change.manner is not Manner.CORRECTED for change in amendments(sources)):
        return Doubt("effective_on", f"自{event}之日起施行，但本文不止公布过一次，不能确定是哪一次")
    if event == "通过":
        day = adopted
    elif event == "批准":
        day = _only_day("effective_on", "批准", sources.telling(Act.APPROVED))
    else:
        day = published
    return (
        day if isinstance(day, date) else Doubt("effective_on", f"自{event}之日起施行，但{event}日期没有确定")
    )


def _amendment(statement: Statement, following: Sequence[Statement]) -> Amendment:
    manners = re.findall("|".join(Manner), own_words(statement.text)) or [Manner.CORRECTED]
    numbers = statement.numbers or tuple(number for other in following for number in other.numbers)
    return Amendment(
        manner=Manner(manners[-1]),
        on=statement.day,
        issuer="、".join(statement.organs),
        number="、".join(map(str, numbers)),
        statement=statement.text.translate(_FULL_WIDTH),
    )
