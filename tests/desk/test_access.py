"""Every address of the desk, asked for by everybody: who is let in, who is refused, and in which words."""

from datetime import date

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from gongkai.agencies.actions import end_post
from gongkai.inforequests.models import InfoRequest
from gongkai.journal.models import Entry
from tests import make
from tests.desk import setting
from tests.desk.pages import parsed, words
from tests.desk.setting import City

OPEN_TO_ALL = {"sign_in", "sign_out", "toggle_elder"}
ITEMS = {
    "desk_item",
    "desk_item_edit",
    "desk_item_correct",
    "desk_item_editions",
    "desk_item_preview",
    "desk_item_act",
}
CASES = {
    "desk_inforequest",
    "desk_inforequest_receipt",
    "desk_applicant",
    "desk_inforequest_act",
    "desk_challenge_new",
    "desk_challenge_decide",
    "desk_letter_pdf",
    "desk_letter_docx",
}
HOUSING_REPORTS = {"desk_report", "desk_report_issue", "desk_filing", "desk_report_cell"}
NAMES = sorted(pattern.name for pattern in get_resolver("config.urls_desk").url_patterns)
POSTED = {
    "desk_item_act",
    "desk_applicant",
    "desk_inforequest_act",
    "desk_challenge_new",
    "desk_challenge_decide",
    "desk_report_issue",
    "sign_out",
}


@pytest.fixture
def city(cast) -> City:
    return setting.build(cast)


def address(name: str, city: City) -> str:
    """Return an address of that name which speaks of 市住建局."""
    places = {
        "item_id": city.item.pk,
        "version": 1,
        "number": city.case.number,
        "letter": city.letter.number,
        "move": "withdraw" if name == "desk_item_act" else "deliver",
        "year": 2019,
        "table": "table3",
        "row": "granted",
        "column": "natural",
        "report_id": city.report.pk,
        "ending": "html",
    }
    (pattern,) = [one for one in get_resolver("config.urls_desk").url_patterns if one.name == name]
    wanted = pattern.pattern.regex.groupindex or pattern.pattern.converters
    found = reverse(name, kwargs={place: places[place] for place in wanted})
    return f"{found}?agency=zjj" if name in HOUSING_REPORTS else found


def ask(client: Client, name: str, city: City):
    where = address(name, city)
    return client.post(where, {"agency": "zjj"}) if name in POSTED else client.get(where)


