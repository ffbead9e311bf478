"""年度报告: counted, checked, filed for, issued; every number leads to what stands behind it."""

from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.models import Agency, Duty
from gongkai.agencies.queries import agency as known_agency
from gongkai.desk import access, clock
from gongkai.desk.access import READS_REPORTS, OfficerRequest
from gongkai.desk.forms.reports import FilingForm, WhoseForm
from gongkai.desk.shown import reports as shown
from gongkai.kit.paging import Pagination
from gongkai.law.days import local_day
from gongkai.law.refusals import Refusal
from gongkai.law.report_tables import form_for
from gongkai.reports import actions, queries, writing
from gongkai.reports.facts import cell_label
from gongkai.reports.models import IssuedReport
from gongkai.reports.refusals import YearNotBegun

FIRST_YEAR: Final = 2019
"""The first year of the two forms of the report."""
FORM_WRONG: Final = 422

TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}


@access.page(*READS_REPORTS)
@require_safe
def years(request: OfficerRequest) -> HttpResponse:
    """List the years that can be counted, and the reports already issued."""
    standing = request.standing
    city = standing.holds(*READS_REPORTS, at=None)
    agencies = standing.agencies(*READS_REPORTS)
    issued = queries.issued_reports(agencies)
    facts = {
        "years": range(clock.today().year, FIRST_YEAR - 1, -1),
        "agencies": list(agencies),
        "city": city,
        "issued": issued,
        "files": standing.holds_anywhere(Duty.REPORT),
    }
    return render(request, "desk/reports/years.html", facts)


@access.page(*READS_REPORTS)
@require_safe
def year(request: OfficerRequest, year: int) -> HttpResponse:
    """Show the report on a year as the records give it now, with every check."""
    return _year_page(request, year, _whose(request, request.GET.get("agency")))


@access.page(*READS_REPORTS)
@require_POST
def issue(request: OfficerRequest, year: int) -> HttpResponse:
    """Issue the report; where a check fails, show the year again with what fails."""
    agency = _whose(request, request.POST.get("agency"))
    try:
        actions.issue(year, agency=agency, by=request.user, at=clock.now())
    except Refusal as refused:
        return _year_page(request, year, agency, refused)
    messages.success(request, "年度报告已生成，可以下载")
    return redirect(_address("desk_report", year, agency))


@access.page(*READS_REPORTS)
@require_safe
def cell(request: OfficerRequest, year: int, table: str, row: str, column: str) -> HttpResponse:
    """List what was counted in one cell: requests, challenges, items, or the numbers agencies filed."""
    agency = _whose(request, request.GET.get("agency"))
    _require_begun(year)
    address = f"{table}.{row}.{column}"
    kind, found = shown.ready(queries.behind(year, address, agency=agency))
    pages = Pagination.asked(request.GET.get("page"), total=found.count())
    facts = {
        "year": year,
        "label": cell_label(form_for(year), address),
        "kind": kind,
        "rows": found[pages.start : pages.stop],
        "pages": pages,
        "back": _address("desk_report", year, agency),
        "organ": agency or "全市",
    }
    return render(request, "desk/reports/cell.html", facts)


@access.page(Duty.REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def filing(request: OfficerRequest, year: int) -> HttpResponse:
    """Take the numbers of table two that no record is counted for: all that changed, or none."""
    agency = known_agency(request.GET.get("agency", ""))
    request.standing.require(Duty.REPORT, at=agency)
    _require_begun(year)
    sheet = form_for(year)
    filed = {figure.cell: figure.value for figure in queries.figures(year, agency=agency)}
    form = FilingForm(request.POST or None, sheet=sheet, filed=filed)
    refused = None
    if form.is_valid():
        try:
            with transaction.atomic():
                for address, value in form.new_numbers.items():
                    actions.file_figure(
                        agency=agency, year=year, cell=address, value=value, by=request.user, at=clock.now()
                    )
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, f"已保存，{len(form.new_numbers)}个数字有变动")
            return redirect(request.get_full_path())
    status = access.status(refused) if refused else FORM_WRONG if form.errors else 200
    facts = {"year": year, "agency": agency, "form": form, "refused": refused}
    return render(request, "desk/reports/filing.html", facts, status=status)


@access.page(*READS_REPORTS)
@require_safe
def issued_file(request: OfficerRequest, report_id: int, ending: str) -> HttpResponse:
    """Hand out an issued report as a web page, as a document, or as data."""
    issued = queries.issued_report(report_id)
    if issued.agency:
        request.standing.require(*READS_REPORTS, at=issued.agency)
    return HttpResponse(
        _written(issued, ending),
        content_type=TYPES[ending],
        headers={"Content-Disposition": f'attachment; filename="annual-report-{issued.year}.{ending}"'},
    )


def _written(issued: IssuedReport, ending: str) -> bytes:
    report, on = queries.as_issued(issued), local_day(issued.issued_at)
    match ending:
        case "html":
            return writing.html(report, on=on).encode()
        case "docx":
            return writing.docx(report, on=on)
        case _:
            return writing.text_json(report).encode()


def _whose(request: OfficerRequest, code: str | None) -> Agency | None:
    """Return whose report is asked for, None for the city's; where nothing is said, the first they may read."""
    standing = request.standing
    if code:
        agency = known_agency(code)
        standing.require(*READS_REPORTS, at=agency)
        return agency
    if standing.holds(*READS_REPORTS, at=None):
        return None
    return standing.agencies(*READS_REPORTS)[0]


def _year_page(
    request: OfficerRequest, year: int, agency: Agency | None, refused: Refusal | None = None
) -> HttpResponse:
    _require_begun(year)
    standing = request.standing
    report = queries.compile_report(year, agency=agency)
    agencies = list(standing.agencies(*READS_REPORTS))
    city = standing.holds(*READS_REPORTS, at=None)
    code = agency.code if agency else ""
    facts = {
        "report": report,
        "agency": agency,
        "tables": shown.tables(report),
        "issued": queries.latest_issued(year, agency),
        "over": year < clock.today().year,
        "reports": standing.holds(Duty.REPORT, at=agency),
        "whose": WhoseForm(initial={"agency": code}, agencies=agencies, city=city)
        if len(agencies) > 1
        else None,
        "refused": refused,
    }
    status = access.status(refused) if refused else 200
    return render(request, "desk/reports/year.html", facts, status=status)


def _require_begun(year: int) -> None:
    if year > clock.today().year:
        raise YearNotBegun(year)


def _address(name: str, year: int, agency: Agency | None) -> str:
    address = reverse(name, args=[year])
    return f"{address}?agency={agency.code}" if agency else address
