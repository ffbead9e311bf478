"""The parts of a page: what they say, to eyes and to ears, and that text stays text."""

from datetime import UTC, date, datetime

import pytest
from django.utils.safestring import mark_safe

from gongkai.kit import parts
from gongkai.law.refusals import Refusal
from tests.kit.page import drawn, get, words

EVIL = '<script>alert("1")</script>'
EVIL_CHART = parts.Chart(EVIL, EVIL, EVIL, [parts.Bar(EVIL, 1)])
EVIL_TABLE = parts.Table(EVIL, [parts.Column(EVIL), parts.Column(EVIL, group=EVIL)], [[EVIL, EVIL]])

EVERY_TAG = [
    ("{% breadcrumbs evil evil evil %}", {}),
    ("{% side_nav evil links %}", {"links": [parts.Link(EVIL, EVIL, below=[parts.Link(EVIL, EVIL)])]}),
    ("{% tabs links evil %}", {"links": [parts.Link(EVIL, EVIL)]}),
    ("{% steps evil evil current=1 %}", {}),
    ("{% tag evil %}", {}),
    ("{% document_title evil evil '废止' %}", {}),
    ("{% legal_text evil %}", {}),
    ("{% facts facts %}", {"facts": [parts.Fact(EVIL, EVIL, EVIL)]}),
    ("{% factlist %}{% fact evil evil %}{% endfactlist %}", {}),
    (
        "{% entries entries %}",
        {"entries": [parts.Entry(EVIL, EVIL, status=EVIL, note=EVIL, excerpt=EVIL)]},
    ),
    ("{% attachments files %}", {"files": [parts.Attachment(EVIL, EVIL, 3)]}),
    ("{% figures figures %}", {"figures": [parts.Figure(EVIL, EVIL, EVIL, EVIL)]}),
    ("{% timeline events %}", {"events": [parts.Event(date(2025, 1, 2), EVIL, EVIL, EVIL)]}),
    ("{% task_list tasks %}", {"tasks": [parts.Task(EVIL, EVIL, EVIL, EVIL)]}),
    ("{% datatable evil %}{{ evil }}{% enddatatable %}", {}),
    ("{% data_table table %}", {"table": EVIL_TABLE}),
    ("{% day_sheet days evil %}", {"days": [parts.DayLine(date(2025, 1, 2), EVIL, 1, EVIL)]}),
    ("{% bar_chart chart evil %}", {"chart": EVIL_CHART}),
    ("{% notice evil %}{{ evil }}{% endnotice %}", {}),
    ("{% confirmation evil evil evil %}{{ evil }}{% endconfirmation %}", {}),
    ("{% refusal refusal %}", {"refusal": Refusal(EVIL, rule=EVIL, remedy=EVIL)}),
    ("{% empty_state evil evil %}", {}),
    ("{% details evil %}{{ evil }}{% enddetails %}", {}),
    ("{% post_button evil evil %}", {}),
]


@pytest.mark.parametrize(("source", "context"), EVERY_TAG, ids=[source for source, _ in EVERY_TAG])
def test_text_given_to_a_tag_stays_text(source: str, context: dict[str, object]):
    page = drawn(source, get(), evil=EVIL, **context)

    assert not page.xpath("//script")
    assert "alert" in page.text_content()


def test_the_trail_begins_at_the_front_page_and_ends_without_a_link():
    page = drawn("{% breadcrumbs '规范性文件' '/items/' '正文' %}")

    assert page.xpath("//a/@href") == ["/", "/items/"]
    assert words(page.xpath("//*[@aria-current='page']")[0]) == "正文"


@pytest.mark.parametrize(
    ("word", "tone"),
    [("有效", "good"), ("失效", "stop"), ("废止", "stop"), ("办理中", "wait"), ("从未见过", "plain")],
)
def test_a_status_has_its_word_and_its_colour(word: str, tone: str):
    (strong,) = drawn("{% tag word %}", word=word).xpath("//strong")

    assert (words(strong), strong.get("class")) == (word, f"gk-tag gk-tag--{tone}")


def test_a_tone_can_be_said_by_hand():
    assert drawn("{% tag '有效' 'stop' %}").xpath("//strong[contains(@class, 'gk-tag--stop')]")


def test_a_document_in_force_wears_no_mark():
    assert not drawn("{% document_title '办法' '1号' '有效' %}").xpath("//strong")
    assert words(drawn("{% document_title '办法' '1号' '废止' %}").xpath("//h1")[0]) == "办法 废止"


def test_a_table_in_a_document_scrolls_within_its_frame():
    body = mark_safe("<table><tbody><tr><td>1</td></tr></tbody></table>")

    (frame,) = drawn("{% legal_text body %}", body=body).xpath("//div[@class='legal-text']/div")

    assert (frame.get("role"), frame.get("tabindex"), frame.get("aria-label")) == ("region", "0", "表格")
    assert [child.tag for child in frame] == ["table"]


def test_empty_facts_are_left_out_and_zero_is_not_empty():
    facts = [parts.Fact("文号", ""), parts.Fact("失效日期", None), parts.Fact("附件", 0)]

    assert words(drawn("{% facts facts %}", facts=facts)) == "附件0"
    assert words(drawn("{% factlist %}{% fact '文号' '' %}{% fact '附件' 0 %}{% endfactlist %}")) == "附件0"


def test_a_found_passage_keeps_its_marks_only_if_they_are_safe():
    entry = parts.Entry("办法", "/1", excerpt=mark_safe("补<mark>助</mark>"))

    assert drawn("{% entries entries %}", entries=[entry]).xpath("//mark")


