"""The second leg of every number: each case is compared with the journal and its answer letter.

Whether the cells agree with one another is arithmetic, and arithmetic does not notice a case moved from
one cell to another. Here each case of the year is asked for in three places; where they differ, the
report names the cells that count one too many or one too few.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai.law.report_tables import Finding, Form, Verdict
from gongkai.reports import witnesses
from gongkai.reports.facts import cell_label, cells_of
from gongkai.reports.witnesses import Case, Dispute

CHECK = "record"
"""The name of this check among the findings."""

_ROWS, _JOURNAL, _LETTER = "业务记录", "留痕", "答复书"


def compare(year: int, form: Form, *, agency: str = "") -> list[Finding]:
    """Return one failing finding for each case that is told differently, or one that all agree.

    agency: its code, to compare only what its own report counts; empty for the city.

    Source: REGULATION Art. 45, 50(1).
    """
    rows, journal, letters = witnesses.in_rows(), witnesses.in_journal(), witnesses.in_letters()
    comparison = _Comparison(year, form, agency)
    found: list[Finding] = []
    for number in sorted({*rows.cases, *journal.cases}):
        cases = {_ROWS: rows.cases.get(number, Case()), _JOURNAL: journal.cases.get(number, Case())}
        letter = _in_letter(cases[_JOURNAL], letters.get(number))
        found += comparison.of(f"申请{number}", cases | ({_LETTER: letter} if letter else {}))
    for number in sorted({*rows.disputes, *journal.disputes}):
        disputes = {
            _ROWS: rows.disputes.get(number, Dispute()),
            _JOURNAL: journal.disputes.get(number, Dispute()),
        }
        found += comparison.of(f"申请{number.partition('/')[0]}的复议诉讼", disputes)
    return found or [_agreed(comparison, [*rows.cases.values(), *rows.disputes.values()])]


def _in_letter(case: Case, letter: tuple[date, str] | None) -> Case | None:
    """Return the case as its letter tells it; None where there is none and none is due."""
    if letter is None:
        return replace(case, closed_on=None, outcome="") if case.answered else None
    signed_on, outcome = letter
    return replace(case, closed_on=signed_on, outcome=outcome)


def _agreed(comparison: "_Comparison", told: Sequence[Case | Dispute]) -> Finding:
    count = sum(bool(comparison.cells(one)) for one in told)
    message = f"本年统计的 {count} 件申请和复议诉讼，逐件与留痕、答复书相符"
    return Finding(CHECK, Verdict.HOLDS, (), count, count, message)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Compares the versions of one case, for one report."""

    year: int
    form: Form
    agency: str

    def cells(self, version: Case | Dispute) -> frozenset[str]:
        """Return the cells of this report a version is counted in."""
        elsewhere = self.agency and version.agency != self.agency
        return frozenset() if elsewhere else version.cells(self.year)

    def of(self, subject: str, versions: Mapping[str, Case | Dispute]) -> Iterator[Finding]:
        """Yield a finding if the versions stand in different cells, or under different outcomes of one."""
        placed = {name: self.cells(version) for name, version in versions.items()}
        everywhere = frozenset.intersection(*placed.values())
        broken = frozenset.union(*placed.values()) - everywhere
        if len({version.result for version in versions.values()}) > 1:
            broken |= everywhere & self._outcome_cells()
        if broken:
            message = f"{subject}：{_told(versions)}{self._counted(broken, placed)}"
            yield Finding(CHECK, Verdict.FAILS, self._in_order(broken), None, None, message)

    def _outcome_cells(self) -> frozenset[str]:
        rows = {f"table3.{row.key}" for row in self.form.outcomes}
        return frozenset(cell for cell in cells_of(self.form) if cell.rpartition(".")[0] in rows)

    def _in_order(self, cells: Iterable[str]) -> tuple[str, ...]:
        wanted = set(cells)
        return tuple(cell for cell in cells_of(self.form) if cell in wanted)

    def _counted(self, broken: frozenset[str], placed: Mapping[str, frozenset[str]]) -> str:
        many, few = placed[_ROWS] - placed[_JOURNAL], placed[_JOURNAL] - placed[_ROWS]
        words = [f"{cell_label(self.form, cell)}多计1件" for cell in self._in_order(many)]
        words += [f"{cell_label(self.form, cell)}少计1件" for cell in self._in_order(few)]
        rest = self._in_order(broken - many - few)
        words += [f"{cell_label(self.form, cell)}须核对" for cell in rest]
        return f"；{'，'.join(words)}"


def _told(versions: Mapping[str, Case | Dispute]) -> str:
    """Say where the versions differ: 办理结果，业务记录为“…”，留痕为“…”."""
    absent = [name for name, version in versions.items() if not version.agency]
    if absent:
        return "；".join(f"{name}中没有" for name in absent)
    told = {name: version.told() for name, version in versions.items()}
    different = [label for label in told[_ROWS] if len({facts[label] for facts in told.values()}) > 1]
    return "；".join(
        f"{label}，{'，'.join(f'{name}为“{facts[label]}”' for name, facts in told.items())}"
        for label in different
    )
