"""Where a request stands, and its letters."""

from datetime import date

import pytest
from django.http import HttpResponse

from gongkai.inforequests import actions
from gongkai.inforequests.actions import Receipt
from gongkai.inforequests.lifecycle import LABELS, State
from gongkai.inforequests.models import ConsultationKind, Letter
from gongkai.law.outcomes import OutcomeKey
from gongkai.portal import clock
from gongkai.portal.inforequests import PLAIN_WORDS
from tests import make
from tests.portal.pages import parsed, words


@pytest.fixture
def given(cast) -> Receipt:
    """A request of 张伟, confirmed on 2020-03-02."""
    receipt = make.submitted(cast, at=make.moment("2020-03-02"))
    actions.confirm_receipt(
        receipt.number, confirmed_on=date(2020, 3, 2), by=cast.wang_fang, at=make.moment("2020-03-02")
    )
    return receipt


def looked_up(client, number: str, code: str) -> HttpResponse:
    return client.post("/requests/progress/", {"number": number, "code": code})


def fetched(client, given: Receipt, form: str, **changed: str) -> HttpResponse:
    letter = Letter.objects.filter(request__number=given.number).first()
    asked = {"number": given.number, "code": given.code, "letter": letter.number, "form": form}
    return client.post("/requests/letter/", asked | changed)


def test_the_right_pair_shows_the_case_in_plain_words(client, given):
    said = words(parsed(looked_up(client, given.number, given.code)))

    assert "受理机关正在办理您的申请。" in said
    assert "最后答复日期2020-03-30" in said
    assert make.APPLICATION.description in said


def test_number_and_code_may_be_typed_small_wide_and_with_spaces(client, given):
    answer = looked_up(client, f" {given.number} ", f"{given.code[:5].lower()} {given.code[5:]}")

    assert answer.status_code == 200


def test_the_last_day_is_explained_day_by_day(client, given):
    tree = parsed(looked_up(client, given.number, given.code))

    rows = [
        [words(cell) for cell in row] for row in tree.xpath("//table[contains(@class,'day-sheet')]/tbody/tr")
    ]
    assert rows[0][0] == "2020-03-02"
    assert (rows[-1][0], *rows[-1][2:]) == ("2020-03-30", "工作日", "20", "最后答复日期")
    assert tree.xpath("//details/summary[contains(., '为什么是这一天')]")


def test_the_steps_are_told_without_who_took_them(client, given):
    said = words(parsed(looked_up(client, given.number, given.code)))

    assert "2020-03-02 10:00" in said
    assert "王芳" not in said


def test_every_state_has_its_plain_words():
    assert PLAIN_WORDS.keys() == set(State) == LABELS.keys()


def test_a_wrong_code_and_a_wrong_number_get_the_same_answer(client, given):
    wrong_code = parsed(looked_up(client, given.number, "AAAAAAAAAA")).find(".//main")
    wrong_number = parsed(looked_up(client, "2020-99999", given.code)).find(".//main")

    said = words(wrong_code.xpath(".//section[@role='alert']")[0])
    assert said == words(wrong_number.xpath(".//section[@role='alert']")[0])
    assert "没有查到这件申请" in said


def test_an_empty_form_tells_both_faults(client, db):
    said = words(parsed(looked_up(client, "", "")))

    assert "请填写申请编号" in said
    assert "请填写查询码" in said


def test_after_ten_wrong_tries_even_the_right_code_waits(client, given):
    for _ in range(10):
        looked_up(client, given.number, "AAAAAAAAAA")

    answer = looked_up(client, given.number, given.code)

    assert answer.status_code == 429
    assert "请在12:15以后再试" in words(parsed(answer))


def test_letters_are_guarded_by_the_same_count(client, given):
    for _ in range(10):
        fetched(client, given, "pdf", code="AAAAAAAAAA")

    assert fetched(client, given, "pdf").status_code == 429


def test_a_quarter_of_an_hour_later_one_may_try_again(client, given, monkeypatch):
    for _ in range(10):
        looked_up(client, given.number, "AAAAAAAAAA")

    monkeypatch.setattr(clock, "now", lambda: make.moment("2020-05-08", 12, 15))

    assert looked_up(client, given.number, given.code).status_code == 200


def test_right_tries_are_not_counted(client, given):
    for _ in range(12):
        assert looked_up(client, given.number, given.code).status_code == 200


def test_a_letter_is_handed_out_as_pdf_under_its_chinese_name(client, given):
    answer = fetched(client, given, "pdf")

    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E")
    assert "no-store" in answer["Cache-Control"]


def test_a_letter_is_handed_out_as_a_word_document(client, given):
    answer = fetched(client, given, "docx")

    assert answer.content.startswith(b"PK")
    assert answer["Content-Disposition"].endswith(".docx")


def test_the_letters_of_a_case_are_listed(client, cast, given):
    actions.answer(
        given.number,
        outcome=OutcomeKey.GRANTED,
        reasons="予以公开。",
        by=cast.wang_fang,
        at=make.moment("2020-03-20"),
    )

    tree = parsed(looked_up(client, given.number, given.code))

    letters = tree.xpath("//input[@name='letter']/@value")
    assert letters == list(Letter.objects.order_by("id").values_list("number", flat=True))
    assert "办理结果" in words(tree)


def test_a_letter_to_a_third_party_is_not_the_applicants(client, cast, given):
    actions.consult(
        given.number,
        kind=ConsultationKind.THIRD_PARTY,
        party="陈静",
        by=cast.wang_fang,
        at=make.moment("2020-03-05"),
    )
    hers = Letter.objects.get(kind="consultation")

    said = words(parsed(looked_up(client, given.number, given.code)))
    answer = fetched(client, given, "pdf", letter=hers.number)

    assert answer.status_code == 400
    assert "陈静" not in said
    assert hers.number not in said


def test_a_wrong_code_fetches_nothing(client, given):
    assert fetched(client, given, "pdf", code="AAAAAAAAAA").status_code == 400


def test_the_page_is_kept_by_no_browser(client, given):
    assert "no-store" in looked_up(client, given.number, given.code)["Cache-Control"]


def test_a_letter_cannot_be_fetched_by_an_address(client, given):
    assert client.get("/requests/letter/").status_code == 405


def test_a_case_costs_few_questions(client, given, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        looked_up(client, given.number, given.code)
