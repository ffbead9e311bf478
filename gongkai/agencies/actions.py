"""Registering agencies and giving posts."""

from datetime import date, datetime

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Duty, Post
from gongkai.journal.actions import record
from gongkai.journal.words import Word


@transaction.atomic
def give_post(
    user: User, duty: Duty, *, agency: Agency | None, first_day: date, by: User | None, at: datetime
) -> Post:
    """Give a person a duty from a day on; agency None means in every agency.

    Giving a post already held changes nothing. `by` is None only when an installation is set up.

    Journal: post.given
    """
    post, new = Post.objects.get_or_create(
        user=user, duty=duty, agency=agency, last_day=None, defaults={"first_day": first_day}
    )
    if new:
        where = agency.code if agency else "*"
        record(Word.POST_GIVEN, f"user:{user.username}", by=by, at=at, duty=duty.value, agency=where)
    return post


@transaction.atomic
def end_post(post: Post, *, last_day: date, by: User, at: datetime) -> None:
    """End a post; `last_day` is the last day on which it counts.

    Journal: post.ended
    """
    post.last_day = last_day
    post.save(update_fields=["last_day"])
    where = post.agency.code if post.agency else "*"
    record(Word.POST_ENDED, f"user:{post.user.username}", by=by, at=at, duty=post.duty, agency=where)
