from datetime import date

import pytest

from gongkai.agencies.actions import end_post, give_post
from gongkai.agencies.models import Duty, Post
from gongkai.agencies.queries import NotYourPost, UnknownAgency, agencies_of, agency, holds, require_post
from gongkai.journal.models import Entry
from tests import make

DAY = date(2020, 3, 2)


def test_post_counts_in_its_own_agency_only(cast):
    assert holds(cast.wang_fang, Duty.ANSWER, at=cast.housing, on=DAY)
    assert not holds(cast.wang_fang, Duty.ANSWER, at=cast.education, on=DAY)


def test_city_wide_post_counts_everywhere(cast):
    assert holds(cast.li_qiang, Duty.APPROVE, at=cast.housing, on=DAY)
    assert set(agencies_of(cast.li_qiang, Duty.APPROVE, on=DAY)) == {
        cast.office,
        cast.housing,
        cast.education,
    }


def test_post_counts_from_its_first_day_to_its_last(cast):
    post = Post.objects.get(user=cast.wang_fang, duty=Duty.ANSWER)
    end_post(post, last_day=DAY, by=cast.li_qiang, at=make.moment("2020-03-02"))

    assert not holds(cast.wang_fang, Duty.ANSWER, at=cast.housing, on=date(2018, 12, 31))
    assert holds(cast.wang_fang, Duty.ANSWER, at=cast.housing, on=DAY)
    assert not holds(cast.wang_fang, Duty.ANSWER, at=cast.housing, on=date(2020, 3, 3))


def test_somebody_who_left_holds_nothing(cast):
    cast.wang_fang.is_active = False
    cast.wang_fang.save()

    assert not holds(cast.wang_fang, Duty.ANSWER, at=cast.housing, on=DAY)


def test_post_given_twice_is_one_post_and_one_entry(cast):
    for _ in range(2):
        give_post(
            cast.liu_yang,
            Duty.ANSWER,
            agency=cast.housing,
            first_day=DAY,
            by=cast.li_qiang,
            at=make.moment("2020-03-02"),
        )

    assert Post.objects.filter(user=cast.liu_yang, agency=cast.housing).count() == 1
    assert Entry.objects.filter(word="post.given", by=cast.li_qiang).count() == 1


def test_refusal_names_person_agency_and_post(cast):
    with pytest.raises(NotYourPost, match="刘洋没有湖州市住房和城乡建设局的“办理申请”岗位"):
        require_post(cast.liu_yang, Duty.ANSWER, at=cast.housing, on=DAY)


def test_unknown_agency_is_refused_by_code(cast):
    with pytest.raises(UnknownAgency, match="xyz"):
        agency("xyz")
