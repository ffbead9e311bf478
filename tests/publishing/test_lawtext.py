"""Reading published laws: every value stands in the text, and every gap is told."""

import gzip
import json
import tomllib
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.refusals import Refusal
from gongkai.publishing.lawtexts.record import LawKind, LawText, MalformedRecord, read_line

CASES = tomllib.loads((Path(__file__).parent / "cases/lawtext.toml").read_text())["case"]
SHARED = (Path(__file__).parents[2] / "../shared/data/laws.jsonl.gz").resolve()
NAMES = [case["name"] for case in CASES]


def line(*, path="行政法规/某条例.md", title="某条例", head=(), body="第一条 为了某事，制定本条例。"):
    markdown = "\n\n".join((f"# {title}", *head, "<!-- INFO END -->", body))
    return json.dumps({"path": path, "title": title, "markdown": markdown}, ensure_ascii=False)


def read(case):
    return read_line(line(**{key: case[key] for key in ("path", "title", "head", "body")}), number=1)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_the_text_says_is_read_and_nothing_else(case):
    law = read(case)

    assert law.title == case.get("full_title", case["title"])
    assert law.kind == case["kind"]
    for name in ("issuer", "number", "region"):
        assert getattr(law, name) == case.get(name, ""), name
    for name in ("adopted_on", "published_on", "effective_on"):
        assert getattr(law, name) == case.get(name), name


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_changes_are_told_apart_from_the_first_passing(case):
    changes = [[change.manner, change.on, change.issuer, change.number] for change in read(case).amended]

    assert changes == case.get("amended", [])


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_every_gap_is_told_with_its_reason(case):
    doubts = {doubt.field: doubt.reason for doubt in read(case).unclassified}

    assert doubts.keys() == case["doubts"].keys()
    for field, words in case["doubts"].items():
        assert words in doubts[field]


def test_what_stands_above_the_text_goes_to_the_history():
    law = read_line(
        line(
            title="某某规定",
            head=["2022年2月15日 国务院第1次常务会议通过"],
            body="某某规定\n\n国发〔2022〕8号\n\n第一条 略。",
        ),
        number=1,
    )

    assert law.history == ("2022年2月15日 国务院第1次常务会议通过", "某某规定", "国发〔2022〕8号")
    assert law.body_markdown == "第一条 略。"


@pytest.mark.parametrize(
    ("printed", "tidy"),
    [
        ("## 第一章　总　　则", "## 第一章　总则"),
        ("## 第一章  总则", "## 第一章　总则"),
        ("### 第二节 \u2002一般规定", "### 第二节　一般规定"),
        ("## 第三章 申请 受理", "## 第三章　申请 受理"),
        ("## 附 则", "## 附则"),
        ("## 六、附 则", "## 六、附则"),
    ],
)
def test_headings_lose_only_the_blanks_that_stretch_them(printed, tidy):
    law = read_line(line(body=f"{printed}\n\n第一条 略。"), number=1)

    assert law.body_markdown == f"{tidy}\n\n第一条 略。"


def test_articles_keep_every_character():
    article = "第五条　任何单位和个人不得损坏  公路；违者，处（二百元）罚款。\n\n　　前款规定……"

    assert read_line(line(body=article), number=1).body_markdown == article


def test_the_source_s_own_marks_are_gone():
    law = read_line(line(body="第一条 略。\n\n<!-- FORCE BREAK -->\n\n\u200b\n\n第二条 略。"), number=1)

    assert law.body_markdown == "第一条 略。\n\n第二条 略。"


