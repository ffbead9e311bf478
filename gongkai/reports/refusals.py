"""What the annual report says no to."""

from collections.abc import Sequence

from gongkai.law.refusals import Refusal
from gongkai.law.report_tables import Column, Finding
from gongkai.law.sources import REGULATION, Article

CONTENT = str(Article(REGULATION, 50, 1))
_LONGEST_LIST = 10


class NothingRecorded(Refusal):
    """A report on a year of which the system knows nothing."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(
            f"系统里没有 {year} 年的任何公开信息、申请、复议诉讼或者填报数据，不能编制年度报告",
            rule=f"{CONTENT}，年度报告的数字须出自业务记录",
            remedy="请核对年度；本系统启用以前的年度，请以当年公布的年度报告为准",
        )


class ReportUnbalanced(Refusal):
    """A report whose numbers do not agree with one another or with the record."""

    def __init__(self, year: int, failing: Sequence[Finding]) -> None:
        self.year = year
        self.failing = tuple(failing)
        self.cells = tuple(dict.fromkeys(cell for finding in failing for cell in finding.cells))
        shown = "；".join(f"[{finding.check}] {finding.message}" for finding in failing[:_LONGEST_LIST])
        rest = f"；另有 {len(failing) - _LONGEST_LIST} 项" if len(failing) > _LONGEST_LIST else ""
        super().__init__(
            f"{year} 年的年度报告有 {len(failing)} 项不相符，不能生成：{shown}{rest}"
            f"。涉及的单元格：{'、'.join(self.cells)}",
            rule=f"{CONTENT}和年度报告格式的勾稽关系",
            remedy="请逐项打开单元格背后的清单，与留痕和答复书核对，改正业务记录后再生成",
        )


class YearNotOver(Refusal):
    """A report on a year that still runs."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year} 年还没有结束，不能生成该年的年度报告",
            rule=f"{Article(REGULATION, 49)}（上一年度的年度报告）",
            remedy="年度结束前可以随时查看截至当日的统计，正式报告请在次年生成",
        )


class YearNotBegun(Refusal):
    """A figure for a year still to come."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年还没有开始，不能填报该年的数据", rule=CONTENT, remedy="请核对填报的年度")


class UnknownCell(Refusal):
    """The form of the year has no such cell."""

    def __init__(self, year: int, cell: str) -> None:
        self.cell = cell
        super().__init__(
            f"{year} 年的年度报告格式中没有“{cell}”这一格",
            rule="单元格写作“表.行.列”，行和列须是该年度格式中有的",
            remedy="请从该年度的统计表中选取，例如 table3.granted.natural",
        )


class CellIsCounted(Refusal):
    """A number was filed for a cell the system counts from its own records."""

    def __init__(self, cell: str, label: str) -> None:
        self.cell = cell
        super().__init__(
            f"{label}（{cell}）由系统从业务记录统计，不能填报",
            rule=f"{CONTENT}，已有业务记录的数字以记录为准",
            remedy="数字有误的，请改正对应的业务记录",
        )


class FigureImpossible(Refusal):
    """A number that cannot stand in its cell."""

    def __init__(self, label: str, value: object, column: Column) -> None:
        wanted = {
            "int": "不小于零的整数",
            "signed_int": "整数，减少的写负数",
            "decimal": "不小于零的数，至多六位小数",
        }
        super().__init__(
            f"{label}不能填“{value}”",
            rule=f"这一格应为{wanted[column.kind]}，绝对值在一万亿以内",
            remedy="请核对数字和单位",
        )


class NotForTheCity(Refusal):
    """Somebody without a city-wide post tried to issue the government's own report."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"{person}没有全市范围的“编制年报”岗位，不能生成市政府的年度报告",
            rule=f"{Article(REGULATION, 49)}（县级以上地方人民政府的政府信息公开工作主管部门公布本级政府的年度报告）",
            remedy="请由政务公开主管部门担任此岗位的人员办理",
        )


class UnknownReport(Refusal):
    """No report was issued under this number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"没有编号为 {number} 的年度报告",
            rule="只能查看已经生成的年度报告",
            remedy="请从年度报告列表中选取",
        )
