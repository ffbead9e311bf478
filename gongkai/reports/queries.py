"""What the staff may ask about annual reports."""

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.reports.annual import as_issued, compile_report, latest_issued
from gongkai.reports.cells import behind, figures
from gongkai.reports.models import IssuedReport
from gongkai.reports.refusals import UnknownReport

__all__ = [
    "as_issued",
    "behind",
    "compile_report",
    "figures",
    "issued_report",
    "issued_reports",
    "latest_issued",
]


def issued_reports(agencies: QuerySet[Agency]) -> QuerySet[IssuedReport]:
    """Return the reports issued by these agencies, and those of the city government, newest first."""
    found = IssuedReport.objects.filter(agency__in=agencies) | IssuedReport.objects.filter(agency=None)
    return found.select_related("agency", "by").order_by("-year", "-id")


def issued_report(report_id: int) -> IssuedReport:
    """Return an issued report, or refuse with UnknownReport."""
    try:
        return IssuedReport.objects.select_related("agency", "by").get(pk=report_id)
    except IssuedReport.DoesNotExist:
        raise UnknownReport(report_id) from None