def test_a_lost_character_is_reported_with_its_place():
    law = read_line(line(body="第九条 围挡高度不得低于2\ue0105米。"), number=1)

    assert any(doubt.field == "body_markdown" and "低于2□5米" in doubt.reason for doubt in law.unclassified)


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        ("", "不是有效的 JSON"),
        ("{", "不是有效的 JSON"),
        ("[" * 100_000, "不是有效的 JSON"),
        ("[]", "不是 JSON 对象"),
        ('{"path": "a", "title": "b"}', "缺少字段“markdown”"),
        ('{"path": "a", "title": 7, "markdown": "c"}', "字段“title”不是文本"),
        ('{"path": "a", "title": null, "markdown": "c"}', "字段“title”不是文本"),
        ('{"path": " ", "title": "b", "markdown": "c"}', "字段“path”是空的"),
        ('{"path": "a", "path": "b", "title": "c", "markdown": "d"}', "字段“path”出现了两次"),
        ('{"path": "a", "title": "b\\u0000", "markdown": "c"}', "字段“title”含有不能保存的字符"),
        ('{"path": "a", "title": "b", "markdown": "c\\ud800"}', "字段“markdown”含有不能保存的字符"),
        (line(body=""), "没有正文"),
    ],
)
def test_a_malformed_line_is_refused_with_its_number_and_fault(bad, fault):
    with pytest.raises(MalformedRecord) as refused:
        read_line(bad, number=956)

    assert isinstance(refused.value, Refusal)
    assert f"第956行不能使用：{fault}" in str(refused.value)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=8), children, max_size=3)
    ),
    max_leaves=6,
)
RECORDS = st.fixed_dictionaries(dict.fromkeys(("path", "title", "markdown"), JUNK | st.text(max_size=60)))
WORDS = (
    "《 》 〈 〉 （ ） 、 ， 。 第 届 的 经 由 之日 2019年2月30日 二〇一九年五月一日 国务院 令第5号 国办发〔2019〕5号 # ## "
    "湖州市第八届人民代表大会 第七次会议 最高人民法院 审判委员会 通过 批准 修订 公布 施行 起施行 根据 本条例自 关于修改 决定》"
)
PIECES = st.sampled_from([*WORDS.split(), "\n\n", "<!-- INFO END -->"])


@given((JUNK | RECORDS).map(json.dumps) | st.text(max_size=60))
def test_any_junk_is_read_or_refused_and_never_a_crash(junk):
    with suppress(MalformedRecord):
        assert isinstance(read_line(junk, number=1), LawText)


@given(st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=15).map("".join))
def test_every_field_has_a_value_or_a_doubt(head, body):
    law = read_line(line(head=[head], body=f"第一条 略。{body}"), number=1)

    doubted = {doubt.field for doubt in law.unclassified}
    for name in ("issuer", "number", "adopted_on", "published_on", "effective_on"):
        assert bool(getattr(law, name)) != (name in doubted), name


@pytest.fixture(scope="module")
def collection():
    if not SHARED.exists():
        pytest.skip("the collection of real laws is not at ../shared/data of this repository")
    laws, refused = [], []
    with gzip.open(SHARED, "rt", encoding="utf-8") as file:
        for number, record in enumerate(file, 1):
            try:
                laws.append(read_line(record, number=number))
            except MalformedRecord as refusal:
                refused.append(refusal)
    return laws, refused


def test_only_records_without_a_text_are_refused(collection):
    laws, refused = collection

    assert len(laws) + len(refused) == 3475
    assert [refusal.fault for refusal in refused] == ["没有正文"] * 4


def test_the_collection_has_its_kinds(collection):
    assert Counter(law.kind for law in collection[0]) == {
        LawKind.CONSTITUTION: 6,
        LawKind.LAW: 353,
        LawKind.ADMINISTRATIVE_REGULATION: 682,
        LawKind.LOCAL_REGULATION: 1906,
        LawKind.JUDICIAL_INTERPRETATION: 439,
        LawKind.DEPARTMENTAL_RULE: 29,
        LawKind.CASE: 52,
        LawKind.OTHER: 4,
    }


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("issuer", 3239),
        ("number", 658),
        ("adopted_on", 2571),
        ("published_on", 933),
        ("effective_on", 2899),
        ("amended", 1235),
    ],
)
def test_the_collection_is_read_at_least_this_far(collection, name, floor):
    assert sum(bool(getattr(law, name)) for law in collection[0]) >= floor


def test_no_law_of_the_collection_takes_effect_before_it_is_passed(collection):
    days = [
        (law.adopted_on, law.effective_on) for law in collection[0] if law.adopted_on and law.effective_on
    ]

    assert days
    assert all(adopted <= effective for adopted, effective in days)


def test_all_days_of_the_collection_are_of_the_republic(collection):
    days = [
        day
        for law in collection[0]
        for day in (
            law.adopted_on,
            law.published_on,
            law.effective_on,
            *(change.on for change in law.amended),
        )
        if day
    ]

    assert date(1949, 10, 1) <= min(days)
    assert max(days) <= date(2027, 12, 31)


def test_no_organ_of_the_collection_carries_another_s_words(collection):
    issuers = {name for law in collection[0] for name in law.issuer.split("、") if name}

    assert all(len(name) <= 20 for name in issuers)
    assert not [name for name in issuers if name[0] in "的经由第" or "通过" in name or "批准" in name]