@pytest.mark.parametrize("name", NAMES)
def test_whoever_is_not_signed_in_is_led_to_the_sign_in_page(name, city):
    response = ask(Client(), name, city)

    if name not in OPEN_TO_ALL:
        assert response.status_code == 302
        assert response["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("name", sorted(ITEMS | CASES | HOUSING_REPORTS))
def test_liu_yang_is_refused_everything_of_another_agency(name, city, as_, cast):
    before = Entry.objects.count()

    response = ask(as_(cast.liu_yang), name, city)

    assert response.status_code == 403
    assert "刘洋没有湖州市住房和城乡建设局的岗位" in words(response)
    assert "老旧小区" not in words(response)
    assert Entry.objects.count() == before


def test_every_address_is_somebodys_or_everybodys():
    own = {name for name in NAMES if name not in OPEN_TO_ALL | ITEMS | CASES | HOUSING_REPORTS}

    assert own == {
        "desk_home",
        "desk_items",
        "desk_published_items",
        "desk_item_new",
        "desk_inforequests",
        "desk_inforequest_new",
        "desk_reports",
        "desk_issued_file",
        "desk_journal",
    }


@pytest.mark.parametrize("name", ["desk_home", "desk_items", "desk_published_items", "desk_inforequests"])
def test_lists_show_liu_yang_nothing_of_another_agency(name, city, as_, cast):
    client = as_(cast.liu_yang)

    for page in (address(name, city), f"{address(name, city)}?agency=zjj"):
        response = client.get(page)
        assert response.status_code == 200
        assert "老旧小区" not in words(response)
        assert city.case.number not in words(response)


def test_the_journal_is_open_to_who_supervises_the_city_alone(city, as_, cast):
    # 刘洋 supervises his own agency; the journal tells of all of them.
    assert as_(cast.liu_yang).get("/journal/").status_code == 403
    assert as_(cast.wang_fang).get("/journal/").status_code == 403
    assert as_(cast.li_qiang).get("/journal/").status_code == 200


def test_the_report_of_the_city_is_not_for_one_agency(city, as_, cast):
    own = as_(cast.liu_yang).get("/reports/2019/")

    assert "湖州市教育局2019年" in words(own)


def test_the_reviewer_of_items_sees_no_applicants(city, as_, cast):
    response = as_(cast.zhao_min).get(address("desk_inforequest", city))

    assert response.status_code == 403
    assert "赵敏目前没有可以打开这个页面的岗位" in words(response)


@pytest.mark.parametrize("name", sorted(ITEMS - {"desk_item_act", "desk_item_edit", "desk_item_correct"}))
@pytest.mark.parametrize("person", ["wang_fang", "zhao_min", "zhou_jian", "li_qiang"])
def test_everybody_who_works_on_items_reads_them(name, person, city, as_, cast):
    assert ask(as_(getattr(cast, person)), name, city).status_code == 200


@pytest.mark.parametrize("name", ["desk_inforequest", "desk_letter_pdf", "desk_letter_docx"])
@pytest.mark.parametrize("person", ["wang_fang", "zhou_jian", "li_qiang"])
def test_everybody_who_works_on_requests_reads_them(name, person, city, as_, cast):
    assert ask(as_(getattr(cast, person)), name, city).status_code == 200


@pytest.mark.parametrize(
    "gone",
    [
        "/items/999999/",
        "/items/99999999999999999999999/",
        "/inforequests/2020-99999/",
        "/inforequests/2020-99999/letters/湖建公复〔2020〕1号/pdf",
        "/reports/2019/table3/granted/nobody/",
        "/reports/issued/999999.html",
        "/reports/2019/?agency=nowhere",
        "/nowhere/",
    ],
)
def test_what_does_not_exist_is_not_found(gone, city, as_, cast):
    response = as_(cast.li_qiang).get(gone)

    assert response.status_code == 404
    assert "没有" in words(response)


def test_a_letter_is_only_shown_with_its_own_case(city, as_, cast):
    other = make.received(cast, on="2020-02-03")

    response = as_(cast.wang_fang).get(f"/inforequests/{other}/letters/{city.letter.number}/pdf")

    assert response.status_code == 404


def test_whoever_lost_the_post_is_refused_from_the_next_day(city, as_, cast, the_day):
    for post in cast.wang_fang.posts.all():
        end_post(post, last_day=date(2020, 3, 2), by=cast.li_qiang, at=make.moment("2020-03-02"))
    client = as_(cast.wang_fang)

    assert client.get(address("desk_inforequest", city)).status_code == 200
    the_day("2020-03-03")
    assert client.get(address("desk_inforequest", city)).status_code == 403


@pytest.mark.parametrize("name", sorted(POSTED - {"sign_out"}))
def test_what_changes_is_never_asked_for_by_get(name, city, as_, cast):
    assert as_(cast.li_qiang).get(address(name, city)).status_code in (403, 405)


@pytest.mark.parametrize("name", sorted(set(NAMES) - POSTED - OPEN_TO_ALL))
def test_looking_changes_nothing(name, city, as_, cast):
    entries = Entry.objects.count()
    before = list(InfoRequest.objects.values())

    for person in (cast.wang_fang, cast.li_qiang):
        as_(person).get(address(name, city))

    assert Entry.objects.count() == entries
    assert list(InfoRequest.objects.values()) == before


@pytest.mark.parametrize("name", sorted(POSTED))
def test_a_post_from_elsewhere_is_refused(name, city, cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.li_qiang)

    assert client.post(address(name, city)).status_code == 403


def test_no_page_of_the_desk_is_kept_by_a_browser(city, as_, cast):
    response = as_(cast.wang_fang).get(address("desk_inforequest", city))

    assert "no-store" in response["Cache-Control"]


def test_the_navigation_shows_what_the_posts_open(city, as_, cast):
    def entries(person) -> list[str]:
        tree = parsed(as_(person).get("/"))
        return [link.text_content() for link in tree.xpath("//header//nav//a")]

    assert entries(cast.zhao_min) == ["首页", "主动公开"]
    assert entries(cast.wang_fang) == ["首页", "主动公开", "依申请公开"]
    assert entries(cast.li_qiang) == ["首页", "主动公开", "依申请公开", "年度报告", "留痕"]
