"""Adds up the information-processing fees a report tells in section six.

Source: FEES Art. 3.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from gongkai.law.report_tables import Finding, Verdict

_YUAN = r"(?<![\d.])(?<!每件)(?<!每页)(\d+(?:\.\d+)?)(万?)元(?!/)"
_CASES = r"(?<![\d.])(\d+)(?:件|宗|份)"
_OPENS = re.compile("其中|分别|包括|具体|明细|:")
_CLOSES = re.compile("合计|共计|总计")


def fee_sums(text: str) -> Iterator[Finding]:
    """Compare the total of cases and of yuan with the breakdown told after it, or before 合计.

    text: prose as `prose.plain` gives it.
    """
    for paragraph in text.split("\n"):
        at = paragraph.find("处理费")
        if at < 0:
            continue
        start = max(paragraph.rfind("。", 0, at), 0)
        passage = paragraph[start:]
        yield from _compared("fee_cases", "件", passage, _cases)
        yield from _compared("fee_yuan", "元", passage, _yuan)


def _compared(
    name: str, unit: str, passage: str, numbers: Callable[[str], list[Decimal]]
) -> Iterator[Finding]:
    split = _split(passage)
    if split is None:
        return
    whole, parts = numbers(split[0])[-1:], numbers(split[1])
    if not whole or len(parts) < 2:
        return
    left, right = sum(parts, Decimal(0)), whole[0]
    verdict = Verdict.HOLDS if left == right else Verdict.FAILS
    end = "，相符" if left == right else f"，相差{abs(left - right):f}{unit}"
    message = f"信息处理费：各单位合计{left:f}{unit}，正文总数为{right:f}{unit}{end}"
    yield Finding(name, verdict, (), left, right, message)


def _split(passage: str) -> tuple[str, str] | None:
    """Return the words that tell the total and those that tell the parts, or None if not told apart."""
    money = re.search(_YUAN, passage)
    if not money:
        return None
    opens = _OPENS.search(passage, money.end())
    if opens:
        return passage[: opens.start()], _while_money(passage[opens.end() :])
    closes = _CLOSES.search(passage, money.end())
    if closes:
        return passage[closes.end() :].partition("。")[0], passage[: closes.start()]
    return None


def _while_money(text: str) -> str:
    """Return the sentences of a breakdown: up to the first that tells no amount."""
    told = []
    for sentence in text.split("。"):
        if not re.search(_YUAN, sentence):
            break
        told.append(sentence)
    return "。".join(told)


def _cases(text: str) -> list[Decimal]:
    return [Decimal(number) for number in re.findall(_CASES, text)]


def _yuan(text: str) -> list[Decimal]:
    return [Decimal(number) * (10_000 if unit else 1) for number, unit in re.findall(_YUAN, text)]
