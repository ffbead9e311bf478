"""Who publishes and answers here, and the guide and the rules every organ must show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies import public
from gongkai.kit.parts import Entry
from gongkai.law.deadlines import EXTENSION_DAYS_MAX, REPLY_DAYS
from gongkai.law.sources import (
    DELIVERY,
    FEES,
    FORM_2021,
    LITIGATION,
    PLATFORM,
    REGULATION,
    REVIEW_2023,
    WORKING_HOURS,
)
from gongkai.portal import frame
from gongkai.portal.home import entry
from gongkai.publishing import public as publishing

NEWEST = 8
BASIS = (REGULATION, FEES, PLATFORM, FORM_2021, DELIVERY, WORKING_HOURS, REVIEW_2023, LITIGATION)
"""The norms a reader may rely on now, the nearest first; those they replaced are not shown."""


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Show 政府信息公开指南.

    Source: REGULATION Art. 12.
    """
    facts = {
        "column": frame.GUIDE,
        "agencies": public.agencies(),
        "groups": frame.groups(),
        "reply_days": REPLY_DAYS,
        "extension_days": EXTENSION_DAYS_MAX,
        "columns": frame.side("guide"),
    }
    return render(request, "portal/agencies/guide.html", facts)


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the norms disclosure rests on, and the newest 规范性文件."""
    newest: list[Entry] = [entry(summary) for summary in publishing.latest(NEWEST, column="normative")]
    facts = {
        "column": frame.RULES,
        "norms": BASIS,
        "newest": newest,
        "columns": frame.side("rules"),
    }
    return render(request, "portal/agencies/rules.html", facts)


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Show all organs and how to reach them."""
    facts = {"column": frame.AGENCIES, "agencies": public.agencies(), "columns": frame.side("agencies")}
    return render(request, "portal/agencies/agencies.html", facts)
