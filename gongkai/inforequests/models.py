"""A request, its applicant, and what happens to it on the way to an answer."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency
from gongkai.documents import letter as paper
from gongkai.inforequests.application import (
    APPLICANT_LABELS,
    MEDIUM_LABELS,
    PROOF_LABELS,
    WAY_LABELS,
    ApplicantKind,
)
from gongkai.inforequests.lifecycle import LABELS, State
from gongkai.law.outcomes import OUTCOMES, OutcomeKey
from gongkai.law.receipt import CHANNEL_LABELS, Channel
from gongkai.privacy.sealed import SealedTextField


class ConsultationKind(models.TextChoices):
    """Whose opinion is asked, which decides what their silence means."""

    THIRD_PARTY = "third_party", "第三方"
    CO_AUTHOR = "co_author", "共同制作机关"
    OTHER_ORGAN = "other_organ", "其他机关"


class Stance(models.TextChoices):
    """What came of asking."""

    AGREED = "agreed", "同意公开"
    OBJECTED = "objected", "不同意公开"
    SILENT = "silent", "逾期未答复"


class LetterKind(models.TextChoices):
    """The letters of a case, named as 宿政办函〔2021〕21号 names them."""

    RECEIPT = "receipt", "政府信息公开申请接收回执"
    AMENDMENT = "amendment", "政府信息公开申请补正告知书"
    CONSULTATION = "consultation", "政府信息公开申请征求意见书"
    CONSULTATION_NOTICE = "consultation_notice", "政府信息公开申请征求意见告知书"
    EXTENSION = "extension", "政府信息公开申请延期答复告知书"
    ANSWER = "answer", "政府信息公开申请答复书"


class Route(models.TextChoices):
    """How an answer is challenged: the three groups of report table 四."""

    REVIEW = "review", "行政复议"
    DIRECT = "direct", "未经复议直接起诉"
    AFTER_REVIEW = "after_review", "复议后起诉"


class Result(models.TextChoices):
    """What a challenge ended in."""

    UPHELD = "upheld", "结果维持"
    CORRECTED = "corrected", "结果纠正"
    OTHER = "other", "其他结果"


class Series(models.Model):
    """A counter that leaves no gaps: request numbers of a year, letter numbers of an agency and year."""

    key = models.CharField(max_length=40, unique=True)
    last = models.PositiveIntegerField(default=0)


class InfoRequest(models.Model):
    """A request for information, from submission to archive.

    number: the receipt number, `<year>-<serial>`.
    code_digest: a keyed digest of the query code; the code itself is given once and not kept.
    arrived_on: the day it reached the agency. received_on: the day it counts as received (art. 31);
    None while unconfirmed. amended_on: the day the corrected request arrived; the clock runs from it.
    extension: working days granted in total. due: a copy of what the law answers, written by one
    function of `actions`; None while unconfirmed, to be amended, or paused.
    calendar: the version of the holiday notices `due` was computed with.
    closed_on: the day it was answered or closed; outcome: with which result.
    """

    number = models.CharField("申请编号", max_length=20, unique=True)
    code_digest = models.CharField(max_length=64)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="inforequests", verbose_name="受理机关"
    )
    channel = models.CharField(
        "渠道", max_length=20, choices=[(key.value, label) for key, label in CHANNEL_LABELS.items()]
    )
    applicant_kind = models.CharField(
        "申请人类别", max_length=20, choices=[(key.value, label) for key, label in APPLICANT_LABELS.items()]
    )
    description = models.TextField("所需信息描述")
    medium = models.CharField(
        "提供形式", max_length=20, choices=[(key.value, label) for key, label in MEDIUM_LABELS.items()]
    )
    way = models.CharField(
        "获取方式", max_length=20, choices=[(key.value, label) for key, label in WAY_LABELS.items()]
    )
    state = models.CharField(
        "状态", max_length=20, choices=[(key.value, label) for key, label in LABELS.items()]
    )
    submitted_at = models.DateTimeField("提交时间")
    arrived_on = models.DateField("到达日期")
    received_on = models.DateField("收到申请之日", null=True)
    amended_on = models.DateField("收到补正之日", null=True)
    extension = models.PositiveSmallIntegerField("延长工作日", default=0)
    due = models.DateField("答复期限", null=True)
    calendar = models.CharField("所用放假安排", max_length=40, blank=True)
    outcome = models.CharField(
        "办理结果",
        max_length=40,
        blank=True,
        choices=[(key.value, OUTCOMES[key].label) for key in OutcomeKey],
    )
    closed_on = models.DateField("办结日期", null=True)
    sent_on = models.DateField("发出日期", null=True)
    signed_for_on = models.DateField("签收日期", null=True)
    archived_on = models.DateField("归档日期", null=True)

    class Meta:
        verbose_name = "申请"
        indexes = [
            models.Index(fields=["agency", "state", "due"], name="request_worklist"),
            models.Index(fields=["received_on"], name="request_received"),
            models.Index(fields=["closed_on"], name="request_closed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("arrived_on")),
                name="received_after_arrival",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("received_on")),
                name="closed_after_receipt",
            ),
        ]

    @property
    def state_label(self) -> str:
        """The state in Chinese."""
        return LABELS[State(self.state)]

    @property
    def channel_label(self) -> str:
        """The channel in Chinese."""
        return CHANNEL_LABELS[Channel(self.channel)]

    @property
    def applicant_label(self) -> str:
        """The applicant's kind in Chinese."""
        return APPLICANT_LABELS[ApplicantKind(self.applicant_kind)]

    @property
    def outcome_label(self) -> str:
        """The outcome in Chinese, or nothing while there is none."""
        return OUTCOMES[OutcomeKey(self.outcome)].label if self.outcome else ""

    @property
    def clock_start(self) -> date | None:
        """The day the answer period runs from: a correction starts it anew (art. 30)."""
        return self.amended_on or self.received_on


