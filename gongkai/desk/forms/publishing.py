"""What an official fills in about an item."""

import re
from html import unescape
from typing import cast

from django import forms
from django.utils.html import escape

from gongkai.agencies.models import Agency
from gongkai.publishing.actions import CLEARED
from gongkai.publishing.columns import columns
from gongkai.publishing.content import Content
from gongkai.publishing.kinds import Kind, kinds
from gongkai.publishing.lifecycle import LABELS, OPEN
from gongkai.publishing.models import Edition, Status

_PLAIN = re.compile(r"(?:\s*<p>[^<]*</p>)*\s*")
_PARAGRAPH = re.compile(r"<p>([^<]*)</p>")
_MARKUP = re.compile(r"</?(?:p|br|h[2-4]|ul|ol|li|table|tr|td|div|strong|b|a|blockquote)\b", re.IGNORECASE)

_ANY = ("", "全部")
_BODY = "直接输入，每行一段；也可以粘贴网页格式的正文（含表格），与公文无关的格式会自动去掉"
_WIDE = 4


def typed(body: str) -> str:
    """Return a body as an official edits it: plain lines where it is nothing but paragraphs, else HTML."""
    if not _PLAIN.fullmatch(body):
        return body
    return "\n".join(unescape(text) for text in _PARAGRAPH.findall(body))


def marked_up(text: str) -> str:
    """Return what an official typed as HTML: each line a paragraph, unless it has markup of its own."""
    if _MARKUP.search(text):
        return text
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())


class ContentForm(forms.Form):
    """The words and the metadata of an edition; what the kind demands is marked, a draft may lack it."""

    title = forms.CharField(label="名称", max_length=300, error_messages={"required": "请填写名称"})
    body = forms.CharField(
        label="正文", help_text=_BODY, required=False, widget=forms.Textarea(attrs={"rows": 16})
    )
    number = forms.CharField(label="文号", max_length=80, required=False, help_text="例如：湖政发〔2020〕5号")
    issuer = forms.CharField(label="发文机关", max_length=200, required=False)
    source = forms.CharField(
        label="来源", max_length=80, required=False, help_text="文本出自哪个机关或者媒体"
    )
    adopted_on = forms.DateField(label="成文日期", required=False)
    effective_on = forms.DateField(label="施行日期", required=False)
    expires_on = forms.DateField(label="失效日期", required=False, help_text="适用的最后一天；长期有效的不填")
    abstract = forms.CharField(
        label="内容概述", required=False, widget=forms.Textarea(attrs={"rows": _WIDE}), max_length=2000
    )
    keywords = forms.CharField(label="主题词", max_length=200, required=False, help_text="用空格分开")
    topic = forms.CharField(label="主题分类", max_length=60, required=False)

    def __init__(self, *args: object, kind: Kind, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        for name in ("body", *kind.required):
            field = self.fields[name]
            field.help_text = "；".join(
                filter(None, ["草稿可以先不填，提交审核前必须填写", str(field.help_text)])
            )

    @staticmethod
    def initial_of(edition: Edition) -> dict[str, object]:
        """Return an edition's words, ready to be edited."""
        content = edition.content
        values: dict[str, object] = {name: getattr(content, name) for name in ContentForm.base_fields}
        return values | {"body": typed(content.body)}

    @property
    def content(self) -> Content:
        """The words as they will be kept."""
        words = {name: self.cleaned_data[name] for name in Content.__dataclass_fields__}
        return Content(**words | {"body": marked_up(self.cleaned_data["body"])})


class DraftForm(ContentForm):
    """A new item: for which agency, in which column."""

    agency = forms.ChoiceField(label="公开机构")
    column = forms.ChoiceField(label="栏目")
    field_order = ("agency", "column", "title")

    def __init__(self, *args: object, kind: Kind, agencies: list[Agency], **kwargs: object) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        _choose(self, "agency", [(agency.code, agency.name) for agency in agencies])
        _choose(self, "column", [(one.key, one.label) for one in columns().values()])
        self.fields["column"].initial = kind.column


class CorrectionForm(ContentForm):
    """A new edition of something public, with a note for its readers."""

    note = forms.CharField(
        label="更正说明",
        max_length=200,
        help_text="改了什么、为什么改；随更正后的信息一并公开",
        error_messages={"required": "请写明改了什么、为什么改"},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("note", "title")


class EmptyForm(forms.Form):
    """An act that needs no further words."""


class ApproveForm(forms.Form):
    """The reviewer's opinion on secrecy."""

    secrecy_opinion = forms.CharField(
        label="保密审查意见",
        max_length=200,
        initial=CLEARED,
        error_messages={"required": "请写明保密审查意见"},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SendBackForm(forms.Form):
    """Why a draft goes back to its author."""

    reason = forms.CharField(
        label="退回理由",
        help_text="写明需要修改什么，起草人会看到",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明退回理由"},
    )


class WithdrawForm(forms.Form):
    """Why something public is taken out of view."""

    reason = forms.CharField(
        label="撤下理由",
        help_text="会公开显示在原来的网址上",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明撤下理由"},
    )


class ItemSearch(forms.Form):
    """What a list of items is narrowed down to."""

    agency = forms.ChoiceField(label="公开机构", required=False)
    kind = forms.ChoiceField(label="信息类型", required=False)
    title = forms.CharField(label="名称包含", required=False, max_length=100)

    def __init__(self, *args: object, agencies: list[Agency], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        _choose(self, "agency", [_ANY, *((agency.code, agency.name) for agency in agencies)])
        _choose(self, "kind", [_ANY, *((kind.key, kind.label) for kind in kinds().values())])


class OpenSearch(ItemSearch):
    """Editions on their way."""

    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[_ANY, *((state.value, label) for state, label in LABELS.items() if state in OPEN)],
    )
    field_order = ("state",)


class PublishedSearch(ItemSearch):
    """Items that were ever public."""

    status = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[_ANY, (Status.PUBLISHED.value, "已公开"), (Status.WITHDRAWN.value, "已撤下")],
    )
    field_order = ("status",)


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = cast("forms.ChoiceField", form.fields[name])
    field.choices = choices
