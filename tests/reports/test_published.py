"""Published reports: read whatever their markup, and examined."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from gongkai.law.report_tables import APPLICANTS, TOTAL, Column, Finding, Tables, Verdict, form
from gongkai.reports import grids
from gongkai.reports.grids import NotAReport, ReportNotReadable
from gongkai.reports.published import Examination, Standing, examine, label_key, number, read
from tests.reports.published import changed, copied, lines, page, real, sample

SHANGHAI_SAYS = """一、总体情况
2019年，本厅收到政府信息公开申请859件，上年结转18件；答复805件，结转下年度办理72件。
答复中，“予以公开”及“部分公开”258件，占33.9%；不予公开35件，占4.34%；无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理0件。
由此发生行政复议7件、行政诉讼9件。"""

SUQIAN_SAYS = """六、其他需要报告的事项
2023年全市收取信息处理费25件，共计2950元。其中，沭阳县自然资源和规划局1件，420元；泗洪县人民政府2件，290元；\
泗洪县公安局15件，1500元；宿迁市自然资源和规划局宿城分局1件，140元；宿迁市公安局6件，600元。"""


def saved(folder: Path, text: str, *, encoding: str = "utf-8", name: str = "report.html") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def examined(folder: Path, text: str) -> Examination:
    return examine(read(saved(folder, text)))


def names(findings: list[Finding]) -> list[str]:
    return [finding.check for finding in findings]


@pytest.mark.parametrize(
    ("report", "rows"),
    [("shanghai_gov_office_2019", "2019"), ("suqian_city_2023", "2021")],
)
def test_a_real_page_is_read_cell_by_cell(report: str, rows: str) -> None:
    transcript = yaml.safe_load(real(f"reports/{report}.yaml").read_text(encoding="utf-8"))["tables"]

    read_report = read(real(f"reports/{report}.html"))

    assert read_report.form is form(rows)
    tables = read_report.tables
    assert [list(row.values()) for row in tables.table3.values()] == [
        row["cells"] for row in transcript["requests"]["rows"]
    ]
    assert [list(row.values()) for row in tables.table4.values()] == [
        row["cells"] for row in transcript["review_litigation"]["rows"]
    ]
    assert [[str(cell) for cell in row.values()] for row in tables.table2.values()] == [
        [str(cell).removesuffix("元") for cell in row["cells"]]
        for block in transcript["active_disclosure"]
        for row in block["rows"]
    ]


def test_suqian_2023_is_consistent() -> None:
    examination = examine(read(real("reports/suqian_city_2023.html")))

    assert examination.verdict is Standing.CONSISTENT
    assert not examination.doubts


def test_shanghai_2019_cannot_be_decided_where_its_totals_are_blank() -> None:
    path = real("reports/shanghai_gov_office_2019.html")
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))

    examination = examine(read(path))

    assert examination.verdict is Standing.UNDECIDABLE
    assert not examination.of(Verdict.FAILS)
    undecidable = examination.of(Verdict.UNDECIDABLE)
    printed = [check for check in expected["checks"] if check["ok"] is None]
    assert sorted((one.left, one.right or 0) for one in undecidable) == sorted(
        (check["left"], check["right"] or 0) for check in printed
    )
    assert names(undecidable) == ["A3-2"] + ["A3-3"] * 11


def test_the_prose_of_shanghai_2019_contradicts_its_tables(tmp_path: Path) -> None:
    path = real("reports/shanghai_gov_office_2019.html")
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))["expected"]
    body = "".join(f"<p>{line}</p>" for line in SHANGHAI_SAYS.splitlines())
    whole = path.read_text(encoding="utf-8").replace("<p>二、", f"{body}<p>二、", 1)

    examination = examined(tmp_path, whole)

    assert examination.verdict is Standing.INCONSISTENT
    failing = examination.of(Verdict.FAILS)
    assert names(failing) == expected["failing_checks"]
    assert [(str(one.left), str(one.right)) for one in failing] == [
        ("258", "275"),
        ("265", "337"),
        ("32.0", "33.9"),
    ]
    assert "正文称“无法提供265件，占32.9%”，表三中无法提供为337件，相差72件" in failing[1].message
    holding = {(one.check, one.left, one.right) for one in examination.of(Verdict.HOLDS)}
    assert ("text_identity", 877, 877) in holding
    assert ("text_vs_table:不予公开", 35, 35) in holding
    assert ("text_vs_table:行政诉讼", 9, 9) in holding


def test_the_fees_of_suqian_2023_add_up(tmp_path: Path) -> None:
    text = real("reports/suqian_city_2023.html").read_text(encoding="utf-8")
    body = "".join(f"<p>{line}</p>" for line in SUQIAN_SAYS.splitlines())

    examination = examined(tmp_path, text.replace("</body>", f"{body}</body>"))

    assert examination.verdict is Standing.CONSISTENT
    assert {("fee_cases", 25, 25), ("fee_yuan", 2950, 2950)} <= {
        (one.check, one.left, one.right) for one in examination.of(Verdict.HOLDS)
    }


def test_the_prose_of_huzhou_2020_adds_up_but_its_tables_are_missing() -> None:
    examination = examine(read(real("huzhou-2020-report.txt")))

    assert examination.form is form("2019")
    assert examination.verdict is Standing.UNDECIDABLE
    assert [finding.cells for finding in examination.of(Verdict.UNDECIDABLE)] == [
        ("table2",),
        ("table3",),
        ("table4",),
    ]
    assert [(one.check, one.left, one.right) for one in examination.of(Verdict.HOLDS)] == [
        ("text_sum:申请人", 1087, 1087),
        ("text_sum:办理结果", 1087, 1087),
    ]


@pytest.mark.parametrize("told", ["自然人申请974件", "部分公开90件", "其他类13件", "其他处理19件"])
def test_a_changed_number_in_the_prose_of_huzhou_2020_is_found(tmp_path: Path, told: str) -> None:
    text = real("huzhou-2020-report.txt").read_text(encoding="utf-8")
    assert told in text

    examination = examined(tmp_path, text.replace(told, told.replace("9", "8").replace("13", "15")))

    assert examination.verdict is Standing.INCONSISTENT
    assert len(examination.of(Verdict.FAILS)) == 1


def test_the_sample_is_consistent_as_a_page(tmp_path: Path) -> None:
    path = saved(tmp_path, page(lines(form("2021"), sample())))

    assert read(path).tables == sample()
    assert examine(read(path)).verdict is Standing.CONSISTENT


@pytest.mark.parametrize("separator", ["\t", "  ", " ", " | "])
def test_the_sample_is_consistent_as_copied_text(tmp_path: Path, separator: str) -> None:
    path = saved(tmp_path, copied(lines(form("2021"), sample()), separator), name="report.txt")

    assert read(path).tables == sample()


def test_a_blank_survives_in_tab_separated_text(tmp_path: Path) -> None:
    tables = sample()
    tables.table3["np_publication"] = dict.fromkeys([*APPLICANTS, TOTAL], None)

    assert read(saved(tmp_path, copied(lines(form("2021"), tables), "\t"))).tables == tables


def test_a_blank_lost_in_space_separated_text_makes_the_row_undecidable(tmp_path: Path) -> None:
    tables = sample()
    tables.table3["granted"]["research"] = None

    examination = examined(tmp_path, copied(lines(form("2021"), tables), " "))

    assert examination.verdict is Standing.UNDECIDABLE
    fault = examination.findings[0]
    assert fault.message == "表三“（一）予以公开”一行读到6格，应为7格，无法确定各格所属的栏目"


def test_one_cell_a_line_is_read(tmp_path: Path) -> None:
    text = "某市2023年政府信息公开工作年度报告\n" + "\n".join(
        cell for row in lines(form("2021"), sample())[1] for cell in row
    )

    assert read(saved(tmp_path, text, name="report.txt")).tables.table3 == sample().table3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_is_told_by_the_bytes(tmp_path: Path, encoding: str) -> None:
    path = saved(tmp_path, page(lines(form("2021"), sample())), encoding=encoding)

    assert read(path).tables == sample()


def test_labels_and_numbers_are_read_however_they_are_typed(tmp_path: Path) -> None:
    tables = lines(form("2021"), sample())
    tables = changed(tables, "（一）予以公开", lambda row: ["(一) 予以<br>公开", *row[2:]])
    tables = changed(tables, "1.属于国家秘密", lambda row: ["１、属于 国家<b>秘密</b>&nbsp;", *row[3:]])
    tables = changed(
        tables,
        "二、上年结转政府信息公开申请数量",
        lambda row: [row[0], "５３５件", "６", "０", "１", "１８", "&nbsp;", "５６０"],
    )
    tables = changed(
        tables, "一、本年新收政府信息公开申请数量", lambda row: [row[0], "13,612", *row[2:-1], "１４，０６９"]
    )

    report = read(saved(tmp_path, page(tables)))

    assert examine(report).verdict is Standing.CONSISTENT
    assert report.tables.table3["new"]["natural"] == 13_612
    assert report.tables.table3["carry_in"]["other_org"] is None


def test_columns_are_told_by_the_heading(tmp_path: Path) -> None:
    tables = lines(form("2021"), sample())
    order = ["总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    tables[1] = [order, *([*row[:-7], row[-1], *row[-7:-1]] for row in tables[1][2:])]

    assert read(saved(tmp_path, page(tables))).tables == sample()


def test_layout_tables_and_tables_in_cells_do_not_disturb(tmp_path: Path) -> None:
    two, three, four = lines(form("2021"), sample())
    three = changed([three], "3.其他", lambda row: [*row[:-1], "<table><tr><td>965</td></tr></table>"])[0]
    inner = page([two, three, four]).partition("<body>")[2].partition("</body>")[0]
    prose = "<p>收到政府信息公开申请14070件。</p>"
    whole = page([[["导航", f"{prose}{inner}"]]])

    examination = examined(tmp_path, whole)

    assert names(examination.of(Verdict.FAILS)) == ["text_vs_table:本年新收申请"]
    assert not examination.of(Verdict.UNDECIDABLE)


def test_the_form_is_told_by_its_labels_not_by_the_year(tmp_path: Path) -> None:
    text = page(lines(form("2021"), sample()), title="某市2020年政府信息公开工作年度报告")

    examination = examined(tmp_path, text)

    assert examination.form is form("2021")
    assert examination.verdict is Standing.CONSISTENT
    (doubt,) = examination.doubts
    assert doubt.message == "标题写明是 2020 年度的报告，应使用 2019 年格式，表格的栏目却是 2021 年格式"


def test_table_three_alone_tells_the_form_of_2019_by_its_single_row_of_other(tmp_path: Path) -> None:
    sheet, tables = form("2019"), sample()
    rows = {row.key: dict.fromkeys([*APPLICANTS, TOTAL], 0) for row in sheet.data_rows}
    three = lines(sheet, Tables(zero_table2(), rows, tables.table4))[1]

    assert read(saved(tmp_path, page([three]))).form is sheet


def zero_table2() -> dict[str, dict[str, int | Decimal | None]]:
    return {
        row.key: {column.key: 0 for column in block.columns}
        for block in form("2019").table2
        for row in block.rows
    }


def test_a_missing_row_is_named(tmp_path: Path) -> None:
    tables = sample()
    del tables.table3["np_repeat"]

    examination = examined(tmp_path, page(lines(form("2021"), tables)))

    assert examination.verdict is Standing.UNDECIDABLE
    assert examination.findings[0].message == "表三缺少“2.重复申请”一行"
    assert examination.findings[0].cells == ("table3.np_repeat",)


@pytest.mark.parametrize("printed", ["1O8", "—", "约20", "二十", "3/4"])
def test_a_cell_that_is_no_number_is_named(tmp_path: Path, printed: str) -> None:
    tables = changed(lines(form("2021"), sample()), "2.重复申请", lambda row: [*row[:3], printed, *row[4:]])

    examination = examined(tmp_path, page(tables))

    assert examination.verdict is Standing.UNDECIDABLE
    fault = examination.findings[0]
    assert fault.cells == ("table3.np_repeat.natural",)
    assert fault.message == f"表三“2.重复申请”行“自然人”列印作“{printed}”，不是数字"


def test_an_unreadable_cell_of_table_four_is_named(tmp_path: Path) -> None:
    tables = lines(form("2021"), sample())
    tables[2][-1][0] = "1O8"

    examination = examined(tmp_path, page(tables))

    assert examination.verdict is Standing.UNDECIDABLE
    assert examination.findings[0].cells == ("table4.review.upheld",)


def test_a_row_printed_twice_with_other_numbers_is_undecidable(tmp_path: Path) -> None:
    tables = lines(form("2021"), sample())
    tables[1].append([*tables[1][-1][:-1], "820"])

    examination = examined(tmp_path, page(tables))

    assert "出现了不止一次" in examination.findings[0].message


def test_a_row_the_form_does_not_have_is_pointed_out(tmp_path: Path) -> None:
    tables = lines(form("2021"), sample())
    tables[1].append(["9.属于工作秘密", "1", "0", "0", "0", "0", "0", "1"])

    (doubt,) = examined(tmp_path, page(tables)).doubts

    assert doubt.message == "统计表中“9.属于工作秘密”一行不是法定的栏目，没有计入"


def test_a_wrong_total_is_inconsistent_even_beside_what_is_undecidable(tmp_path: Path) -> None:
    tables = sample()
    tables.table3["granted"]["natural"] = 1
    del tables.table3["np_repeat"]

    assert examined(tmp_path, page(lines(form("2021"), tables))).verdict is Standing.INCONSISTENT


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("251000元", Column("amount", "", "decimal"), 251_000),
        ("25.1万元", Column("amount", "", "decimal"), 251_000),
        ("592372449元", Column("amount", "", "decimal", "万元"), Decimal("59237.2449")),
        ("－8", Column("delta", "", "signed_int"), -8),
        (" \u3000", Column("new", ""), None),
        ("１，０８７", Column("new", ""), 1087),
    ],
)
def test_a_cell_counts_what_it_prints(text: str, kind: Column, value: object) -> None:
    assert number(text, kind) == value


@pytest.mark.parametrize(
    "text", ["（二）部分公开（区分处理的，只计这一情形）", "2、部分 公开", "部分公开", "②部分公开"]
)
def test_a_label_is_known_without_its_number_and_explanation(text: str) -> None:
    assert label_key(text) == "部分公开"


def test_a_page_that_is_no_report_is_refused(tmp_path: Path) -> None:
    text = "<html><body><table><tr><td>其他</td><td>总计</td></tr></table><p>今天天气很好。</p></body></html>"

    with pytest.raises(NotAReport, match="不是政府信息公开工作年度报告"):
        read(saved(tmp_path, text))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "文件是空的"),
        (b" \n\t", "文件是空的"),
        (b"%PDF-1.7\x00\x01\xff\xff", "文件不是网页或者文本"),
        (b"\xff\xff\xff", "文件不是网页或者文本"),
    ],
)
def test_a_file_without_text_is_refused(tmp_path: Path, data: bytes, fault: str) -> None:
    path = tmp_path / "报告.pdf"
    path.write_bytes(data)

    with pytest.raises(ReportNotReadable, match=f"无法读取年度报告“报告.pdf”：{fault}"):
        read(path)


@pytest.mark.parametrize("name", ["nowhere.html", "."])
def test_an_absent_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportNotReadable, match="文件不存在"):
        read(tmp_path / name)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    with path.open("wb") as file:
        file.truncate(grids.LARGEST + 1)

    with pytest.raises(ReportNotReadable, match="上限为 20 兆字节"):
        read(path)


def test_hostile_spans_and_depth_are_harmless(tmp_path: Path) -> None:
    deep = "<div>" * 5000 + "<table>" * 300
    text = page(lines(form("2021"), sample()), "政府信息公开年度报告")
    text = text.replace("<td>", '<td colspan="99999999999" rowspan="x">', 1)

    assert read(saved(tmp_path, text.replace("</body>", f"{deep}</body>"))).tables == sample()
