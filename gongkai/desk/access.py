"""Who may open which page: every page of the desk asks for a signed-in person with a post.

A page of the desk is wrapped in `page`, which says which duties open it at all; what belongs to one
agency is then asked for with `Standing.require`. What a person may do is the business of the acts;
here it only decides what they are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Duty, Post
from gongkai.agencies.queries import NotYourPost, UnknownAgency, agencies_of, posts
from gongkai.desk import clock
from gongkai.inforequests.lifecycle import UnknownRequest
from gongkai.kit.refusals import refusal_page, status_of
from gongkai.law.refusals import Refusal
from gongkai.law.sources import REGULATION, Article
from gongkai.publishing.lifecycle import UnknownItem
from gongkai.reports.refusals import UnknownCell, UnknownReport

READS_ITEMS = (Duty.DRAFT, Duty.REVIEW, Duty.PUBLISH, Duty.SUPERVISE)
READS_CASES = (Duty.ANSWER, Duty.APPROVE, Duty.SUPERVISE)
WORKS_ON_CASES = (Duty.ANSWER, Duty.APPROVE)
READS_REPORTS = (Duty.REPORT, Duty.SUPERVISE)

Arguments = ParamSpec("Arguments")


class NotForYou(Refusal):
    """A page is asked for by somebody whose posts do not open it."""

    def __init__(self, user: User, duties: tuple[Duty, ...], agency: Agency | None) -> None:
        needed = "、".join(f"“{duty.label}”" for duty in duties)
        whose = agency.name if agency else "全市"
        super().__init__(
            f"{user.name}没有{whose}的岗位（{needed}之一），不能查看这个页面",
            rule=f"{Article(REGULATION, 4, 1)}（由本机关指定的工作机构负责政府信息公开的日常工作）",
            remedy="请确认登录的账号；确需办理的，请政务公开主管部门先行任命",
        )


class NoPost(Refusal):
    """Somebody signed in who holds no post that opens the page anywhere."""

    def __init__(self, user: User) -> None:
        super().__init__(
            f"{user.name}目前没有可以打开这个页面的岗位",
            rule=f"{Article(REGULATION, 4, 1)}（由本机关指定的工作机构负责政府信息公开的日常工作）",
            remedy="请从上方的导航进入与您岗位对应的页面，或者请政务公开主管部门任命",
        )


FORBIDDEN = (NotForYou, NoPost, NotYourPost)
UNKNOWN = (UnknownAgency, UnknownCell, UnknownItem, UnknownReport, UnknownRequest)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person may see and do on a day: their posts, read once for the page."""

    user: User
    day: date
    held: tuple[Post, ...]

    def holds(self, *duties: Duty, at: Agency | None) -> bool:
        """Tell whether one of the duties is held at an agency; `at` None asks for a city-wide post."""
        places = {None, at.pk} if at else {None}
        return any(post.duty in duties and post.agency_id in places for post in self.held)

    def holds_anywhere(self, *duties: Duty) -> bool:
        """Tell whether one of the duties is held in any agency."""
        return any(post.duty in duties for post in self.held)

    def require(self, *duties: Duty, at: Agency | None) -> None:
        """Refuse with NotForYou unless one of the duties is held at the agency, or city-wide for None."""
        if not self.holds(*duties, at=at):
            raise NotForYou(self.user, duties, at)

    def agencies(self, *duties: Duty, code: str = "") -> QuerySet[Agency]:
        """Return the agencies in which one of the duties is held; with a code that one, if it is held there."""
        return agencies_of(self.user, *duties, on=self.day, code=code)

    @property
    def place(self) -> str:
        """Where the person works, as the head of a page says it."""
        names = dict.fromkeys(post.agency.short_name if post.agency else "全市" for post in self.held)
        return "、".join(names)

    @property
    def reads_items(self) -> bool:
        """Whether 主动公开 is open to the person."""
        return self.holds_anywhere(*READS_ITEMS)

    @property
    def reads_cases(self) -> bool:
        """Whether 依申请公开 is open to the person."""
        return self.holds_anywhere(*READS_CASES)

    @property
    def reads_reports(self) -> bool:
        """Whether 年度报告 is open to the person."""
        return self.holds_anywhere(*READS_REPORTS)

    @property
    def supervises(self) -> bool:
        """Whether the person looks after the whole city, which opens the journal."""
        return self.holds(Duty.SUPERVISE, at=None)


class OfficerRequest(HttpRequest):
    """A request of a signed-in person; `page` puts their standing on it."""

    user: User
    standing: Standing


Page = Callable[Concatenate[OfficerRequest, Arguments], HttpResponse]


def page(*duties: Duty) -> Callable[[Page[Arguments]], Callable[..., HttpResponse]]:
    """Open a view to people who hold one of the duties somewhere, and to nobody else.

    Whoever is not signed in is led to the sign-in page. A refusal raised by the view becomes a page:
    403 for what is not theirs, 404 for what does not exist. No page of the desk is kept by a browser.
    """

    def decorate(view: Page[Arguments]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def opened(request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
            officer = cast("OfficerRequest", request)
            today = clock.today()
            officer.standing = Standing(officer.user, today, tuple(posts(officer.user, today)))
            try:
                if not officer.standing.holds_anywhere(*duties):
                    raise NoPost(officer.user)
                return view(officer, *args, **kwargs)
            except Refusal as refused:
                return refused_page(officer, refused)

        return never_cache(login_required(opened))

    return decorate


def refused_page(request: HttpRequest, refused: Refusal) -> HttpResponse:
    """Return the page of a refusal with the status it deserves."""
    response = refusal_page(request, refused)
    response.status_code = status(refused)
    return response


def status(refused: Refusal) -> int:
    """Return the HTTP status of a refusal on this surface."""
    if isinstance(refused, FORBIDDEN):
        return 403
    return 404 if isinstance(refused, UNKNOWN) else status_of(refused)
