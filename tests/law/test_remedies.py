from datetime import date

import pytest

from gongkai.law.outcomes import OutcomeKey
from gongkai.law.remedies import remedy_sentence
from tests.law.tables import cases

NAMES = {"review_organ": "清河市人民政府", "court": "清河市人民法院"}


@pytest.mark.parametrize("case", cases("remedies.toml"))
def test_the_remedy_follows_the_outcome_and_the_date(case):
    assert remedy_sentence(case["outcome"], decided=case["decided"], **NAMES) == case["sentence"]


@pytest.mark.parametrize("key", OutcomeKey)
@pytest.mark.parametrize("decided", [date(2023, 12, 31), date(2024, 1, 1)])
def test_no_answer_goes_out_without_both_remedies(key, decided):
    sentence = remedy_sentence(key, decided=decided, **NAMES)

    assert "60日内" in sentence
    assert "清河市人民政府申请行政复议" in sentence
    assert "清河市人民法院提起行政诉讼" in sentence