class Applicant(models.Model):
    """Who asks: sealed at rest, shown masked, kept apart from the request."""

    request = models.OneToOneField(InfoRequest, on_delete=models.PROTECT, related_name="applicant")
    name = SealedTextField("姓名或者名称")
    proof = models.CharField(
        "证件种类", max_length=20, choices=[(key.value, label) for key, label in PROOF_LABELS.items()]
    )
    proof_number = SealedTextField("证件号码")
    representative = SealedTextField("联系人", blank=True)
    phone = SealedTextField("联系电话", blank=True)
    email = SealedTextField("电子邮箱", blank=True)
    address = SealedTextField("联系地址", blank=True)

    class Meta:
        verbose_name = "申请人"


class Amendment(models.Model):
    """The one notice of correction a request may get, and what came of it."""

    request = models.OneToOneField(InfoRequest, on_delete=models.PROTECT, related_name="amendment")
    asked_on = models.DateField("告知日期")
    wanted = models.TextField("需要补正的内容")
    reply_by = models.DateField("补正期限")
    received_on = models.DateField("收到补正日期", null=True)
    text = models.TextField("补正后的描述", blank=True)

    class Meta:
        verbose_name = "补正"


class Consultation(models.Model):
    """A letter asking somebody's opinion; the days until it is back are not counted."""

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="consultations")
    kind = models.CharField("对象类别", max_length=20, choices=ConsultationKind)
    party = SealedTextField("对象")
    sent_on = models.DateField("发出日期")
    reply_by = models.DateField("答复期限")
    closed_on = models.DateField("结束日期", null=True)
    stance = models.CharField("意见", max_length=20, choices=Stance, blank=True)
    opinion = SealedTextField("意见内容", blank=True)

    class Meta:
        verbose_name = "征求意见"


class Letter(models.Model):
    """A letter as it was signed: its words are frozen and sealed; paper is made from them when wanted."""

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField("种类", max_length=30, choices=LetterKind)
    number = models.CharField("文号", max_length=40, unique=True)
    title = models.CharField("标题", max_length=80)
    signed_on = models.DateField("成文日期")
    words = SealedTextField("内容")
    outcome = models.CharField("答复种类", max_length=40, blank=True)

    class Meta:
        verbose_name = "文书"

    @property
    def paper(self) -> paper.Letter:
        """The letter as it goes on paper."""
        return paper.Letter.thawed(self.words)


class Challenge(models.Model):
    """A review or lawsuit against an answer: one line of report table 四."""

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="challenges")
    route = models.CharField("途径", max_length=20, choices=Route)
    case_number = models.CharField("案号", max_length=60, unique=True)
    accepted_on = models.DateField("受理日期")
    result = models.CharField("结果", max_length=20, choices=Result, blank=True)
    decided_on = models.DateField("审结日期", null=True)

    class Meta:
        verbose_name = "复议诉讼"
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, result="")
                | (Q(decided_on__isnull=False) & ~Q(result="")),
                name="challenge_decided_with_result",
            ),
        ]
