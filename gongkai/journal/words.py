"""The closed list of what can be written in the journal: `<subject>.<past participle>`."""

from enum import StrEnum


class Word(StrEnum):
    """One word per kind of act. The docstring of each act names its word."""

    POST_GIVEN = "post.given"
    POST_ENDED = "post.ended"

    ITEM_DRAFTED = "item.drafted"
    ITEM_EDITED = "item.edited"
    ITEM_SUBMITTED = "item.submitted"
    ITEM_RETURNED = "item.returned"
    ITEM_APPROVED = "item.approved"
    ITEM_PUBLISHED = "item.published"
    ITEM_CORRECTED = "item.corrected"
    ITEM_WITHDRAWN = "item.withdrawn"

    REQUEST_SUBMITTED = "inforequest.submitted"
    REQUEST_REGISTERED = "inforequest.registered"
    RECEIPT_CONFIRMED = "inforequest.receipt_confirmed"
    AMENDMENT_ASKED = "inforequest.amendment_asked"
    AMENDMENT_RECEIVED = "inforequest.amendment_received"
    REQUEST_LAPSED = "inforequest.lapsed"
    CONSULTATION_SENT = "inforequest.consultation_sent"
    CONSULTATION_CLOSED = "inforequest.consultation_closed"
    REQUEST_EXTENDED = "inforequest.extended"
    REQUEST_ANSWERED = "inforequest.answered"
    REQUEST_DISCONTINUED = "inforequest.discontinued"
    ANSWER_DELIVERED = "inforequest.delivered"
    REQUEST_ARCHIVED = "inforequest.archived"
    APPLICANT_UNMASKED = "inforequest.applicant_unmasked"
    DUE_RECOMPUTED = "inforequest.due_recomputed"
    CHALLENGE_REGISTERED = "challenge.registered"
    CHALLENGE_DECIDED = "challenge.decided"

    FIGURE_FILED = "figure.filed"
    REPORT_ISSUED = "report.issued"


WORD_LABELS: dict[Word, str] = {
    Word.POST_GIVEN: "任命岗位",
    Word.POST_ENDED: "免去岗位",
    Word.ITEM_DRAFTED: "起草信息",
    Word.ITEM_EDITED: "修改草稿",
    Word.ITEM_SUBMITTED: "提交审核",
    Word.ITEM_RETURNED: "退回修改",
    Word.ITEM_APPROVED: "审核通过",
    Word.ITEM_PUBLISHED: "发布信息",
    Word.ITEM_CORRECTED: "更正信息",
    Word.ITEM_WITHDRAWN: "撤下信息",
    Word.REQUEST_SUBMITTED: "网上提交申请",
    Word.REQUEST_REGISTERED: "登记申请",
    Word.RECEIPT_CONFIRMED: "确认收到",
    Word.AMENDMENT_ASKED: "告知补正",
    Word.AMENDMENT_RECEIVED: "收到补正",
    Word.REQUEST_LAPSED: "逾期不补正",
    Word.CONSULTATION_SENT: "发出征求意见",
    Word.CONSULTATION_CLOSED: "征求意见结束",
    Word.REQUEST_EXTENDED: "延长答复期限",
    Word.REQUEST_ANSWERED: "作出答复",
    Word.REQUEST_DISCONTINUED: "终止办理",
    Word.ANSWER_DELIVERED: "答复送达",
    Word.REQUEST_ARCHIVED: "归档",
    Word.APPLICANT_UNMASKED: "查看申请人信息",
    Word.DUE_RECOMPUTED: "重算答复期限",
    Word.CHALLENGE_REGISTERED: "登记复议诉讼",
    Word.CHALLENGE_DECIDED: "复议诉讼审结",
    Word.FIGURE_FILED: "填报数据",
    Word.REPORT_ISSUED: "生成年度报告",
}
