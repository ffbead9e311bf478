"""What an official fills in about a request, one form per act."""

from typing import cast

from django import forms

from gongkai.agencies.models import Agency
from gongkai.inforequests.application import (
    APPLICANT_LABELS,
    DESCRIPTION_LIMIT,
    MEDIUM_LABELS,
    PROOF_LABELS,
    WAY_LABELS,
    ApplicantKind,
    Application,
    Medium,
    Proof,
    Way,
)
from gongkai.inforequests.lifecycle import LABELS
from gongkai.inforequests.models import Challenge, ConsultationKind, Result, Route, Stance
from gongkai.inforequests.queries import NEED_LABELS
from gongkai.law.deadlines import EXTENSION_DAYS_MAX
from gongkai.law.outcomes import OUTCOMES, OutcomeClass, OutcomeKey
from gongkai.law.receipt import CHANNEL_LABELS, Channel

_ANY = ("", "全部")
_LONG = 4000
_NO_DAY = {"required": "请填写日期", "invalid": "请填写一个日期，例如 2020-01-20"}


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class RegisterForm(forms.Form):
    """A request that came over the counter, by post, by fax or by mail."""

    agency = forms.ChoiceField(label="受理机关")
    channel = forms.ChoiceField(
        label="渠道",
        choices=[(key.value, label) for key, label in CHANNEL_LABELS.items() if key != Channel.ONLINE],
    )
    arrived_on = forms.DateField(label="到达日期", help_text="申请到达本机关的那一天", error_messages=_NO_DAY)
    applicant_kind = forms.ChoiceField(label="申请人类别", choices=list(APPLICANT_LABELS.items()))
    name = forms.CharField(
        label="姓名或者名称", max_length=100, error_messages={"required": "请填写姓名或者名称"}
    )
    representative = forms.CharField(
        label="联系人", max_length=60, required=False, help_text="法人或者其他组织的法定代表人或者联系人"
    )
    proof = forms.ChoiceField(label="证件种类", choices=list(PROOF_LABELS.items()))
    proof_number = forms.CharField(
        label="证件号码",
        max_length=60,
        required=False,
        help_text="来信没有附身份证明的可以先不填，登记后告知补正",
    )
    phone = forms.CharField(label="联系电话", max_length=40, required=False)
    email = forms.EmailField(label="电子邮箱", required=False)
    address = forms.CharField(label="联系地址", max_length=200, required=False)
    description = forms.CharField(
        label="所需信息描述",
        max_length=DESCRIPTION_LIMIT,
        error_messages={"required": "请写明申请公开的内容"},
        help_text="照录申请表或者来信中的原文",
        widget=_lines(6),
    )
    medium = forms.ChoiceField(label="提供形式", choices=list(MEDIUM_LABELS.items()))
    way = forms.ChoiceField(label="获取方式", choices=list(WAY_LABELS.items()))

    def __init__(self, *args: object, agencies: list[Agency], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        choices = [(agency.code, agency.name) for agency in agencies]
        cast("forms.ChoiceField", self.fields["agency"]).choices = choices

    @property
    def application(self) -> Application:
        """The request as its applicant made it."""
        told = self.cleaned_data
        return Application(
            applicant_kind=ApplicantKind(told["applicant_kind"]),
            name=told["name"],
            proof=Proof(told["proof"]),
            proof_number=told["proof_number"],
            description=told["description"],
            medium=Medium(told["medium"]),
            way=Way(told["way"]),
            phone=told["phone"],
            email=told["email"],
            address=told["address"],
            representative=told["representative"],
        )


class EmptyForm(forms.Form):
    """An act that needs no further words."""


class ConfirmReceiptForm(forms.Form):
    """The day both sides confirmed."""

    confirmed_on = forms.DateField(
        label="双方确认之日",
        help_text="与申请人电话等方式确认收到的日期；答复期限自次日起算",
        error_messages=_NO_DAY,
    )


class AskToAmendForm(forms.Form):
    """Everything that is wanted, at once."""

    wanted = forms.CharField(
        label="需要补正的内容",
        help_text="一次写全：补正只能要求一次",
        max_length=_LONG,
        error_messages={"required": "请写明需要补正的内容"},
        widget=_lines(4),
    )
    reply_by = forms.DateField(
        label="补正期限", help_text="申请人提交补正的最后一天，须为合理期限", error_messages=_NO_DAY
    )


class ReceiveAmendmentForm(forms.Form):
    """The corrected request."""

    text = forms.CharField(
        label="补正后的描述",
        max_length=_LONG,
        widget=_lines(4),
        error_messages={"required": "请照录补正后的描述"},
    )
    arrived_on = forms.DateField(
        label="收到补正之日", help_text="答复期限自次日起重新计算", error_messages=_NO_DAY
    )


class ConsultForm(forms.Form):
    """Whose opinion is asked."""

    kind = forms.TypedChoiceField(
        label="征求谁的意见",
        choices=ConsultationKind.choices,
        coerce=ConsultationKind,
        widget=forms.RadioSelect,
        initial=ConsultationKind.THIRD_PARTY,
    )
    party = forms.CharField(
        label="姓名或者名称", max_length=100, error_messages={"required": "请写明征求谁的意见"}
    )


class CloseConsultationForm(forms.Form):
    """What came of one letter; `consultation` says which."""

    consultation = forms.IntegerField(widget=forms.HiddenInput)
    stance = forms.TypedChoiceField(
        label="意见",
        choices=Stance.choices,
        coerce=Stance,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择意见"},
    )
    opinion = forms.CharField(label="意见内容", max_length=_LONG, required=False, widget=_lines(3))


class ExtendForm(forms.Form):
    """How many more working days, and why."""

    days = forms.IntegerField(
        label="延长多少个工作日",
        help_text=f"历次延长合计不超过{EXTENSION_DAYS_MAX}个工作日",
        widget=forms.NumberInput(attrs={"min": 1, "max": EXTENSION_DAYS_MAX}),
        error_messages={"required": "请填写天数", "invalid": "请填写一个整数"},
    )
    reason = forms.CharField(
        label="理由",
        help_text="会写进延期答复告知书：“因……，不能在原定期限内答复”",
        max_length=500,
        error_messages={"required": "请写明延长的理由"},
    )


def _answerable() -> list[tuple[str, str]]:
    """Return the outcomes an answer may have; lapsed and withdrawn requests are closed by other acts."""
    return [
        (key.value, one.label)
        for key, one in OUTCOMES.items()
        if one.klass != OutcomeClass.OTHER and one.row_2019 is not None
    ]


class AnswerForm(forms.Form):
    """How a request is answered."""

    outcome = forms.TypedChoiceField(
        label="答复种类",
        choices=_answerable(),
        coerce=OutcomeKey,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择答复种类"},
    )
    reasons = forms.CharField(
        label="事实、理由或者提供方式",
        help_text="会写进答复书。上面所选种类列明须写明的，逐项写清；依据的条款和救济途径由系统写入",
        max_length=_LONG,
        required=False,
        widget=_lines(6),
    )


class DiscontinueForm(forms.Form):
    """Why a request ends without an answer."""

    reason = forms.CharField(
        label="理由",
        help_text="例如：申请人于2020年3月5日书面撤回申请",
        max_length=500,
        error_messages={"required": "请写明结案理由"},
    )


class DeliverForm(forms.Form):
    """When the answer went out."""

    sent_on = forms.DateField(
        label="发出之日", help_text="交邮或者当面交付的日期；是否按期以此为准", error_messages=_NO_DAY
    )
    signed_for_on = forms.DateField(
        label="签收之日", help_text="不知道的先不填", required=False, error_messages=_NO_DAY
    )


class UnmaskForm(forms.Form):
    """Why somebody needs to know who asks."""

    purpose = forms.CharField(
        label="查看用途",
        help_text="例如：电话确认收到。查看人、时间和用途会记入留痕",
        max_length=200,
        error_messages={"required": "请写明查看用途"},
    )


class RegisterChallengeForm(forms.Form):
    """A review or a lawsuit against the answer."""

    route = forms.TypedChoiceField(
        label="途径",
        choices=Route.choices,
        coerce=Route,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择途径"},
    )
    case_number = forms.CharField(label="案号", max_length=60, error_messages={"required": "请填写案号"})
    accepted_on = forms.DateField(label="受理日期", error_messages=_NO_DAY)


class DecideChallengeForm(forms.Form):
    """How one of them ended; `challenge_id` says which."""

    challenge_id = forms.TypedChoiceField(widget=forms.HiddenInput, coerce=int)
    result = forms.TypedChoiceField(
        label="结果",
        choices=Result.choices,
        coerce=Result,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择结果"},
    )
    decided_on = forms.DateField(label="审结日期", error_messages=_NO_DAY)

    def __init__(self, *args: object, pending: list[Challenge], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        field = cast("forms.TypedChoiceField", self.fields["challenge_id"])
        field.choices = [(challenge.pk, challenge.case_number) for challenge in pending]
        field.error_messages["invalid_choice"] = "这件复议诉讼已经审结，或者不属于本申请"


class CaseSearch(forms.Form):
    """What a list of requests is narrowed down to."""

    number = forms.CharField(label="申请编号包含", required=False, max_length=20)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[_ANY, *((key.value, label) for key, label in LABELS.items())]
    )
    need = forms.ChoiceField(
        label="需要处理",
        required=False,
        choices=[_ANY, *((need.value, label) for need, label in NEED_LABELS.items())],
    )
    agency = forms.ChoiceField(label="受理机关", required=False)

    def __init__(self, *args: object, agencies: list[Agency], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        choices = [_ANY, *((agency.code, agency.name) for agency in agencies)]
        cast("forms.ChoiceField", self.fields["agency"]).choices = choices
