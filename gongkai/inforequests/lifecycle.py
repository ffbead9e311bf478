"""The life of a request for information.

submitted ──confirm_receipt──► received ◄────────────┐
                                 │  ▲  │             │
              ask_to_amend       │  │  │  consult    │ close_consultation (the last one)
        ┌────────────────────────┘  │  └────────► consulting
        ▼       receive_amendment   │                │
     amending ──────────────────────┘                │ discontinue
        │ lapse                                      ▼
        └───────────────────────────────────────► closed ──archive──► archived
     received ──answer──► answered ──deliver──► delivered ──archive──► archived

`extend` moves nothing: the request stays where it is, with a later last day.
"""

from datetime import date
from enum import StrEnum

from gongkai.law.procedure import Move, Procedure
from gongkai.law.refusals import Refusal
from gongkai.law.sources import REGULATION, Article


class State(StrEnum):
    """Where a request stands. Overdue is not a state: it is a question to the last day."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    AMENDING = "amending"
    CONSULTING = "consulting"
    ANSWERED = "answered"
    DELIVERED = "delivered"
    CLOSED = "closed"
    ARCHIVED = "archived"


LABELS: dict[State, str] = {
    State.SUBMITTED: "待确认收到",
    State.RECEIVED: "办理中",
    State.AMENDING: "待申请人补正",
    State.CONSULTING: "征求意见中",
    State.ANSWERED: "已答复",
    State.DELIVERED: "已送达",
    State.CLOSED: "已终止",
    State.ARCHIVED: "已归档",
}

OPEN = frozenset({State.SUBMITTED, State.RECEIVED, State.AMENDING, State.CONSULTING})
"""States in which an answer is still owed."""


def _source(article: int, paragraph: int = 0) -> str:
    return str(Article(REGULATION, article, paragraph))


PROCEDURE = Procedure(
    "该申请",
    LABELS,
    (
        Move("confirm_receipt", "确认收到", frozenset({State.SUBMITTED}), State.RECEIVED, _source(31)),
        Move("ask_to_amend", "告知补正", frozenset({State.RECEIVED}), State.AMENDING, _source(30)),
        Move("receive_amendment", "登记补正材料", frozenset({State.AMENDING}), State.RECEIVED, _source(30)),
        Move("lapse", "逾期不补正结案", frozenset({State.AMENDING}), State.CLOSED, _source(30)),
        Move(
            "consult",
            "征求意见",
            frozenset({State.RECEIVED, State.CONSULTING}),
            State.CONSULTING,
            _source(32),
        ),
        Move("close_consultation", "登记意见", frozenset({State.CONSULTING}), State.RECEIVED, _source(32)),
        Move("extend", "延长期限", frozenset({State.RECEIVED, State.CONSULTING}), None, _source(33, 2)),
        Move("answer", "答复", frozenset({State.RECEIVED}), State.ANSWERED, _source(36)),
        Move(
            "discontinue",
            "撤回结案",
            frozenset({State.RECEIVED, State.AMENDING, State.CONSULTING}),
            State.CLOSED,
            _source(45),
        ),
        Move("deliver", "登记送达", frozenset({State.ANSWERED}), State.DELIVERED, _source(40)),
        Move("archive", "归档", frozenset({State.DELIVERED, State.CLOSED}), State.ARCHIVED, _source(45)),
    ),
)


class AmendedAlready(Refusal):
    """A second notice of correction for the same request."""

    def __init__(self, asked_on: date) -> None:
        super().__init__(
            f"该申请已于{asked_on:%Y年%-m月%-d日}告知过补正，不能再次要求补正",
            rule=f"{Article(REGULATION, 30)}（补正应当一次性告知）",
            remedy="请按补正后的内容办理；补正后仍不明确的，按“补正后申请内容仍不明确”答复",
        )


class AmendmentTooLate(Refusal):
    """The time in which a correction may be asked for is over."""

    def __init__(self, last_day: date) -> None:
        super().__init__(
            f"告知补正的期限已于{last_day:%Y年%-m月%-d日}届满，不能再要求补正",
            rule=f"{Article(REGULATION, 30)}（自收到申请之日起7个工作日内一次性告知）",
            remedy="请按现有申请内容办理，需要时与申请人电话沟通",
        )


class NotLapsedYet(Refusal):
    """The applicant still has time to correct."""

    def __init__(self, last_day: date) -> None:
        super().__init__(
            f"补正期限到{last_day:%Y年%-m月%-d日}为止，现在不能按逾期不补正结案",
            rule=str(Article(REGULATION, 30)),
            remedy="请在补正期限届满后再结案",
        )


class SilenceTooEarly(Refusal):
    """Silence was noted before the party's time was over."""

    def __init__(self, last_day: date) -> None:
        super().__init__(
            f"对方的答复期限到{last_day:%Y年%-m月%-d日}为止，现在不能登记为逾期未答复",
            rule=f"{Article(REGULATION, 32)}、{Article(REGULATION, 34)}（15个工作日）",
            remedy="请在期限届满后再登记",
        )


class ReasonsMissing(Refusal):
    """An outcome that must be reasoned was not."""

    def __init__(self, outcome: str) -> None:
        super().__init__(
            f"“{outcome}”的答复没有说明理由",
            rule=f"{Article(REGULATION, 36)}（不予公开、不能提供的，应当说明理由）",
            remedy="请写明事实和理由后再答复",
        )


class NotAnOutcome(Refusal):
    """The outcome cannot end a request by an answer."""

    def __init__(self, outcome: str) -> None:
        super().__init__(
            f"“{outcome}”不是答复的结果种类",
            rule=str(Article(REGULATION, 36)),
            remedy="逾期不补正请用“逾期不补正结案”，申请人撤回请用“撤回结案”，其余请从答复种类中选取",
        )


class ApplicationIncomplete(Refusal):
    """A request lacks what the regulation asks of it."""

    def __init__(self, missing: dict[str, str]) -> None:
        self.missing = missing
        super().__init__(
            f"申请内容不完整：{'；'.join(missing.values())}",
            rule=f"{Article(REGULATION, 29, 2)}",
            remedy="请补齐后再提交；填写有困难的，可以拨打受理机关电话，由工作人员代为填写",
        )


class UnknownRequest(Refusal):
    """No request has this number, or the code does not belong to it."""

    def __init__(self) -> None:
        super().__init__(
            "没有查到这件申请",
            rule="查询须同时提供申请编号和查询码",
            remedy="请核对回执上的编号和查询码；回执遗失的，请携带身份证件到受理机关查询",
        )


class DateBeforeReceipt(Refusal):
    """A date of the procedure lies before the day the procedure began."""

    def __init__(self, what: str, day: date, earliest: date) -> None:
        super().__init__(
            f"{what}（{day:%Y年%-m月%-d日}）早于{earliest:%Y年%-m月%-d日}",
            rule="办理记录须按发生的先后顺序登记",
            remedy="请核对日期后重新填写",
        )


class DateInFuture(Refusal):
    """A fact was dated after the day it was written down."""

    def __init__(self, what: str, day: date) -> None:
        super().__init__(
            f"{what}（{day:%Y年%-m月%-d日}）晚于今天",
            rule="只能登记已经发生的事实",
            remedy="请核对日期后重新填写",
        )


class CaseNumberTaken(Refusal):
    """A review or a lawsuit under this number is registered already."""

    def __init__(self, case_number: str) -> None:
        super().__init__(
            f"案号“{case_number}”已经登记过",
            rule="一件复议或者诉讼只登记一次，否则年度报告会重复计算",
            remedy="请核对案号；已登记的请直接登记审理结果",
        )
