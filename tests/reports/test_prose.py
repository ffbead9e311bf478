"""Numbers told in sentences, against the tables and against one another.

The tables are those of `tests/law/cases/report_tables.toml`: received 14069, carried in 560,
answered 13810, carried out 819; granted 5548, partial 2168, denied 730, unable 3421,
not processed 457, other 1486; review 790, litigation 212.
"""

import pytest

from gongkai.law.report_tables import Finding, Tables, Verdict, form
from gongkai.reports.prose import contradictions
from tests.reports.published import sample

NOTHING = Tables({}, {}, {})


def found(prose: str, verdict: Verdict, tables: Tables | None = None) -> list[Finding]:
    findings = contradictions(prose, form("2021"), tables or sample(), year=2023)
    return [finding for finding in findings if finding.verdict is verdict]


@pytest.mark.parametrize(
    ("prose", "numbers"),
    [
        ("2023年，全市收到政府信息公开申请14069件，上年结转560件。", 2),
        ("2023年，全市收到政府信息公开申请 14,069 件。", 1),
        ("全年新收政府信息公开申请１４０６９件，答复申请13810件，结转下年度继续办理819件", 3),
        ("予以公开5548件，部分公开2168件，不予公开730件，无法提供3421件，不予处理457件，其他处理1486件。", 6),
        ("其中，5548件予以公开，2168件为部分公开。", 2),
        ("公开和部分公开的共7716件。", 1),
        ("自然人申请13612件、商业企业252件", 2),
        ("涉及国家秘密13件，重复申请148件。", 2),
        ("行政复议案件790件，行政诉讼212件，其中未经复议直接起诉56件。", 3),
        ("不予公开730件，占5.3%。", 2),
        ("不予公开730件，占5.28%。", 2),
        ("不予公开730件（占收到申请的5.2%）。", 2),
        ("行政执法案卷286件，占不予公开的39.2%，不予公开730件。", 3),
        ("收到政府信\n息公开申请14069\n件。", 1),
    ],
)
def test_what_agrees_with_the_tables_holds(prose: str, numbers: int) -> None:
    assert not found(prose, Verdict.FAILS)
    assert len(found(prose, Verdict.HOLDS)) == numbers


@pytest.mark.parametrize(
    ("prose", "check", "left", "right"),
    [
        ("收到政府信息公开申请14068件。", "text_vs_table:本年新收申请", 14_068, 14_069),
        ("上年结转561件。", "text_vs_table:上年结转申请", 561, 560),
        ("答复13811件。", "text_vs_table:本年办理结果总计", 13_811, 13_810),
        ("结转至下一年度办理818件。", "text_vs_table:结转下年度继续办理", 818, 819),
        ("其中予以公开5549件。", "text_vs_table:予以公开", 5549, 5548),
        ("其中5549件予以公开，部分公开2168件。", "text_vs_table:予以公开", 5549, 5548),
        ("予以公开、部分公开共7717件。", "text_vs_table:予以公开及部分公开", 7717, 7716),
        ("其他处理1485件。", "text_vs_table:其他处理", 1485, 1486),
        ("科研机构申请1件。", "text_vs_table:科研机构申请", 1, 0),
        ("属于国家秘密14件。", "text_vs_table:属于国家秘密", 14, 13),
        ("行政复议791件。", "text_vs_table:行政复议", 791, 790),
        ("行政诉讼案件共211件。", "text_vs_table:行政诉讼", 211, 212),
    ],
)
def test_a_number_that_contradicts_its_table_is_found(prose: str, check: str, left: int, right: int) -> None:
    (finding,) = found(prose, Verdict.FAILS)

    assert (finding.check, finding.left, finding.right) == (check, left, right)


