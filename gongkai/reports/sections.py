"""The parts of the report told in words: what the record can tell, and what people must add.

Only numbers of the record are told. What no record knows is left open in brackets that begin with 【待补充】;
nothing is claimed in anybody's name.
"""

from dataclasses import dataclass

from gongkai.law.report_tables import APPLICANT_LABELS, TOTAL, Section
from gongkai.law.sources import REGULATION
from gongkai.reports.facts import AnnualReport, cell_label, outcome_groups

OPEN = "【待补充】"


@dataclass(frozen=True, slots=True)
class Part:
    """Some paragraphs under a heading, which may be empty; those beginning with OPEN wait for people."""

    heading: str
    paragraphs: tuple[str, ...]


def preamble(report: AnnualReport) -> str:
    """Return the sentence before section one."""
    return (
        f"根据{REGULATION}规定，编制{report.year}年政府信息公开工作年度报告。"
        f"统计期限为{report.year}年1月1日至12月31日。"
    )


def section(report: AnnualReport, section: Section) -> tuple[Part, ...]:
    """Return the words of a section; none for a section that is a table.

    Source: REGULATION Art. 50(1).
    """
    writers = {"一": _overall, "五": _problems, "六": _others}
    return () if section.table else writers[section.no](report)


def table_note(report: AnnualReport) -> str:
    """Return the remark under table two: whose numbers these are."""
    if not report.unfiled:
        return "注：规章、规范性文件的数字由系统从公开记录统计，其余各项由有关单位填报。"
    labels = "、".join(cell_label(report.form, cell) for cell in report.unfiled)
    return f"{OPEN}以下各格尚无单位填报：{labels}。"


def _overall(report: AnnualReport) -> tuple[Part, ...]:
    return (
        Part(
            "（一）主动公开", (_published(report), f"{OPEN}重点领域信息公开、政策解读和回应关切的主要做法。")
        ),
        Part("（二）依申请公开", (_requested(report), _answered(report))),
        Part("（三）政府信息管理", (_kept(report), f"{OPEN}信息发布审查、公开属性认定和动态调整的情况。")),
        Part("（四）平台建设", (_platform(report), f"{OPEN}政府网站、政务新媒体和线下公开场所的建设情况。")),
        Part(
            "（五）监督保障", (_challenged(report), f"{OPEN}工作考核、社会评议和责任追究结果，业务培训情况。")
        ),
    )


def _published(report: AnnualReport) -> str:
    count = report.summary
    return (
        f"{report.year}年主动公开政府信息{count.items}条，其中政府类红头文件{count.red_head_documents}份、"
        f"行政规范性文件{count.normative_documents}件，发布政策解读{count.interpretations}篇。"
        f"公开重大改革事项{count.reform_matters}项、民生实事项目进展{count.livelihood_projects}项、"
        f"重大决策执行情况{count.decision_executions}项、审计整改公告{count.audit_rectifications}份。"
    )


def _requested(report: AnnualReport) -> str:
    kinds = "，".join(f"{label}{report.handled('new', kind)}件" for kind, label in APPLICANT_LABELS.items())
    return (
        f"本年新收政府信息公开申请{report.handled('new')}件，上年结转申请{report.handled('carry_in')}件。"
        f"新收的申请中，{kinds}。"
    )


def _answered(report: AnnualReport) -> str:
    results = "，".join(
        f"{row.label[3:].partition('（')[0]}{report.handled(row.key)}件"
        for row in outcome_groups(report.form)
    )
    return (
        f"全年办结{report.handled('results_total')}件，其中{results}；"
        f"结转下年度继续办理{report.handled('carry_out')}件。"
    )


def _kept(report: AnnualReport) -> str:
    normative = report.tables.table2["normative"]
    if report.form.version == "2019":
        return f"至年底，通过政府信息公开平台可以查阅的行政规范性文件共{normative['disclosed_total']}份。"
    return f"至年底，现行有效的行政规范性文件共{normative['in_force']}份。"


def _platform(report: AnnualReport) -> str:
    count = report.summary
    return (
        f"在政府信息公开平台开设政务专题{count.topics}个，"
        f"发布在线访谈{count.online_interviews}场、新闻发布会{count.press_conferences}场。"
    )


def _challenged(report: AnnualReport) -> str:
    cases = report.tables.table4
    review = cases["review"]
    suits = [cases[route] for route in ("direct", "after_review")]
    number, lost = (sum(suit[column] or 0 for suit in suits) for column in (TOTAL, "corrected"))
    return (
        f"因政府信息公开引起的行政复议{review[TOTAL]}件，其中结果纠正的{review['corrected']}件；"
        f"行政诉讼{number}件，其中结果纠正的{lost}件。"
    )


def _problems(_report: AnnualReport) -> tuple[Part, ...]:
    return (
        Part("", (f"{OPEN}本年度工作中存在的主要问题。", f"{OPEN}改进措施，以及上年度所列问题的整改情况。")),
    )


def _others(report: AnnualReport) -> tuple[Part, ...]:
    doubts = (f"{OPEN}请说明：{finding.message}。" for finding in report.doubts)
    fees = f"{OPEN}本年度收取政府信息公开信息处理费的情况。" if report.form.version != "2019" else ""
    rest = f"{OPEN}其他需要报告的事项；没有的，写明“无”。"
    return (Part("", (*doubts, *((fees,) if fees else ()), rest)),)
