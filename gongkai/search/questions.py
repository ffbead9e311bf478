"""A question: what a reader typed, taken apart."""

import re
from dataclasses import dataclass

from gongkai.law.refusals import Refusal
from gongkai.law.sources import PLATFORM
from gongkai.search.words import document_number, fold, query_words, runs

LENGTH_MAX = 100
_GROUP = re.compile(r'["“”](?P<quoted>[^"“”]*)["“”]|(?P<plain>[^\s"“”]+)')


class EmptyQuery(Refusal):
    """There is no letter and no digit in the query."""

    def __init__(self) -> None:
        super().__init__(
            "没有可以检索的文字",
            rule=f"{PLATFORM}，政府信息公开平台应当具备信息检索功能；检索以文字和数字为准",
            remedy="请输入要查找的文字、文号或者索引号",
        )


class QueryTooLong(Refusal):
    """The query is longer than a question can be."""

    def __init__(self, length: int) -> None:
        self.length = length
        super().__init__(
            f"检索词有 {length} 个字，超过了上限",
            rule=f"一次检索最多 {LENGTH_MAX} 个字",
            remedy="请只保留最能说明问题的几个词",
        )


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between two spaces, folded. quoted: it is meant letter by letter."""

    text: str
    quoted: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words to widen to; a quoted group has none."""
        return () if self.quoted else query_words(self.text)


@dataclass(frozen=True, slots=True)
class Question:
    """A query taken apart.

    text: as typed, without spaces around it.
    groups: at least one; an answer holds every one of them.
    number: the 文号 in its printed form where the query is one, else empty.
    """

    text: str
    groups: tuple[Group, ...]
    number: str


def question(query: str) -> Question:
    """Take a query apart.

    query: 1 to 100 characters. Spaces separate what may stand apart; quotation marks keep together.

    Refused by EmptyQuery and QueryTooLong.
    """
    text = query.strip()
    if len(text) > LENGTH_MAX:
        raise QueryTooLong(len(text))
    if number := document_number(text):
        return Question(text, (Group(fold(number), quoted=False),), fold(number))
    groups = tuple(
        Group(part, quoted=found["quoted"] is not None)
        for found in _GROUP.finditer(fold(text))
        if runs(part := found["quoted"] or found["plain"] or "")
    )
    if not groups:
        raise EmptyQuery
    return Question(text, groups, "")