def test_a_moment_is_shown_in_china_and_a_day_without_an_hour():
    events = [
        parts.Event(datetime(2025, 9, 25, 16, 30, tzinfo=UTC), "收到"),
        parts.Event(date(2025, 9, 29), "答复"),
    ]
    page = drawn("{% timeline events %}", events=events)

    assert [words(time) for time in page.xpath("//time")] == ["2025-09-26 00:30", "2025-09-29"]


def test_a_table_written_in_a_template_has_its_caption_and_a_frame_to_scroll_in():
    page = drawn("{% datatable '申请列表' %}<tbody><tr><td>1</td></tr></tbody>{% enddatatable %}")

    (frame,) = page.xpath("//*[@role='region']")
    assert (frame.get("tabindex"), frame.get("aria-label")) == ("0", "申请列表")
    assert words(frame.xpath("table/caption")[0]) == "申请列表"


def test_grouped_columns_share_a_heading():
    columns = [
        parts.Column("项目"),
        parts.Column("企业", numeric=True, group="组织"),
        parts.Column("学校", numeric=True, group="组织"),
        parts.Column("总计", numeric=True),
    ]
    table = parts.Table("申请", columns, [("新收", 1, 2, 3)], total=("合计", 1, 2, 3))
    page = drawn("{% data_table table %}", table=table)

    upper, lower = page.xpath("//thead/tr")
    assert [(words(th), th.get("scope"), th.get("colspan"), th.get("rowspan")) for th in upper] == [
        ("项目", "col", None, "2"),
        ("组织", "colgroup", "2", None),
        ("总计", "col", None, "2"),
    ]
    assert [words(th) for th in lower] == ["企业", "学校"]
    assert [words(th) for th in page.xpath("//*[self::tbody or self::tfoot]//th[@scope='row']")] == [
        "新收",
        "合计",
    ]


def test_a_row_of_another_length_is_a_mistake():
    table = parts.Table("申请", [parts.Column("项目")], [("新收", 1)])

    with pytest.raises(ValueError, match="longer"):
        drawn("{% data_table table %}", table=table)


def test_a_day_sheet_numbers_working_days_and_says_which_do_not_count():
    days = [
        parts.DayLine(date(2025, 9, 30), "工作日", 4),
        parts.DayLine(date(2025, 10, 1), "法定节假日", note="国庆节"),
    ]
    rows = drawn("{% day_sheet days %}", days=days).xpath("//tbody/tr")

    assert words(rows[0]) == "2025-09-30 星期二 工作日 4"
    assert words(rows[1]) == "2025-10-01 星期三 法定节假日 不计 国庆节"


def test_a_chart_has_a_name_a_description_and_the_table_behind_it():
    chart = parts.Chart("各月申请", "月份", "件", [parts.Bar("1月", 20), parts.Bar("2月", 5)])
    page = drawn("{% bar_chart chart 'monthly' %}", chart=chart)

    (svg,) = page.xpath("//svg")
    names = [page.get_element_by_id(one) for one in svg.get("aria-labelledby").split()]
    assert [name.tag for name in names] == ["title", "desc"]
    assert "最大的是1月，20 件" in words(names[1])
    assert [words(row) for row in page.xpath("//tbody/tr")] == ["1月20", "2月5"]


def test_bars_are_as_long_as_their_values():
    chart = parts.Chart(
        "各月申请", "月份", "件", [parts.Bar("1月", 20), parts.Bar("2月", 5), parts.Bar("3月", 0)]
    )
    page = drawn("{% bar_chart chart %}", chart=chart)

    assert page.xpath("//rect[@class='gk-chart__bar']/@width") == ["100.0%", "25.0%", "0.0%"]


@pytest.mark.parametrize("bars", [[], [parts.Bar("1月", 0)]])
def test_a_chart_of_nothing_is_drawn_without_bars(bars: list[parts.Bar]):
    page = drawn("{% bar_chart chart %}", chart=parts.Chart("各月申请", "月份", "件", bars))

    assert not page.xpath("//rect[@class='gk-chart__bar' and @width != '0.0%']")


def test_a_refusal_says_what_by_which_rule_and_what_now():
    refused = Refusal("延长 25 个工作日超出上限", rule="《条例》第三十三条", remedy="改为 20 个工作日以内")
    page = drawn("{% refusal refusal %}", refusal=refused)

    assert page.xpath("//section[@role='alert']")
    assert words(page) == "延长 25 个工作日超出上限 依据《条例》第三十三条。 处理办法改为 20 个工作日以内。"
    assert words(drawn("{% refusal refusal %}", refusal=None)) == ""


def test_a_confirmation_is_the_heading_of_its_page():
    page = drawn(
        "{% confirmation '申请已经提交' '2025-0318' '受理编号' %}<p>请记下。</p>{% endconfirmation %}"
    )

    assert [words(one) for one in page.xpath("//h1 | //p")] == [
        "申请已经提交",
        "受理编号：2025-0318",
        "请记下。",
    ]


def test_the_step_now_open_is_marked():
    page = drawn("{% steps '填写' '核对' '提交' current=2 %}")

    assert [words(step) for step in page.xpath("//li[@aria-current='step']")] == ["2 核对"]
    assert "（已完成）" in words(page.xpath("//li")[0])


def test_a_button_that_does_something_posts_with_its_token():
    page = drawn("{% post_button '发布' '/publish' 'stop' %}", get())

    (form,) = page.xpath("//form")
    assert (form.get("method"), form.get("action")) == ("post", "/publish")
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")
