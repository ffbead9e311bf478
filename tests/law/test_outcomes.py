import pytest

from gongkai.law.outcomes import OUTCOMES, OutcomeClass, OutcomeKey, outcome, report_row
from tests.law.tables import cases, specification

FORMS = {"row_2019": "annual_report_2019.yaml", "row_2021": "annual_report_2021.yaml"}


def specified() -> dict[str, dict]:
    return {one["key"]: one for one in specification("request_outcomes.yaml")["outcomes"]}


@pytest.mark.parametrize("case", cases("outcomes.toml"))
def test_an_outcome_cites_its_articles_and_is_counted_in_its_row(case):
    key = case["outcome"]

    assert outcome(key).citation == case["citation"]
    assert report_row(key, 2020) == case.get("row_2020")
    assert report_row(key, 2021) == case.get("row_2021")


def test_the_outcomes_are_those_of_the_specification():
    assert [key.value for key in OutcomeKey] == list(specified())


@pytest.mark.parametrize("form", FORMS)
def test_the_rows_are_those_of_the_report_form(form):
    rows = specification(FORMS[form])["tables"]["table3"]["rows"]
    keys = {row["code"]: row["key"] for row in rows}

    assert {key: getattr(one, form) for key, one in OUTCOMES.items()} == {
        key: keys.get(one[f"report_{form}"]) for key, one in specified().items()
    }


def test_the_discretionary_outcomes_are_those_of_the_specification():
    assert {key for key, one in OUTCOMES.items() if one.discretionary} == {
        key for key, one in specified().items() if one.get("discretionary")
    }


def test_the_classes_are_those_of_the_specification():
    assert {key: one.klass for key, one in OUTCOMES.items()} == {
        key: OutcomeClass.OTHER if one["class"] == "not_a_disclosure_request" else one["class"]
        for key, one in specified().items()
    }


def test_review_comes_first_for_what_is_withheld_under_articles_14_to_16():
    assert {key for key, one in OUTCOMES.items() if one.review_first} == {
        OutcomeKey.PARTIAL,
        *(
            key
            for key, one in OUTCOMES.items()
            if one.klass is OutcomeClass.DENIED and {14, 15, 16} & {place.article for place in one.articles}
        ),
    }


@pytest.mark.parametrize("one", [*OUTCOMES.values()], ids=lambda one: one.key)
def test_whoever_is_refused_is_told_why(one):
    refuses = one.klass in {OutcomeClass.DENIED, OutcomeClass.PARTIAL}

    assert one.reason_required == (refuses or one.key is OutcomeKey.NOT_THIS_ORGAN)


@pytest.mark.parametrize("one", [*OUTCOMES.values()], ids=lambda one: one.key)
def test_every_outcome_asks_an_official_for_its_facts_and_speaks_in_sentences(one):
    assert one.reason_facts
    assert one.decision.endswith("。")


def test_an_unknown_outcome_is_a_programming_error():
    with pytest.raises(ValueError, match="refused"):
        outcome("refused")
