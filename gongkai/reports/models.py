"""What agencies file for the annual report, and the reports as they were issued."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from gongkai.agencies.models import Agency


class ReportIsIssued(Exception):
    """Somebody tried to change or remove an issued report: a programming error."""


class Figure(models.Model):
    """A number an agency files for a cell of table two that no capability records yet.

    cell: "table2.licence.decisions". value: in the unit of the cell's column.
    A later filing replaces the number; the journal keeps both.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="figures", verbose_name="填报机关"
    )
    year = models.PositiveSmallIntegerField("年度")
    cell = models.CharField("单元格", max_length=60)
    value = models.DecimalField("数值", max_digits=18, decimal_places=6)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="填报人"
    )
    at = models.DateTimeField("填报时间")

    class Meta:
        verbose_name = "填报数据"
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "cell"], name="one_figure_a_cell"),
        ]
        indexes = [models.Index(fields=["year", "cell"], name="figure_year_cell")]


class IssuedReport(models.Model):
    """A report as it was issued. It is never changed; a later one on the same year amends it.

    agency: None for the report of the city government. organ: its name at the time.
    tables, summary: as `facts.tables_json` and `facts.summary_json` gave them.
    """

    year = models.PositiveSmallIntegerField("年度")
    agency = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="issued_reports", verbose_name="机关"
    )
    organ = models.CharField("发布机关", max_length=80)
    form = models.CharField("格式版本", max_length=10)
    tables = models.JSONField("统计表")
    summary = models.JSONField("总体情况")
    issued_at = models.DateTimeField("生成时间")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="生成人"
    )

    class Meta:
        verbose_name = "年度报告"
        indexes = [models.Index(fields=["year", "agency", "-id"], name="issued_report_newest")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once."""
        if not self._state.adding:
            raise ReportIsIssued
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Never."""
        raise ReportIsIssued
