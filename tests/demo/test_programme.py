"""The publications as planned, and the words they get."""

import re
from collections import defaultdict

import pytest

from gongkai.demo import programme
from gongkai.demo.days import YEAR, calendar
from gongkai.demo.figures import REPORTED, goal
from gongkai.demo.programme import Release
from gongkai.demo.writing import Writer
from gongkai.publishing.documentnumber import document_number
from gongkai.publishing.kinds import kind as known_kind
from tests.demo.reference import published_figures

PLURALS = {
    "red_head_document": "red_head_documents",
    "interpretation": "interpretations",
    "topic": "topics",
    "interview": "online_interviews",
    "press_conference": "press_conferences",
    "normative_document": "normative_documents",
    "reform_matter": "reform_matters",
    "livelihood_project": "livelihood_projects",
    "decision_execution": "decision_executions",
    "audit_rectification": "audit_rectifications",
}


@pytest.fixture(scope="module")
def releases() -> list[Release]:
    return programme.releases()


@pytest.fixture(scope="module")
def sample(releases):
    writer = Writer()
    return [(release, writer.content(release)) for release in releases[::12]]


def test_the_goal_is_the_figures_of_the_report():
    reported = published_figures()
    wanted = goal()

    assert wanted.items == reported["published"]["items"]
    assert {PLURALS[kind]: wanted.kinds[kind] for kind in REPORTED} == {
        name: count for name, count in reported["published"].items() if name != "items"
    }
    assert wanted.closed == reported["requests"]["by_outcome"]
    assert list(wanted.received.values()) == [
        reported["requests"]["by_applicant"][name]
        for name in (
            "natural_person",
            "commercial_enterprise",
            "research",
            "social_welfare",
            "legal_service",
            "other",
        )
    ]
    assert (wanted.carried_in, wanted.carried_out) == (41, reported["requests"]["carried_out"])


def test_the_same_publications_are_planned_twice():
    assert programme.releases(20) == programme.releases(20)


def test_items_are_published_on_working_days(releases):
    days = {release.at.date() for release in releases if release.at.year >= YEAR - 1}

    assert [day for day in days if not calendar().is_working(day)] == []


def test_laws_and_cases_are_left_to_the_import(releases):
    assert "laws" not in {known_kind(release.kind).column for release in releases}


def test_document_numbers_run_without_gaps_in_the_order_of_time(releases):
    series = defaultdict(list)
    for release in releases:
        if release.number:
            number = document_number(release.number)
            series[number.mark, number.year].append(number.serial)

    assert {mark for mark, _ in series} >= {"湖政发", "湖政办发", "湖建规"}
    assert all(serials == list(range(1, len(serials) + 1)) for serials in series.values())


def test_the_years_before_left_documents_that_are_still_public(releases):
    before = [release.kind for release in releases if release.at.year < YEAR]

    assert set(before) == {"red_head_document", "normative_document"}


def test_february_and_march_rush_with_news_of_the_epidemic(releases):
    rush = [release.at.month for release in releases if release.kind == "emergency"]

    assert sum(month in {2, 3} for month in rush) > len(rush) / 2


def test_bodies_are_of_readable_length(sample):
    lengths = [len(re.sub("<[^>]+>", "", content.body)) for _, content in sample]

    assert min(lengths) >= 200
    assert max(lengths) <= 700


def test_titles_are_told_apart(sample):
    titles = [content.title for _, content in sample]

    assert len(set(titles)) > 0.97 * len(titles)


def test_no_blank_is_left_unfilled(sample):
    assert not [content for _, content in sample if re.search("[{}]", content.title + content.body)]


def test_contents_show_what_their_kind_must_show(sample):
    for release, content in sample:
        content.require_complete(known_kind(release.kind))


def test_a_document_is_signed_in_the_year_of_its_number(sample):
    dated = [(release, content) for release, content in sample if content.number and content.adopted_on]

    assert dated
    assert all(content.adopted_on.year == release.at.year for release, content in dated)
