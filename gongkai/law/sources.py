"""The norms the rules are taken from, and how an article of them is cited.

A docstring cites a rule as `Source: REGULATION Art. 33(2).`; a page and a letter cite it in
Chinese, by `str(Article(REGULATION, 33, 2))`. The house tests check that every docstring
names a norm of this file and an article it has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Norm:
    """A law, regulation or official document.

    key: the identifier used in docstrings.
    title: the full Chinese title, without 《》.
    number: 令号 or 文号.
    in_force: the first day it applies.
    articles: how many articles it has; 0 for a document without articles.
    """

    key: str
    title: str
    number: str
    in_force: date
    articles: int

    def __str__(self) -> str:
        return f"《{self.title}》"


def chinese_number(value: int) -> str:
    """Return 1 to 9,999 in Chinese numerals, as articles are numbered: 33 is 三十三, 102 is 一百零二."""
    if not 0 < value < 10_000:
        raise ValueError(value)
    text, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + unit
            gap = False
        elif text:
            gap = True
    return text[1:] if text.startswith("一十") else text


@dataclass(frozen=True, slots=True)
class Article:
    """A place in a norm: 条, and where needed 款 and 项.

    article, paragraph, item: counted from 1; 0 for paragraph or item means "not given".
    """

    norm: Norm
    article: int
    paragraph: int = 0
    item: int = 0

    def __str__(self) -> str:
        return f"{self.norm}{self.place}"

    @property
    def place(self) -> str:
        """The place without the norm's title: 第三十三条第二款."""
        text = f"第{chinese_number(self.article)}条"
        if self.paragraph:
            text += f"第{chinese_number(self.paragraph)}款"
        if self.item:
            text += f"第（{chinese_number(self.item)}）项"
        return text


def cite(articles: Sequence[Article]) -> str:
    """Return several places as a letter cites them, each norm's title once; empty for none.

    《中华人民共和国政府信息公开条例》第三十六条第（三）项、第十四条
    """
    return "，".join(
        f"{norm}{'、'.join(article.place for article in places)}"
        for norm, places in groupby(articles, key=lambda article: article.norm)
    )


REGULATION = Norm("REGULATION", "中华人民共和国政府信息公开条例", "国务院令第711号", date(2019, 5, 15), 56)
REVIEW_2017 = Norm(
    "REVIEW_2017", "中华人民共和国行政复议法", "主席令第76号（2017年修正）", date(2018, 1, 1), 43
)
REVIEW_2023 = Norm(
    "REVIEW_2023", "中华人民共和国行政复议法", "主席令第9号（2023年修订）", date(2024, 1, 1), 90
)
LITIGATION = Norm(
    "LITIGATION", "中华人民共和国行政诉讼法", "主席令第71号（2017年修正）", date(2017, 7, 1), 103
)
CIVIL_CODE = Norm("CIVIL_CODE", "中华人民共和国民法典", "主席令第45号", date(2021, 1, 1), 1260)
CIVIL_GENERAL = Norm("CIVIL_GENERAL", "中华人民共和国民法总则", "主席令第66号", date(2017, 10, 1), 206)
WORKING_HOURS = Norm("WORKING_HOURS", "国务院关于职工工作时间的规定", "国务院令第174号", date(1995, 5, 1), 9)
FEES = Norm("FEES", "政府信息公开信息处理费管理办法", "国办函〔2020〕109号", date(2021, 1, 1), 12)
DELIVERY = Norm(
    "DELIVERY", "关于政府信息公开处理决定送达问题的解释", "国办公开办函〔2016〕235号", date(2016, 12, 7), 0
)
FORM_2019 = Norm(
    "FORM_2019", "政府信息公开工作年度报告格式（2019年）", "国办公开办函〔2019〕60号", date(2019, 11, 1), 0
)
FORM_2021 = Norm(
    "FORM_2021",
    "中华人民共和国政府信息公开工作年度报告格式",
    "国办公开办函〔2021〕30号",
    date(2021, 9, 26),
    0,
)
PLATFORM = Norm(
    "PLATFORM", "关于规范政府信息公开平台有关事项的通知", "国办公开办函〔2019〕61号", date(2019, 12, 3), 0
)
DOCUMENTS = Norm("DOCUMENTS", "党政机关公文处理工作条例", "中办发〔2012〕14号", date(2012, 7, 1), 42)

NORMS: dict[str, Norm] = {
    norm.key: norm
    for norm in (
        REGULATION,
        REVIEW_2017,
        REVIEW_2023,
        LITIGATION,
        CIVIL_CODE,
        CIVIL_GENERAL,
        WORKING_HOURS,
        FEES,
        DELIVERY,
        FORM_2019,
        FORM_2021,
        PLATFORM,
        DOCUMENTS,
    )
}
