"""The statutory tables of the annual report and what must add up in them."""

import tomllib
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.report_tables import (
    APPLICANT_LABELS,
    APPLICANTS,
    TOTAL,
    Finding,
    Form,
    FormNotInForce,
    Table,
    Tables,
    Verdict,
    check,
    check_against_last_year,
    counted,
    doubts,
    form,
    form_for,
)
from tests.law.tables import specification

CASES = Path(__file__).with_name("cases") / "report_tables.toml"
VERSIONS = ("2019", "2021")
RESULTS = ("upheld", "corrected", "other", "pending")


def sample() -> Tables:
    data = tomllib.loads(CASES.read_text(encoding="utf-8"))
    applicants = [*APPLICANTS, TOTAL]
    table3 = {key: dict(zip(applicants, row, strict=True)) for key, row in data["table3"].items()}
    table4 = {key: dict(zip([*RESULTS, TOTAL], row, strict=True)) for key, row in data["table4"].items()}
    return Tables(zeros(form("2021")).table2, table3, table4)


def zeros(sheet: Form) -> Tables:
    tables = Tables({}, {}, {})
    for name, row, column in sheet.cells():
        by_name = {"table2": tables.table2, "table3": tables.table3, "table4": tables.table4}
        by_name[name].setdefault(row.key, {})[column.key] = 0
    return tables


def of(findings: list[Finding], verdict: Verdict) -> list[Finding]:
    return [finding for finding in findings if finding.verdict is verdict]


@st.composite
def balanced(draw: st.DrawFn) -> tuple[Form, Tables]:
    """Tables that add up: outcomes and what is left over are drawn, all the rest follows."""
    sheet = form(draw(st.sampled_from(VERSIONS)))
    counts = st.integers(0, 10**6)
    tables = zeros(sheet)
    for who in APPLICANTS:
        done = {row.key: draw(counts) for row in sheet.outcomes}
        for key, number in done.items():
            tables.table3[key][who] = number
        left, total = draw(counts), sum(done.values())
        carried = draw(st.integers(0, total + left))
        for key, number in {
            "results_total": total,
            "carry_out": left,
            "carry_in": carried,
            "new": total + left - carried,
        }.items():
            tables.table3[key][who] = number
    for row in tables.table3.values():
        row[TOTAL] = sum(row[who] or 0 for who in APPLICANTS)
    for row in tables.table4.values():
        row |= {key: draw(counts) for key in RESULTS}
        row[TOTAL] = sum(row[key] or 0 for key in RESULTS)
    return sheet, tables


@given(balanced())
def test_balanced_tables_hold(pair: tuple[Form, Tables]) -> None:
    assert {finding.verdict for finding in check(*pair)} == {Verdict.HOLDS}


@given(balanced(), st.data())
def test_any_changed_number_breaks_a_check_of_its_row_or_column(
    pair: tuple[Form, Tables], data: st.DataObject
) -> None:
    sheet, tables = pair
    name = data.draw(st.sampled_from(["table3", "table4"]))
    table: Table = getattr(tables, name)
    row = data.draw(st.sampled_from(sorted(table)))
    column = data.draw(st.sampled_from(sorted(table[row])))
    table[row][column] = (table[row][column] or 0) + data.draw(st.integers().filter(bool))

    failing = of(check(sheet, tables), Verdict.FAILS)

    assert any(f"{name}.{row}.{column}" in finding.cells for finding in failing)


def test_the_sample_of_the_2021_form_adds_up() -> None:
    findings = check(form("2021"), sample())

    assert {finding.verdict for finding in findings} == {Verdict.HOLDS}
    # one for the signs, two for each of 7 columns, one for each of 25 rows and of 3 routes
    assert len(findings) == 1 + 7 * 2 + 25 + 3


def test_a_lost_request_is_named_by_its_column_and_amount() -> None:
    tables = sample()
    tables.table3["new"]["natural"] = 13_610

    balance, row = of(check(form("2021"), tables), Verdict.FAILS)

    assert (balance.check, balance.left, balance.right) == ("T3-1", 14_145, 14_147)
    assert balance.message == "“自然人”列：一、二两项之和为14145，三（七）、四两项之和为14147，相差2"
    assert (row.check, row.cells[-1]) == ("T3-3", "table3.new.total")


def test_an_outcome_counted_twice_fails_the_results_of_its_column() -> None:
    tables = sample()
    tables.table3["granted"]["natural"] = 5346

    assert {finding.check for finding in of(check(form("2021"), tables), Verdict.FAILS)} == {"T3-2", "T3-3"}


def test_a_route_of_table_four_is_checked_by_itself() -> None:
    tables = sample()
    tables.table4["direct"]["pending"] = 26

    (failing,) = of(check(form("2021"), tables), Verdict.FAILS)

    assert (failing.check, failing.left, failing.right) == ("T4-1", 55, 56)
    assert "“未经复议直接起诉”" in failing.message


