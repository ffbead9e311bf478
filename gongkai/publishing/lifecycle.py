"""The life of an edition of an item.

draft ──submit──► reviewing ──approve──► approved ──publish──► published ──correct──► superseded
  ▲                   │                      │                     │   (by the next edition)
  └────send_back──────┴──────────────────────┘                     └──withdraw──► withdrawn

An edition is a version of the text; the item is what lasts. A published edition is never
changed: `correct` opens a new one, which goes the same way and replaces it.
"""

from enum import StrEnum

from gongkai.law.procedure import Move, Procedure
from gongkai.law.refusals import Refusal
from gongkai.law.sources import REGULATION, Article

REVIEW = f"{Article(REGULATION, 17, 1)}（先审查、后公开）"
PUBLICATION = f"{Article(REGULATION, 19)}"
CORRECTION = f"{Article(REGULATION, 6, 2)}"


class State(StrEnum):
    """Where an edition stands."""

    DRAFT = "draft"
    REVIEWING = "reviewing"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


LABELS: dict[State, str] = {
    State.DRAFT: "草稿",
    State.REVIEWING: "待审核",
    State.APPROVED: "待签发",
    State.PUBLISHED: "已发布",
    State.SUPERSEDED: "已被更正",
    State.WITHDRAWN: "已撤下",
}

OPEN = frozenset({State.DRAFT, State.REVIEWING, State.APPROVED})
"""States of an edition on its way to publication; an item has at most one such edition."""

PROCEDURE = Procedure(
    "该信息",
    LABELS,
    (
        Move("edit", "修改草稿", frozenset({State.DRAFT}), None, REVIEW),
        Move("submit", "提交审核", frozenset({State.DRAFT}), State.REVIEWING, REVIEW),
        Move("approve", "审核通过", frozenset({State.REVIEWING}), State.APPROVED, REVIEW),
        Move("send_back", "退回修改", frozenset({State.REVIEWING, State.APPROVED}), State.DRAFT, REVIEW),
        Move("publish", "签发", frozenset({State.APPROVED}), State.PUBLISHED, PUBLICATION),
        Move("correct", "更正", frozenset({State.PUBLISHED}), None, CORRECTION),
        Move("withdraw", "撤下", frozenset({State.PUBLISHED}), State.WITHDRAWN, CORRECTION),
    ),
)


class SamePerson(Refusal):
    """One person tried to take two of the three steps of an edition."""

    def __init__(self, person: str, first: str, second: str) -> None:
        super().__init__(
            f"{person}已经是这一版的{first}人，不能再做{second}人",
            rule=f"{REVIEW}，起草、审核、签发须由三人分别进行",
            remedy=f"请由另一位有{second}岗位的同事办理",
        )


class FieldsMissing(Refusal):
    """An item lacks what its kind must show."""

    def __init__(self, kind: str, missing: list[str]) -> None:
        self.missing = missing
        super().__init__(
            f"“{kind}”缺少必填内容：{'、'.join(missing)}",
            rule=f"{Article(REGULATION, 12, 3)}和本平台信息类型的必填字段",
            remedy="请补齐后再提交审核",
        )


class ReasonMissing(Refusal):
    """An act that must be explained was not."""

    def __init__(self, act: str) -> None:
        super().__init__(f"{act}没有说明理由", rule=CORRECTION, remedy="请写明理由，理由将随该信息一并留存")


class ContentChanged(Refusal):
    """The text is not the one that was reviewed."""

    def __init__(self) -> None:
        super().__init__(
            "待签发的内容与审核通过的内容不一致，不能签发",
            rule=f"{REVIEW}，审核结论只对审核时的内容有效",
            remedy="请退回修改并重新提交审核",
        )


class CorrectionOpen(Refusal):
    """A correction of this item is already on its way."""

    def __init__(self) -> None:
        super().__init__(
            "该信息已有一份更正正在办理",
            rule="一条信息同时只能有一个待发布的版本",
            remedy="请在已有的更正稿上修改，或者先发布该更正稿",
        )


class UnknownItem(Refusal):
    """No item has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"没有编号为 {number} 的信息",
            rule="只能办理已经登记的信息",
            remedy="请核对编号，或者从列表中选取",
        )
