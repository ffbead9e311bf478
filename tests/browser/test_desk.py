"""The desk in a real browser."""

from collections.abc import Iterator

import pytest

from tests.browser.setting import City
from tests.browser.visitor import Visitor

NO_PAGES = {
    *("sign_out", "toggle_elder", "desk_item_act", "desk_inforequest_act", "desk_report_issue"),
    *("desk_letter_pdf", "desk_letter_docx", "desk_issued_file"),
    *("desk_applicant", "desk_challenge_new", "desk_challenge_decide"),
}
"""What is only posted to, or is handed out as a file."""


@pytest.fixture(autouse=True)
def desk(settings) -> None:
    settings.SURFACE, settings.ROOT_URLCONF = "desk", "config.urls_desk"


def drafts(city: City) -> dict[str, str]:
    """Return what 王芳 sees of 主动公开."""
    return {
        "desk_home": "/",
        "desk_items": "/items/",
        "desk_published_items": "/items/published/?page=2",
        "desk_item_new": "/items/new/",
        "the form of a notice": "/items/new/?kind=notice",
        "the form of a normative document": "/items/new/?kind=normative_document",
        "desk_item": f"/items/{city.wide.pk}/",
        "a corrected item": f"/items/{city.corrected.pk}/",
        "a withdrawn item": f"/items/{city.withdrawn.pk}/",
        **{f"an item: {name}": f"/items/{item.pk}/" for name, item in city.unfinished.items()},
        "desk_item_edit": f"/items/{city.unfinished['returned'].pk}/edit/",
        "desk_item_correct": f"/items/{city.wide.pk}/correct/",
        "desk_item_editions": f"/items/{city.corrected.pk}/editions/",
        "desk_item_preview": f"/items/{city.corrected.pk}/editions/3/",
    }


def cases(city: City) -> dict[str, str]:
    """Return what 王芳 sees of 依申请公开."""
    number, _ = city.requests["received"]
    return {
        "desk_inforequests": "/inforequests/",
        "desk_inforequest_new": "/inforequests/new/",
        "desk_inforequest": f"/inforequests/{number}/",
        "desk_inforequest_receipt": f"/inforequests/{number}/receipt/",
        **{f"a request: {state}": f"/inforequests/{number}/" for state, (number, _) in city.requests.items()},
    }


def oversight(_city: City) -> dict[str, str]:
    """Return what 李强 sees."""
    return {
        "the front page of the disclosure office": "/",
        "desk_reports": "/reports/",
        "desk_report": "/reports/2019/",
        "desk_filing": "/reports/2019/filing/?agency=zjj",
        "desk_report_cell": "/reports/2019/table3/granted/natural/",
        "a cell of items": "/reports/2019/table2/normative/made/",
        "desk_journal": "/journal/",
    }


def doors(city: City) -> dict[str, str]:
    """Return what 周建 has to sign."""
    return {
        "his front page": "/",
        "an item to sign": f"/items/{city.unfinished['approved'].pk}/",
        "an item to withdraw": f"/items/{city.wide.pk}/",
        "a request to extend": f"/inforequests/{city.requests['received'][0]}/",
        "what is not his": "/journal/",
        "what does not exist": "/nowhere/",
    }


STATUS = {"what is not his": 403, "what does not exist": 404}
"""Of the pages that are not simply there."""


def scenes(visitor: Visitor, pages: dict[str, str]) -> Iterator[str]:
    """Open one page after the other, and on each everything that opens; yield the name of each."""
    for name, address in pages.items():
        page = visitor.open(address, STATUS.get(name, 200))
        page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
        yield name
        if page.locator("main form[method=post]").count():
            page.locator("main form[method=post] button").last.click()
            yield f"{name}, and its last form sent empty"


@pytest.mark.parametrize("elder", [False, True], ids=["usual", "elder"])
@pytest.mark.parametrize(
    ("person", "pages"),
    [("wang_fang", drafts), ("wang_fang", cases), ("li_qiang", oversight), ("zhou_jian", doors)],
    ids=["drafts", "cases", "oversight", "signing"],
)
def test_every_page_is_whole_readable_and_from_here(person, pages, elder, visit, people, city):
    visitor = visit(elder=elder, person=getattr(people, person))

    found = [f"{name}: {fault}" for name in scenes(visitor, pages(city)) for fault in visitor.faults()]

    assert found == []
