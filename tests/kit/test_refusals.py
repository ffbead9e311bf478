"""A refusal becomes a page; a programming error stays one."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from gongkai.kit.refusals import RefusalMiddleware, status_of
from gongkai.law.refusals import Refusal


class Gone(Refusal):
    status = 410

    def __init__(self) -> None:
        super().__init__("东西已经不在了", rule="不在的东西看不到", remedy="请看别的")


class Ordinary(Refusal):
    def __init__(self) -> None:
        super().__init__("<不行>", rule="不行就是不行", remedy="请换一种做法")


def answered(exception: Exception):
    def view(_request: HttpRequest):
        raise exception

    return RefusalMiddleware(view).process_exception(RequestFactory().get("/"), exception)


def test_a_refusal_is_told_with_its_rule_and_its_remedy():
    said = answered(Gone()).content.decode()

    assert "东西已经不在了" in said
    assert "不在的东西看不到。" in said
    assert "请看别的。" in said


@pytest.mark.parametrize(("refused", "status"), [(Gone(), 410), (Ordinary(), 400)])
def test_a_refusal_has_the_status_its_class_names(refused, status):
    assert status_of(refused) == answered(refused).status_code == status


def test_the_words_of_a_refusal_are_text():
    assert "&lt;不行&gt;" in answered(Ordinary()).content.decode()


def test_a_programming_error_is_no_refusal():
    assert answered(KeyError("x")) is None
