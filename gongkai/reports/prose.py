"""Compares the numbers a report tells in sentences with its tables, and with one another.

The sentences of agencies differ, so only phrases whose meaning is certain are read: a printed label
followed by a number of cases. A number told of another year, of a part of the agencies, or in a
comparison is left alone; what is not understood is not judged. One wrong number gives one finding:
a sum over a number already found to contradict its table is not reported again.

A percentage is right when it differs from the true one by less than one unit of its last digit:
both rounding and cutting off are common.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.law.report_tables import (
    APPLICANT_LABELS,
    TOTAL,
    Finding,
    Form,
    Number,
    Tables,
    Verdict,
    counted,
)
from gongkai.reports.fees import fee_sums

_LOOK_BACK = 400  # characters of a sentence in which a year before a number is looked for
_CASES = r"(?<!\d)(?P<number>\d{1,9})(?:件|条|宗|份|个|起|例)"
_GAP = r"(?P<gap>[^\d,，、;。\n]{0,24}?)"
_SHARE = r"(?:[,，、(]?(?:约)?(?P<of>[^\d%,，、;。\n]{0,16}?)(?P<percent>\d{1,4}(?:\.\d{1,4})?)%)?"
_FILLER = re.compile(
    r"(?:的|政府|信息|公开|申请|案件?|决定|情形|类|人|提出|继续|办理|处理|共|总|合|计|有|为|是|数量?|发生|[:()])*"
)
_COMPARED = re.compile("增|减|降|升|同比|环比|较|比上|平均|分别|率|余|倍|以上|其中")
_PARTIAL = re.compile(
    "其中|本级|区县|县区|各县|各区|网络|网上|在线|信函|邮寄|当面|现场|传真|邮件|延期|延长|超期|逾期|当场"
    "|咨询|举报|投诉|信访|提案|建议|留言|复议|诉讼|起诉"
)
_AGENCY = re.compile("局|委|镇|街道|部门|单位|办公|中心|[县区]")
_GROUNDS = re.compile("予以公开|部分公开|不予|无法提供|其他处理")
_LISTED = re.compile(r"(?:公开|提供|处理|复议|诉讼|企业|机构|自然人|组织)(?:案件)?[,，、及和与或]$")
_OTHER_TIME = re.compile(r"(?<![较比至到转])20\d\d年|去年(?!结转)|上年同期|同期|前年|今年|本年|全年")


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something a report tells in words and in a table.

    rows, column: the cells of table three whose sum it is; cases: the cells of table four.
    base: the fact a percentage of it is taken of, or empty.
    """

    key: str
    label: str
    pattern: str
    rows: tuple[str, ...] = ()
    column: str = TOTAL
    cases: tuple[tuple[str, str], ...] = ()
    base: str = ""


@dataclass(frozen=True, slots=True)
class _Mention:
    """One telling of a fact. segment: the number of its sentence."""

    fact: _Fact
    number: int
    percent: str
    of: str
    words: str
    segment: int


def contradictions(prose: str, form: Form, tables: Tables, *, year: int | None) -> list[Finding]:
    """Return what became of every number of the prose that could be compared, right or wrong.

    year: the report's year; numbers told of other years are passed over.

    Source: REGULATION Art. 50(1).
    """
    segments = [part for part in re.split(r"[。;\n!?]", plain(prose)) if part]
    told = _Told(form, tables, _mentions(segments, _facts(form), year))
    return [*told.against_tables(), *told.sums(), *told.percentages(), *fee_sums(plain(prose))]