def test_a_blank_part_counts_as_zero() -> None:
    tables = sample()
    tables.table3["new"]["research"] = None

    assert not of(check(form("2021"), tables), Verdict.FAILS)


def test_a_blank_total_makes_what_reads_it_undecidable() -> None:
    tables = sample()
    tables.table3["granted"][TOTAL] = None

    column, row = of(check(form("2021"), tables), Verdict.UNDECIDABLE)

    assert (column.check, column.right) == ("T3-2", 13_810)
    assert (row.check, row.left, row.right) == ("T3-3", 5548, None)
    assert row.message == "“（一）予以公开”行：各类申请人之和为5548，总计一格空白，无法核对"


def test_a_blank_total_of_nothing_is_zero() -> None:
    tables = sample()
    tables.table3["np_publication"] = dict.fromkeys([*APPLICANTS, TOTAL], None)

    assert {finding.verdict for finding in check(form("2021"), tables)} == {Verdict.HOLDS}


def test_a_total_whose_parts_are_all_blank_is_undecidable() -> None:
    tables = sample()
    tables.table4["review"] |= dict.fromkeys(RESULTS, None)

    (finding,) = of(check(form("2021"), tables), Verdict.UNDECIDABLE)

    assert finding.message == "“行政复议”：各种结果均为空白，总计为790，无法核对"


def test_a_missing_row_makes_every_column_it_belongs_to_undecidable() -> None:
    tables = sample()
    del tables.table3["np_repeat"]

    undecidable = of(check(form("2021"), tables), Verdict.UNDECIDABLE)

    assert [finding.check for finding in undecidable] == ["T3-2"] * 7 + ["T3-3"]
    assert "“2.重复申请”行“自然人”列缺失" in undecidable[0].message
    assert not of(check(form("2021"), tables), Verdict.FAILS)


def test_a_missing_table_is_one_finding() -> None:
    tables = Tables({}, {}, sample().table4)

    undecidable = of(check(form("2021"), tables), Verdict.UNDECIDABLE)

    assert [finding.cells for finding in undecidable] == [("table2",), ("table3",)]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_negative_count_fails_even_where_sums_agree(version: str) -> None:
    sheet, tables = form(version), zeros(form(version))
    for key in ("new", "results_total", "granted"):
        tables.table3[key] |= {"natural": -3, TOTAL: -3}

    failing = of(check(sheet, tables), Verdict.FAILS)

    assert len(failing) == 6
    assert "“自然人”列为-3，不能为负数" in failing[0].message


def test_half_a_case_fails() -> None:
    tables = zeros(form("2021"))
    tables.table2["licence"]["decisions"] = Decimal("1.5")

    (failing,) = of(check(form("2021"), tables), Verdict.FAILS)

    assert failing.message == "“行政许可”行“本年处理决定数量”列为1.5，应为整数"


def test_fee_income_may_have_decimals_and_a_change_may_be_negative() -> None:
    new, old = zeros(form("2021")), zeros(form("2019"))
    new.table2["admin_fee"]["amount"] = Decimal("59237.2449")
    old.table2["licence"]["delta"] = -8

    assert not of(check(form("2021"), new) + check(form("2019"), old), Verdict.FAILS)


def test_more_documents_this_year_than_ever_are_doubted() -> None:
    tables = zeros(form("2019"))
    tables.table2["normative"] |= {"disclosed": 60, "disclosed_total": 10}

    (doubt,) = doubts(form("2019"), tables)

    assert (doubt.check, doubt.left, doubt.right) == ("A2-2", 60, 10)
    assert not doubts(form("2021"), zeros(form("2021")))


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_carried_out_last_year_comes_in_this_year(version: str) -> None:
    last, tables = sample(), sample()
    tables.table3["carry_in"] = dict(last.table3["carry_out"])
    assert not of(check_against_last_year(form(version), tables, last), Verdict.FAILS)

    tables.table3["carry_in"]["natural"] = 784
    (failing,) = of(check_against_last_year(form(version), tables, last), Verdict.FAILS)

    assert (failing.left, failing.right) == (784, 783)
    assert failing.cells == ("table3.carry_in.natural", "last.table3.carry_out.natural")


def test_documents_in_force_follow_from_last_year() -> None:
    last, tables = zeros(form("2021")), zeros(form("2021"))
    last.table2["normative"]["in_force"] = 977
    tables.table2["normative"] |= {"issued": 109, "repealed": 489, "in_force": 597}
    assert not of(check_against_last_year(form("2021"), tables, last), Verdict.FAILS)

    tables.table2["normative"]["in_force"] = 598
    (failing,) = of(check_against_last_year(form("2021"), tables, last), Verdict.FAILS)

    assert (failing.check, failing.left, failing.right) == ("T2-1", 598, 597)


