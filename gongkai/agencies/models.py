"""Organs that publish and answer in their own name, and the posts people hold in them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class AgencyKind(models.TextChoices):
    """Where an organ stands in the city."""

    GOVERNMENT = "government", "市政府"
    DEPARTMENT = "department", "市级部门"
    COUNTY = "county", "区县政府"
    VERTICAL = "vertical", "垂直管理部门"


class Duty(models.TextChoices):
    """What a post lets its holder do; a person may hold several."""

    DRAFT = "draft", "起草信息"
    REVIEW = "review", "审核信息"
    PUBLISH = "publish", "签发信息"
    ANSWER = "answer", "办理申请"
    APPROVE = "approve", "批准延期"
    REPORT = "report", "编制年报"
    SUPERVISE = "supervise", "监督检查"


class Agency(models.Model):
    """An organ with its names, its code and how the public reaches it.

    code: our own short key, used in addresses: zjj.
    organ_code: the code index numbers begin with: a unified social credit code or the old nine-digit one.
    letter_code: the 机关代字 of its answers: 湖建公复.
    review_organ, court: who hears an objection against its answers, as named in the remedy sentence.
    """

    code = models.SlugField("代码", max_length=20, unique=True)
    name = models.CharField("名称", max_length=80, unique=True)
    short_name = models.CharField("简称", max_length=20)
    kind = models.CharField("类别", max_length=20, choices=AgencyKind)
    organ_code = models.CharField("机构代码", max_length=20, unique=True)
    letter_code = models.CharField("答复文书代字", max_length=20, unique=True)
    address = models.CharField("办公地址", max_length=120)
    hours = models.CharField("办公时间", max_length=80)
    phone = models.CharField("联系电话", max_length=40)
    fax = models.CharField("传真号码", max_length=40)
    email = models.EmailField("电子邮箱")
    review_organ = models.CharField("复议机关", max_length=80)
    court = models.CharField("管辖法院", max_length=80)
    position = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        verbose_name = "机构"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A duty a person holds from a day on, in one agency or, with none named, in all of them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts", verbose_name="人员"
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="posts", verbose_name="机构"
    )
    duty = models.CharField("职责", max_length=20, choices=Duty)
    first_day = models.DateField("任职日期")
    last_day = models.DateField("免职日期", null=True, blank=True)

    class Meta:
        verbose_name = "岗位"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="post_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["user", "agency", "duty"], condition=Q(last_day__isnull=True), name="post_held_once"
            ),
            models.UniqueConstraint(
                fields=["user", "duty"],
                condition=Q(last_day__isnull=True, agency__isnull=True),
                name="city_wide_post_held_once",
            ),
        ]