def plain(prose: str) -> str:
    """Return prose in half width, without spaces, quotation marks and thousands separators.

    A line is joined to the next unless it ends a sentence. A full-width comma stays what it is, so
    that it is never taken for a thousands separator.
    """
    text = "，".join(unicodedata.normalize("NFKC", part) for part in prose.split("，"))
    text = re.sub(r"[^\S\n]|[“”‘’\"'「」『』]", "", text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    return re.sub(r"(?<![。;:!?\n])\n+", "", text)


def _facts(form: Form) -> list[_Fact]:
    return [*_totals(), *_outcomes(form), *_applicants(), *_case_facts(form)]


def _totals() -> Iterator[_Fact]:
    received = r"(?:新收|收到|受理|接收|接到)(?=[^\d,，、;。\n]{0,24}申请)"
    yield _Fact("received", "本年新收申请", received, ("new",))
    yield _Fact("handled", "本年办理申请", r"办理(?=[^\d,，、;。\n]{0,24}申请)", ("new",))
    yield _Fact("answered", "本年办理结果总计", "(?:答复|办结|办理完毕)", ("results_total",))
    last_year = "(?:(?:上一?年度?|去年|往年)结转|结转上一?年度?)"
    yield _Fact("carried_in", "上年结转申请", last_year, ("carry_in",))
    next_year = r"结转(?:至|到|入)?(?:下|次|20\d\d)一?年度?"
    yield _Fact("carried_out", "结转下年度继续办理", next_year, ("carry_out",))


def _outcomes(form: Form) -> Iterator[_Fact]:
    both = "(?:予以)?公开(?:及|和|与|或|以及|、|\\+|/)(?:予以)?部分公开"
    yield _Fact("both", "予以公开及部分公开", both, ("granted", "partial"), base="answered")
    for row in form.table3:
        depth = row.code.count(".")
        label = re.sub(r"^（.）|^\d\.|（.*", "", row.label)
        if row.key == "results_total" or not depth or "、" in label or label == "其他":
            continue
        rows = tuple(one.key for one in form.under(row.code))
        words = re.sub("[“”]", "", label).removeprefix("属于")
        key = f"outcome.{row.key}" if depth == 1 else f"detail.{row.key}"
        yield _Fact(key, label, re.escape(words), rows, base="answered")


def _applicants() -> Iterator[_Fact]:
    for key, label in APPLICANT_LABELS.items():
        pattern = "其他(?:类别?|组织|申请人)?(?=申请|[\\d为有]|类)" if key == "other_org" else label
        yield _Fact(f"applicant.{key}", f"{label}申请", pattern, ("new",), key, base="received")


def _case_facts(form: Form) -> Iterator[_Fact]:
    routes = {"行政复议": ("review",), "行政诉讼": ("direct", "after_review")}
    routes |= {group.label: (group.key,) for group in form.groups if group.parent}
    for label, groups in routes.items():
        yield _Fact(f"cases.{label}", label, label, cases=tuple((key, TOTAL) for key in groups))


def _mentions(segments: Sequence[str], facts: Sequence[_Fact], year: int | None) -> list[_Mention]:
    found: list[_Mention] = []
    told: set[str] = set()
    for at, segment in enumerate(segments):
        taken: set[int] = set()
        for fact, match in _matches(segment, facts):
            before = segment[max(match.start() - _LOOK_BACK, 0) : match.start()]
            if match.start("number") in taken or not _is_whole(match, before, fact, told):
                continue
            if _is_of_year(before, year):
                taken.add(match.start("number"))
                told.add(fact.key)
                found.append(_mention(match, fact, at))
    return list(dict.fromkeys(found))


def _matches(segment: str, facts: Sequence[_Fact]) -> Iterator[tuple[_Fact, re.Match[str]]]:
    """Yield “予以公开651件” for every fact, then “651件予以公开” where no number follows the label."""
    for fact in facts:
        if fact.key != "applicant.other_org" or "自然人" in segment:
            for match in re.finditer(f"(?:{fact.pattern}){_GAP}{_CASES}{_SHARE}", segment):
                yield fact, match
    for fact in facts:
        if fact.base == "answered":
            behind = f"{_CASES}(?P<gap>申请)?(?:为|属于|作出)?(?:{fact.pattern})(?![^,，、;。]{{0,12}}\\d)"
            for match in re.finditer(f"{behind}(?P<of>)(?P<percent>)", segment):
                yield fact, match


def _mention(match: re.Match[str], fact: _Fact, segment: int) -> _Mention:
    of, percent = match["of"] or "", match["percent"] or ""
    if _COMPARED.search(of):
        percent = ""
    end = match.end() if percent or match.start("number") == match.start() else match.end("number") + 1
    words = match.string[match.start() : end]
    return _Mention(fact, int(match["number"]), percent, of, words, segment)


def _is_whole(match: re.Match[str], before: str, fact: _Fact, told: set[str]) -> bool:
    """Tell whether a number is that of the label before it, and of the whole rather than a part.

    told: the facts told before; after the first telling, a number next to an agency's name is a part.
    """
    gap = match["gap"] or ""
    clause = re.split(r"[,，、:(]", before)[-1]
    if fact.cases and _GROUNDS.search(clause):
        return False
    if fact.base or fact.cases or fact.key.startswith("carried"):
        listed = _LISTED.search(before) and not match.string.startswith(match["number"], match.start())
        return bool(_FILLER.fullmatch(gap)) and not listed
    near = clause + gap
    if _COMPARED.search(gap) or _PARTIAL.search(near) or any(one in gap for one in APPLICANT_LABELS.values()):
        return False
    return not (fact.key in told and _AGENCY.search(near))


def _is_of_year(before: str, year: int | None) -> bool:
    times = _OTHER_TIME.findall(before)
    return not times or year is None or times[-1] in ("今年", "本年", "全年", f"{year}年")


@dataclass(slots=True)
class _Told:
    """What the prose told, ready to be compared."""

    form: Form
    tables: Tables
    mentions: list[_Mention]

    def __post_init__(self) -> None:
        self._drop_weak_words()

    def _drop_weak_words(self) -> None:
        """办理 may mean 收到 or 办结: it counts as received only where nothing else tells that."""
        if any(one.fact.key == "received" for one in self.mentions):
            self.mentions = [one for one in self.mentions if one.fact.key != "handled"]
        if any(one.fact.key == "handled" for one in self.mentions):
            received = next(fact for fact in _totals() if fact.key == "received")
            self.mentions = [
                _Mention(received, one.number, one.percent, one.of, one.words, one.segment)
                if one.fact.key == "handled"
                else one
                for one in self.mentions
            ]

    def number(self, key: str) -> int | None:
        """Return what the prose tells of a fact, the first time it does."""
        return next((one.number for one in self.mentions if one.fact.key == key), None)

    def against_tables(self) -> Iterator[Finding]:
        """Compare every number told with its table, or with its first telling where the table is silent."""
        seen: set[tuple[str, int]] = set()
        for one in self.mentions:
            if (one.fact.key, one.number) in seen:
                continue
            seen.add((one.fact.key, one.number))
            printed, first = self._printed(one), self.number(one.fact.key)
            if printed is not None:
                where = f"{'表四' if one.fact.cases else '表三'}中{one.fact.label}为{printed}件"
                yield self._judged("text_vs_table", one, printed, where)
            elif first is not None and first != one.number:
                yield self._judged("text_repeat", one, first, f"正文前面称{first}件")

    def _judged(self, name: str, one: _Mention, right: Number, where: str) -> Finding:
        message = f"正文称“{one.words}”，{where}"
        cells = self._cells(one)
        return _finding(f"{name}:{one.fact.label}", cells, one.number, right, message)

    def _row_of(self, one: _Mention) -> tuple[str, ...]:
        """An applicant's number is of the requests received, or answered if its sentence says only that."""
        totals = {other.fact.key for other in self.mentions if other.segment == one.segment}
        answered = one.fact.column != TOTAL and "answered" in totals and "received" not in totals
        return ("results_total",) if answered else one.fact.rows

    def _cells(self, one: _Mention) -> tuple[str, ...]:
        if one.fact.cases:
            return tuple(f"table4.{group}.{column}" for group, column in one.fact.cases)
        return tuple(f"table3.{row}.{one.fact.column}" for row in self._row_of(one))

    def _printed(self, one: _Mention) -> Number | None:
        if not one.fact.cases:
            return counted(self.form, self.tables, self._row_of(one), one.fact.column)
        printed = [self.tables.table4.get(group, {}).get(column) for group, column in one.fact.cases]
        numbers = [number for number in printed if number is not None]
        return sum(numbers) if numbers else None

    def sums(self) -> Iterator[Finding]:
        """Compare totals told with the sum of their parts told, unless a part is already found wrong."""
        four = [self.number(key) for key in ("received", "carried_in", "answered", "carried_out")]
        new, carried_in, answered, carried_out = four
        wrong = {one.fact.key for one in self.mentions if self._printed(one) not in (None, one.number)}
        if (
            new is not None and carried_in is not None and answered is not None and carried_out is not None
        ) and not wrong & {"received", "carried_in", "answered", "carried_out"}:
            left, right = new + carried_in, answered + carried_out
            message = f"正文：新收{new}件加上年结转{carried_in}件为{left}件，"
            message += f"办结{answered}件加结转下年度{carried_out}件为{right}件"
            yield _finding("text_identity", (), left, right, message)
        parts = {one.fact.key: one.number for one in self.mentions}
        if not any(key.startswith("applicant.") for key in wrong):
            six = [f"applicant.{key}" for key in APPLICANT_LABELS]
            whole = new if self._tells_received() else answered
            yield from _sum("申请人", six, parts, whole)
        if not any(key.startswith(("outcome.", "both")) for key in wrong):
            six = [f"outcome.{row.key}" for row in self.form.table3 if row.code.count(".") == 1][:6]
            first = ["both"] if "both" in parts and "outcome.granted" not in parts else six[:2]
            yield from _sum("办理结果", [*first, *six[2:]], parts, answered)

    def _tells_received(self) -> bool:
        natural = next((one for one in self.mentions if one.fact.key == "applicant.natural"), None)
        return natural is None or self._row_of(natural) == ("new",)

    def percentages(self) -> Iterator[Finding]:
        """Work out again every share told of a number."""
        for one in self.mentions:
            bases = self._bases(one)
            if not one.percent or not bases:
                continue
            digits = len(one.percent.partition(".")[2])
            unit, printed = Decimal(1).scaleb(-digits), Decimal(one.percent)
            exact = {base: Decimal(one.number * 100) / base for base in bases}
            good = [base for base, share in exact.items() if abs(share - printed) < unit]
            base = good[0] if good else bases[0]
            share = exact[base].quantize(unit)
            words = f"正文称“{one.words}”，{one.number}件占{base}件的{share}%"
            verdict = Verdict.HOLDS if good else Verdict.FAILS
            end = "，相符" if good else f"，相差{abs(share - printed)}个百分点"
            yield Finding(
                f"text_pct:{one.number}/{base}", verdict, self._cells(one), share, printed, words + end
            )

    def _bases(self, one: _Mention) -> list[int]:
        """Return what a share may be taken of: the outcome it names, else the answered total.

        “占收到申请的” may be taken of the received too.
        """
        for other in self.mentions:
            if other is not one and other.fact.base == "answered" and re.search(other.fact.pattern, one.of):
                return [other.number] if other.number else []
        keys = [one.fact.base] if one.fact.base else []
        if one.fact.base == "answered" and re.search("收|申请", one.of):
            keys.append("received")
        rows = {"answered": "results_total", "received": "new"}
        bases = [self.number(key) or counted(self.form, self.tables, [rows[key]]) for key in keys]
        return [int(base) for base in bases if base]


def _sum(what: str, keys: Iterable[str], parts: dict[str, int], whole: int | None) -> Iterator[Finding]:
    """Compare a whole with its parts: equal when all are told, and never less than those told."""
    told = [parts.get(key) for key in keys]
    numbers = [number for number in told if number is not None]
    if whole is None or len(numbers) < 2 or (None in told and sum(numbers) <= whole):
        return
    sentence = f"正文所列各类{what}{'＋'.join(map(str, numbers))}，合计{sum(numbers)}件，正文总数为{whole}件"
    yield _finding(f"text_sum:{what}", (), sum(numbers), whole, sentence)


def _finding(name: str, cells: tuple[str, ...], left: Number, right: Number, message: str) -> Finding:
    holds = left == right
    end = "，相符" if holds else f"，相差{abs(left - right)}件"
    verdict = Verdict.HOLDS if holds else Verdict.FAILS
    return Finding(name, verdict, cells, left, right, message + end)
