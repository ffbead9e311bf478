"""Pages of a long list."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.kit.paging import NEIGHBOURS, Pagination
from tests.kit.page import drawn, get, words

PAGES = st.builds(
    lambda total, page: Pagination.asked(str(page), total=total),
    st.integers(0, 40_000),
    st.integers(0, 3_000),
)


@given(PAGES)
def test_a_window_holds_both_ends_and_every_neighbour(pages: Pagination):
    near = {
        n for n in range(pages.number - NEIGHBOURS, pages.number + NEIGHBOURS + 1) if 1 <= n <= pages.pages
    }

    assert {1, pages.number, pages.pages} | near <= set(pages.window)


@given(PAGES)
def test_a_window_rises_and_leaves_out_only_gaps_of_two_or_more(pages: Pagination):
    window = pages.window
    for place, page in enumerate(window):
        before = window[place - 1] if place else 0
        if page is None:
            assert window[place + 1] - before > 2
        elif before is not None:
            assert page == before + 1


@given(PAGES)
def test_a_window_never_outgrows_a_line(pages: Pagination):
    assert len(pages.window) <= 2 * NEIGHBOURS + 5


@given(st.integers(0, 500), st.integers(1, 30))
def test_every_thing_stands_on_exactly_one_page(total: int, per_page: int):
    count = Pagination.asked("1", total=total, per_page=per_page).pages
    pages = [Pagination.asked(str(n + 1), total=total, per_page=per_page) for n in range(count)]

    assert [place for page in pages for place in range(page.start, page.stop)] == list(range(total))


@given(st.one_of(st.none(), st.text()))
def test_whatever_an_address_asks_for_is_a_page_of_the_list(asked: str | None):
    assert 1 <= Pagination.asked(asked, total=100).number <= 5


def test_past_the_end_is_the_last_page():
    assert Pagination.asked("9999", total=100).number == 5


def test_the_middle_of_a_thousand_pages_fits_on_a_line():
    assert Pagination.asked("500", total=20_000).window == [1, None, 498, 499, 500, 501, 502, None, 1000]


def test_a_gap_of_one_page_is_drawn_as_the_page():
    assert Pagination.asked("5", total=200).window == [1, 2, 3, 4, 5, 6, 7, None, 10]


def test_links_keep_what_else_the_address_asks_for():
    page = drawn(
        "{% pagination pages %}", get("/items/?q=a%26b&page=2"), pages=Pagination.asked("2", total=100)
    )

    assert page.xpath("//a[@rel='next']/@href") == ["?q=a%26b&page=3"]
    assert page.xpath("//a[@rel='prev']/@href") == ["?q=a%26b&page=1"]


def test_the_page_now_open_is_marked_and_is_no_link():
    page = drawn("{% pagination pages %}", get(), pages=Pagination.asked("2", total=100))

    (here,) = page.xpath("//*[@aria-current='page']")
    assert (here.tag, words(here)) == ("span", "第2页")
    assert "共 100 条，第 2/5 页" in words(page)


def test_one_page_offers_no_other():
    page = drawn("{% pagination pages %}", get(), pages=Pagination.asked("1", total=3))

    assert not page.xpath("//a")
