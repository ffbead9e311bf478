import pytest

from gongkai.journal.actions import Line, record_all
from gongkai.journal.models import Entry
from gongkai.journal.words import Word
from tests import make
from tests.desk.pages import page, words

AT = make.moment("2020-03-02")


def many(cast, count: int) -> None:
    lines = [Line(Word.ITEM_EDITED, f"item:{serial}", {"version": 1}) for serial in range(count)]
    record_all(lines, by=cast.wang_fang, at=AT)


def rows(tree) -> list[str]:
    return [words(row) for row in tree.xpath("//tbody/tr")]


def test_the_newest_entry_is_first_and_leads_to_what_it_speaks_of(as_, cast):
    number = make.received(cast)

    tree = page(as_(cast.li_qiang), "/journal/")

    assert rows(tree)[0].startswith(f"2020-03-02 10:00 登记申请 申请 {number} 王芳 渠道：当面提交")
    assert tree.xpath("//tbody/tr[1]//a/@href") == [f"/inforequests/{number}/"]


def test_entries_of_citizens_name_nobody(as_, cast):
    make.submitted(cast)

    assert "申请人或者系统" in rows(page(as_(cast.li_qiang), "/journal/"))[0]


def test_pages_follow_each_other_without_gap_or_repetition(as_, cast):
    Entry.objects.all()._raw_delete("default")
    many(cast, 120)
    client, address, seen = as_(cast.li_qiang), "/journal/?word=item.edited", []
    while address:
        tree = page(client, address)
        seen += rows(tree)
        address = next(iter(tree.xpath("//a[.='更早的记录']/@href")), "")
        address = f"/journal/{address}" if address else ""

    assert [row.split("信息 ")[1].split()[0] for row in seen] == [str(n) for n in reversed(range(120))]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("word=item.edited", 3),
        ("word=item.published", 0),
        ("subject=item:2", 1),
        ("subject=2", 1),
        ("subject=2020-00001", 0),
        ("word=item.edited&subject=1", 1),
    ],
)
def test_a_filter_narrows_the_journal(asked, count, as_, cast):
    many(cast, 3)

    assert len(rows(page(as_(cast.li_qiang), f"/journal/?{asked}"))) == count


@pytest.mark.parametrize("asked", ["before=0", "before=x", "before=99999999999999999999999", "word=nonsense"])
def test_nonsense_in_the_address_shows_the_newest(asked, as_, cast):
    many(cast, 3)

    assert "信息 2" in rows(page(as_(cast.li_qiang), f"/journal/?{asked}"))[0]


def test_a_long_journal_asks_no_more_questions_than_a_short_one(
    as_, cast, django_assert_num_queries, django_assert_max_num_queries
):
    client = as_(cast.li_qiang)
    many(cast, 5)
    with django_assert_max_num_queries(8) as few:
        client.get("/journal/")
    many(cast, 200)

    with django_assert_num_queries(len(few.captured_queries)):
        client.get("/journal/")


def test_a_reason_in_the_journal_is_never_markup(as_, cast):
    record_all(
        [Line(Word.ITEM_RETURNED, "item:1", {"reason": "<script>alert(1)</script>"})],
        by=cast.wang_fang,
        at=AT,
    )

    body = as_(cast.li_qiang).get("/journal/").content.decode()

    assert "&lt;script&gt;" in body
    assert "<script>alert" not in body


def test_posts_are_told_with_their_place(as_, cast):
    shown = words(page(as_(cast.li_qiang), "/journal/"))

    assert "岗位：监督检查；机关：全市" in shown