@pytest.mark.parametrize(
    "prose",
    [
        "2022年收到政府信息公开申请9000件，予以公开3000件。",
        "去年予以公开3000件。",
        "收到申请数量较上年增加300件，同比增长12%。",
        "市本级收到政府信息公开申请300件。",
        "通过网络收到申请9000件，信函收到申请5069件。",
        "答复咨询3000件，受理申请答复方面的投诉9件，办理建议提案120件。",
        "予以公开、部分公开、不予公开分别为5548件、2168件、730件。",
        "行政复议维持376件，行政诉讼败诉1件。",
        "因不予公开引发行政复议的30件。",
        "行政复议、行政诉讼共1002件。",
        "主动公开政府信息18万余条，公开规范性文件33件。",
        "按时答复率100%。",
    ],
)
def test_a_number_of_something_else_is_left_alone(prose: str) -> None:
    assert not found(prose, Verdict.FAILS)


def test_a_share_that_is_wrong_is_worked_out() -> None:
    (finding,) = found("不予公开730件，占6.1%。", Verdict.FAILS)

    assert finding.check == "text_pct:730/13810"
    assert finding.message == "正文称“不予公开730件，占6.1%”，730件占13810件的5.3%，相差0.8个百分点"


def test_four_numbers_of_the_year_must_balance() -> None:
    (finding,) = found("收到申请100件，上年结转5件，答复申请98件，结转下年度8件。", Verdict.FAILS, NOTHING)

    assert (finding.check, finding.left, finding.right) == ("text_identity", 105, 106)


@pytest.mark.parametrize(
    ("prose", "check"),
    [
        (
            "收到申请20件，自然人9件，商业企业5件，科研机构1件，社会公益组织1件，法律服务机构1件，其他2件。",
            "text_sum:申请人",
        ),
        ("收到申请20件，自然人19件，商业企业5件。", "text_sum:申请人"),
        (
            "答复20件，予以公开5件，部分公开5件，不予公开5件，无法提供1件，不予处理1件，其他处理1件。",
            "text_sum:办理结果",
        ),
        (
            "答复20件，公开及部分公开8件，不予公开5件，无法提供1件，不予处理1件，其他处理1件。",
            "text_sum:办理结果",
        ),
    ],
)
def test_parts_told_must_come_to_their_whole(prose: str, check: str) -> None:
    assert [finding.check for finding in found(prose, Verdict.FAILS, NOTHING)] == [check]


def test_some_parts_may_be_less_than_the_whole() -> None:
    assert not found("收到申请20件，自然人9件，商业企业5件。", Verdict.FAILS, NOTHING)


def test_the_same_thing_told_twice_must_be_the_same() -> None:
    (finding,) = found("予以公开5件。各项工作有序。予以公开6件。", Verdict.FAILS, NOTHING)

    assert (finding.check, finding.left, finding.right) == ("text_repeat:予以公开", 6, 5)


def test_one_wrong_number_is_one_finding() -> None:
    prose = "答复13810件，予以公开5549件，部分公开2168件，不予公开730件，无法提供3421件，不予处理457件，其他处理1486件。"

    assert [finding.check for finding in found(prose, Verdict.FAILS)] == ["text_vs_table:予以公开"]


@pytest.mark.parametrize(
    ("prose", "checks"),
    [
        ("收取信息处理费3件，共300元，其中甲县1件100元、乙县2件200元。", []),
        ("收取信息处理费3件300元：甲县100元（1件），乙县200元（2件）。", []),
        ("甲县收取信息处理费1件100元，乙县2件200元，合计3件300元。", []),
        ("收取信息处理费0.03万元，其中甲县100元、乙县每件100元共200元。此外办理建议12件。", []),
        ("未收取信息处理费。", []),
        ("收取信息处理费4件，共300元，其中甲县1件100元、乙县2件200元。", ["fee_cases"]),
        ("收取信息处理费3件，共310元，其中甲县1件100元、乙县2件200元。", ["fee_yuan"]),
    ],
)
def test_fees_told_by_agency_come_to_their_total(prose: str, checks: list[str]) -> None:
    assert [finding.check for finding in found(prose, Verdict.FAILS)] == checks
