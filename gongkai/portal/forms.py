"""What citizens fill in. The purpose of a request is not asked: the regulation no longer knows it."""

import unicodedata
from collections.abc import Mapping, Sequence

from django import forms

from gongkai.agencies.public import PublicAgency
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
from gongkai.inforequests.lifecycle import ApplicationIncomplete

KIND_LABELS = APPLICANT_LABELS | {ApplicantKind.NATURAL: "个人（自然人）"}
UNDECIDED = {
    "applicant_kind": ApplicantKind.NATURAL,
    "proof": Proof.OTHER,
    "medium": Medium.PAPER,
    "way": Way.COLLECT,
}
"""What asks nothing further: it stands in for a choice not made yet while the other fields are judged."""
FORM_KEY = r"[A-Za-z0-9_-]{16,64}"


def plain(text: str) -> str:
    """Return a number as it is printed on a card: full-width digits narrow, letters large, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


class ApplicationForm(forms.Form):
    """A request for information, with the contents of art. 29(2) and nothing else.

    form_key: tells one filled-in form from another, so that none is taken twice.
    """

    form_key = forms.RegexField(
        FORM_KEY, widget=forms.HiddenInput, error_messages={"required": "表单已过期，请核对后重新提交"}
    )
    agency = forms.ChoiceField(
        label="受理机关",
        help_text="请选择制作或者保存该信息的机关。不清楚由哪个机关负责的，可以选市政府办公室，由其告知",
        error_messages={"required": "请选择受理机关"},
    )
    description = forms.CharField(
        label="所需信息的描述",
        help_text="请写明信息的名称、文号，或者便于查询的其他特征，例如时间、地点、项目名称",
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": DESCRIPTION_LIMIT}),
        error_messages={"required": "请写明需要公开的政府信息的名称、文号或者便于查询的其他描述"},
    )
    applicant_kind = forms.ChoiceField(
        label="申请人类别",
        choices=[(kind.value, label) for kind, label in KIND_LABELS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择申请人类别"},
    )
    name = forms.CharField(
        label="姓名或者单位名称",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "请填写姓名或者名称"},
    )
    proof = forms.ChoiceField(
        label="证件种类",
        choices=[(proof.value, label) for proof, label in PROOF_LABELS.items()],
        error_messages={"required": "请选择证件种类"},
    )
    proof_number = forms.CharField(
        label="证件号码",
        max_length=40,
        help_text="仅用于核对申请人身份，加密保存，不会公开",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "请填写证件号码"},
    )
    representative = forms.CharField(
        label="联系人", required=False, max_length=100, help_text="以单位名义申请的，请填写联系人姓名"
    )
    phone = forms.CharField(
        label="联系电话",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "电子邮箱的写法有误，应当像 zhangwei@example.com 这样"},
    )
    address = forms.CharField(
        label="邮寄地址",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    medium = forms.ChoiceField(
        label="希望得到什么形式的信息",
        choices=[(medium.value, label) for medium, label in MEDIUM_LABELS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择信息的提供形式"},
    )
    way = forms.ChoiceField(
        label="希望怎样拿到",
        choices=[(way.value, label) for way, label in WAY_LABELS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择获取信息的方式"},
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        agencies: Sequence[PublicAgency],
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        choices = [("", "请选择"), *((agency.code, agency.name) for agency in agencies)]
        self.fields["agency"] = _with_choices(self.fields["agency"], choices)

    def clean_description(self) -> str:
        """Count a line break as one character, as the browser does."""
        return str(self.cleaned_data["description"]).replace("\r\n", "\n")

    def clean_proof_number(self) -> str:
        """Take a number however it was typed."""
        return plain(self.cleaned_data["proof_number"])

    def clean(self) -> dict[str, object]:
        """Ask the rules of an application too, so that a reader hears of every fault at once."""
        try:
            _application(UNDECIDED | self.cleaned_data).require_complete()
        except ApplicationIncomplete as refused:
            for field, fault in refused.missing.items():
                if not self.has_error(field):
                    self.add_error(field, fault)
        return self.cleaned_data

    def application(self) -> Application:
        """Return what was filled in as an application; only of a form without faults."""
        return _application(self.cleaned_data)


class LookupForm(forms.Form):
    """The pair that opens one's own request."""

    number = forms.CharField(
        label="申请编号",
        max_length=20,
        help_text="回执上的编号，例如 2020-00017",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "请填写申请编号"},
    )
    code = forms.CharField(
        label="查询码",
        max_length=20,
        help_text="回执上的十位查询码，不分大小写",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "请填写查询码"},
    )

    def clean_number(self) -> str:
        """Take a number however it was typed."""
        return plain(self.cleaned_data["number"])

    def clean_code(self) -> str:
        """Take a code however it was typed."""
        return plain(self.cleaned_data["code"])


class LetterForm(LookupForm):
    """The pair, and which letter is wanted in which form."""

    letter = forms.CharField(max_length=60)
    form = forms.ChoiceField(choices=[("pdf", "PDF"), ("docx", "Word")])


def _application(given: Mapping[str, str]) -> Application:
    return Application(
        applicant_kind=ApplicantKind(given["applicant_kind"]),
        name=given.get("name", ""),
        proof=Proof(given["proof"]),
        proof_number=given.get("proof_number", ""),
        description=given.get("description", ""),
        medium=Medium(given["medium"]),
        way=Way(given["way"]),
        phone=given.get("phone", ""),
        email=given.get("email", ""),
        address=given.get("address", ""),
        representative=given.get("representative", ""),
    )


def _with_choices(field: forms.Field, choices: list[tuple[str, str]]) -> forms.Field:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
    return field
