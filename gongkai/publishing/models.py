"""An item is what lasts; its editions are the versions of its text."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency
from gongkai.publishing.content import Content
from gongkai.publishing.kinds import kinds
from gongkai.publishing.lifecycle import LABELS, OPEN, State


class EditionIsPublished(Exception):
    """Somebody tried to change the words of a published edition: a programming error."""


class Status(models.TextChoices):
    """Whether the public can read an item."""

    UNPUBLISHED = "unpublished", "未公开"
    PUBLISHED = "published", "已公开"
    WITHDRAWN = "withdrawn", "已撤下"


class IndexSeries(models.Model):
    """The counter behind the index numbers of one agency and year; it leaves no gaps."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("已用到", default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="one_index_series_a_year")]


class Item(models.Model):
    """A piece of information an agency makes public.

    index_number: 索引号, given at the first publication, never changed or used again.
    published_at: the moment of the first publication; set by the system, never typed.
    live: the edition the public reads; None unless published.
    source_path: where an imported item came from; importing the same source again adds nothing.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="items", verbose_name="公开机构"
    )
    kind = models.CharField("信息类型", max_length=40)
    column = models.CharField("栏目", max_length=40)
    index_number = models.CharField("索引号", max_length=40, null=True, unique=True)
    status = models.CharField("公开状态", max_length=20, choices=Status, default=Status.UNPUBLISHED)
    published_at = models.DateTimeField("首次公开时间", null=True)
    updated_at = models.DateTimeField("最近公开时间", null=True)
    live = models.OneToOneField("Edition", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField("撤下时间", null=True)
    withdrawn_reason = models.CharField("撤下理由", max_length=200, blank=True)
    source_path = models.CharField("导入来源", max_length=300, null=True, unique=True)

    class Meta:
        verbose_name = "信息"
        indexes = [
            models.Index(fields=["status", "-published_at", "-id"], name="item_newest"),
            models.Index(fields=["status", "column", "-published_at", "-id"], name="item_newest_in_column"),
            models.Index(fields=["status", "agency", "-published_at", "-id"], name="item_newest_of_agency"),
            models.Index(fields=["kind", "published_at"], name="item_kind_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=Status.UNPUBLISHED)
                | Q(index_number__isnull=False, published_at__isnull=False),
                name="public_item_has_index_number",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(live__isnull=False),
                name="published_item_has_live_edition",
            ),
        ]

    @property
    def kind_label(self) -> str:
        """The kind in Chinese."""
        return kinds()[self.kind].label


class Edition(models.Model):
    """One version of an item's text, with the three people who answer for it."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="editions", verbose_name="信息")
    version = models.PositiveIntegerField("版本")
    state = models.CharField(
        "状态", max_length=20, choices=[(state.value, label) for state, label in LABELS.items()]
    )
    title = models.CharField("名称", max_length=300)
    body = models.TextField("正文", blank=True)
    number = models.CharField("文号", max_length=80, blank=True)
    issuer = models.CharField("发文机关", max_length=200, blank=True)
    source = models.CharField("来源", max_length=80, blank=True)
    abstract = models.TextField("内容概述", blank=True)
    keywords = models.CharField("主题词", max_length=200, blank=True)
    topic = models.CharField("主题分类", max_length=60, blank=True)
    adopted_on = models.DateField("成文日期", null=True, blank=True)
    effective_on = models.DateField("施行日期", null=True, blank=True)
    expires_on = models.DateField("失效日期", null=True, blank=True)
    change_note = models.CharField("更正说明", max_length=200, blank=True)
    secrecy_opinion = models.CharField("保密审查意见", max_length=200, blank=True)
    returned_reason = models.CharField("退回理由", max_length=200, blank=True)
    fingerprint = models.CharField("内容指纹", max_length=64, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="起草人"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="审核人"
    )
    publisher = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="签发人"
    )
    drafted_at = models.DateTimeField("起草时间")
    published_at = models.DateTimeField("发布时间", null=True)

    class Meta:
        verbose_name = "版本"
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="edition_version_once"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(state__in=sorted(OPEN)), name="one_open_edition_an_item"
            ),
            models.UniqueConstraint(
                fields=["item"], condition=Q(state=State.PUBLISHED), name="one_published_edition_an_item"
            ),
            models.CheckConstraint(
                condition=Q(publisher__isnull=True)
                | (
                    ~Q(author=models.F("reviewer"))
                    & ~Q(author=models.F("publisher"))
                    & ~Q(reviewer=models.F("publisher"))
                ),
                name="three_people_an_edition",
            ),
        ]

    @property
    def content(self) -> Content:
        """The words and metadata of this edition."""
        return Content(**{name: getattr(self, name) for name in Content.__dataclass_fields__})

    @content.setter
    def content(self, content: Content) -> None:
        if self.published_at is not None:
            raise EditionIsPublished
        for name in Content.__dataclass_fields__:
            setattr(self, name, getattr(content, name))

    @property
    def state_label(self) -> str:
        """The state in Chinese."""
        return LABELS[State(self.state)]
