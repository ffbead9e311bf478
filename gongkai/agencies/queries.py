"""Who holds which post, as of a day."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Duty, Post
from gongkai.law.refusals import Refusal
from gongkai.law.sources import REGULATION, Article


class NotYourPost(Refusal):
    """A person tried to act for an agency in which they do not hold the post."""

    def __init__(self, user: User, duty: Duty, agency: Agency) -> None:
        super().__init__(
            f"{user.name}没有{agency.name}的“{duty.label}”岗位，不能进行这项操作",
            rule=f"{Article(REGULATION, 4, 1)}（由本机关指定的工作机构负责政府信息公开的日常工作）",
            remedy="请由该机关担任此岗位的人员办理，或者请政务公开办公室先行任命",
        )


class UnknownAgency(Refusal):
    """No agency has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"没有代码为“{code}”的机构",
            rule="机构须先登记再办理业务",
            remedy="请核对机构代码，或者先登记该机构",
        )


def agency(code: str) -> Agency:
    """Return the agency with this code, or refuse with UnknownAgency."""
    try:
        return Agency.objects.get(code=code)
    except Agency.DoesNotExist:
        raise UnknownAgency(code) from None


def agencies() -> QuerySet[Agency]:
    """Return all agencies in their printed order."""
    return Agency.objects.all()


def posts(user: User, on: date) -> QuerySet[Post]:
    """Return the posts a person holds on a day."""
    return (
        Post.objects.filter(user=user, user__is_active=True, first_day__lte=on)
        .filter(Q(last_day__isnull=True) | Q(last_day__gte=on))
        .select_related("agency")
    )


def holds(user: User, duty: Duty, *, at: Agency, on: date) -> bool:
    """Say whether a person holds a duty at an agency on a day; a city-wide post counts everywhere."""
    return posts(user, on).filter(Q(agency=at) | Q(agency__isnull=True), duty=duty).exists()


def holders(duty: Duty, *, at: Agency, on: date) -> QuerySet[User]:
    """Return those who hold a duty in this very agency on a day, the longest in office first."""
    held = Post.objects.filter(agency=at, duty=duty, first_day__lte=on, user__is_active=True)
    held = held.filter(Q(last_day__isnull=True) | Q(last_day__gte=on))
    return User.objects.filter(posts__in=held).order_by("posts__first_day", "pk").distinct()


def require_post(user: User, duty: Duty, *, at: Agency, on: date) -> None:
    """Refuse with NotYourPost unless the person holds the duty at the agency on that day."""
    if not holds(user, duty, at=at, on=on):
        raise NotYourPost(user, duty, at)


def require_posts(user: User, duty: Duty, *, at: Collection[Agency], on: date) -> None:
    """Refuse with NotYourPost unless the person holds the duty at every one of the agencies on that day."""
    held = set(posts(user, on).filter(duty=duty).values_list("agency_id", flat=True))
    if None not in held:
        for agency in at:
            if agency.pk not in held:
                raise NotYourPost(user, duty, agency)


def agencies_of(user: User, *duties: Duty, on: date, code: str = "") -> QuerySet[Agency]:
    """Return the agencies in which a person holds one of the duties: all of them for a city-wide post.

    code: only the agency of this code, if it is one of them; empty for all.
    """
    held = posts(user, on).filter(duty__in=duties)
    found = Agency.objects.filter(code=code) if code else Agency.objects.all()
    if held.filter(agency__isnull=True).exists():
        return found
    return found.filter(posts__in=held).distinct()