def test_items_of_the_2019_form_follow_from_last_year() -> None:
    last, tables = zeros(form("2019")), zeros(form("2019"))
    last.table2["licence"] |= {"prev_items": 120, "delta": -8}
    tables.table2["licence"]["prev_items"] = 120

    (failing,) = of(check_against_last_year(form("2019"), tables, last), Verdict.FAILS)

    assert (failing.check, failing.left, failing.right) == ("A2-1", 120, 112)


def test_documents_in_force_cannot_be_told_from_a_report_in_the_older_form() -> None:
    findings = check_against_last_year(form("2021"), zeros(form("2021")), zeros(form("2019")))

    assert [finding.check for finding in of(findings, Verdict.UNDECIDABLE)] == ["T2-1", "T2-1"]


def test_a_blank_total_is_counted_from_its_applicants() -> None:
    tables = sample()
    tables.table3["granted"][TOTAL] = None

    assert counted(form("2021"), tables, ["granted", "partial"]) == 5548 + 2168
    assert counted(form("2021"), Tables({}, {}, {}), ["granted"]) is None


@pytest.mark.parametrize(
    ("year", "version"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")]
)
def test_the_form_changed_with_the_report_on_2021(year: int, version: str) -> None:
    assert form_for(year) is form(version)


def test_a_report_before_2019_has_no_form() -> None:
    with pytest.raises(FormNotInForce, match="2018 年的年度报告没有可用的统计表格式"):
        form_for(2018)


@pytest.mark.parametrize(("version", "outcomes"), [("2019", 19), ("2021", 21)])
def test_every_request_has_one_outcome_row(version: str, outcomes: int) -> None:
    assert len(form(version).outcomes) == outcomes


def shared(version: str) -> dict[str, Any]:
    data: dict[str, Any] = specification(f"annual_report_{version}.yaml")
    return data


@pytest.mark.parametrize("version", VERSIONS)
def test_table_two_is_as_specified(version: str) -> None:
    specified = [
        (
            block["caption"],
            block["row_header"],
            [(one["key"], one["label"], one["type"]) for one in block["columns"]],
            [(one["key"], one["label"]) for one in block["rows"]],
        )
        for block in shared(version)["tables"]["table2"]["blocks"]
    ]

    assert specified == [
        (
            block.caption,
            block.row_header,
            [(one.key, one.label, one.kind) for one in block.columns],
            [(one.key, one.label) for one in block.rows],
        )
        for block in form(version).table2
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_table_three_is_as_specified(version: str) -> None:
    table, columns = shared(version)["tables"]["table3"], shared("2021")["tables"]["table3"]["columns"]

    assert [(one["code"], one["key"], one["label"], one["data"]) for one in table["rows"]] == [
        (row.code, row.key, row.label, row.data) for row in form(version).table3
    ]
    assert table["note"] == form(version).note
    assert [(one["key"], one["label"]) for one in columns if not one.get("group")] == [
        (column.key, column.label) for column in form(version).applicant_columns
    ]
    assert {one["key"]: one["label"] for one in columns if one["key"] in APPLICANTS} == APPLICANT_LABELS


@pytest.mark.parametrize("version", VERSIONS)
def test_table_four_is_as_specified(version: str) -> None:
    table = shared("2021")["tables"]["table4"]
    review, litigation = table["column_groups"]
    specified = [(review["key"], review["label"], "")]
    specified += [(one["key"], one["label"], litigation["label"]) for one in litigation["groups"]]

    assert specified == [(group.key, group.label, group.parent) for group in form(version).groups]
    assert list(table["column_labels"].items()) == [
        (column.key, column.label) for column in form(version).groups[0].columns
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_sections_and_years_are_as_specified(version: str) -> None:
    data = shared(version)
    years = data["meta"]["applies_to_report_years"]

    assert (years["from"], years["to"]) == form(version).years
    assert data["meta"]["instrument"] == form(version).instrument
    # An unquoted `no` is a boolean to YAML 1.1.
    assert [(one[False], one["title"], one.get("table", "")) for one in data["sections"]] == [
        (section.no, section.title, section.table) for section in form(version).sections
    ]


def test_the_sample_is_that_of_the_specification() -> None:
    specified = shared("2021")["tables"]
    codes = {row.code: row.key for row in form("2021").table3}
    rows = {codes[code]: row for code, row in specified["table3"]["sample"]["rows"].items()}

    assert rows == {key: list(row.values()) for key, row in sample().table3.items()}
    assert specified["table4"]["sample"] == {key: list(row.values()) for key, row in sample().table4.items()}


def test_checking_changes_nothing() -> None:
    tables = sample()
    before = deepcopy(tables)

    check(form("2021"), tables)

    assert tables == before
