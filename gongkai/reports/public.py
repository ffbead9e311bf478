"""What the public may read of annual reports: issued ones, without what people have yet to add."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from gongkai.documents.paper import Grid, Heading, Text
from gongkai.law.days import local_day
from gongkai.reports import writing
from gongkai.reports.annual import as_issued
from gongkai.reports.models import IssuedReport
from gongkai.reports.sections import OPEN

Block = Heading | Text | Grid


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A line of the list: the report of an organ on a year, as it stands."""

    id: int
    year: int
    organ: str
    title: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class PublicReport:
    """A report as it was issued: headings, sentences and the statutory tables, in the order of the form."""

    id: int
    year: int
    organ: str
    title: str
    issued_at: datetime
    blocks: tuple[Block, ...]


def reports() -> tuple[ReportSummary, ...]:
    """Return the reports that stand, the newest year first, in the printed order of the agencies.

    A report amended by a later one on the same year is left out.

    Source: REGULATION Art. 49.
    """
    rows = IssuedReport.objects.defer("tables", "summary").order_by("-year", "agency__position", "-id")
    standing: dict[tuple[int, int | None], IssuedReport] = {}
    for row in rows:
        standing.setdefault((row.year, row.agency_id), row)
    return tuple(
        ReportSummary(row.pk, row.year, row.organ, _title(row.organ, row.year), row.issued_at)
        for row in standing.values()
    )


def report(report_id: int) -> PublicReport | None:
    """Return an issued report that stands, or None."""
    row = IssuedReport.objects.select_related("agency").filter(pk=report_id).first()
    if row is None or _amended(row):
        return None
    sheet = writing.paper(as_issued(row), on=local_day(row.issued_at))
    return PublicReport(
        row.pk, row.year, row.organ, sheet.title, row.issued_at, tuple(_finished(sheet.blocks))
    )


def _amended(row: IssuedReport) -> bool:
    return IssuedReport.objects.filter(year=row.year, agency=row.agency, pk__gt=row.pk).exists()


def _title(organ: str, year: int) -> str:
    return f"{organ}{year}年政府信息公开工作年度报告"


def _finished(blocks: Iterable[Block]) -> Iterator[Block]:
    """Leave out what waits for people, and then every heading with nothing under it."""
    kept = [block for block in blocks if not (isinstance(block, Text) and block.text.startswith(OPEN))]
    for place, block in enumerate(kept):
        if not isinstance(block, Heading) or _leads(kept[place + 1 :], block.level):
            yield block


def _leads(rest: list[Block], level: int) -> bool:
    """Tell whether a sentence or a table comes before the next heading of the same rank or a higher one."""
    for block in rest:
        if not isinstance(block, Heading):
            return True
        if block.level <= level:
            return False
    return False
