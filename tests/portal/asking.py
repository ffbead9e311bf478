"""Filling in the forms of 依申请公开 as 张伟 does."""

import re

from django.http import HttpResponse
from django.test import Client

from tests.portal.pages import page, parsed, words

FILLED = {
    "agency": "zjj",
    "description": "2019年本市老旧小区改造项目清单",
    "applicant_kind": "natural",
    "name": "张伟",
    "proof": "identity_card",
    "proof_number": "11010519491231002X",
    "representative": "",
    "phone": "13800000000",
    "email": "",
    "address": "湖州市演示区演示路2号",
    "medium": "paper",
    "way": "post",
}


def blank(client: Client, address: str = "/requests/new/") -> dict[str, str]:
    """Open the form and return what it already holds."""
    (key,) = page(client, address).xpath("//input[@name='form_key']/@value")
    return {"form_key": key}


def handed_in(client: Client, **changed: str) -> HttpResponse:
    """Fill in a fresh form and hand it in."""
    return client.post("/requests/new/", blank(client) | FILLED | changed)


def receipt(client: Client) -> tuple[str, str]:
    """Read number and code off the receipt."""
    said = words(page(client, "/requests/receipt/"))
    found = re.search(r"申请编号：(\S+) 查询码：(\S+)", said)
    assert found, said
    return found[1], found[2]


def faults(response: HttpResponse) -> dict[str, str]:
    """Return what the form complains of, by the name of the field."""
    return {
        message.get("id").removeprefix("id_").removesuffix("-error"): words(message).removeprefix("错误：")
        for message in parsed(response).xpath("//p[@class='govuk-error-message']")
    }
