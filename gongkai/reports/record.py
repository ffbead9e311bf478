"""The second leg of every number: each case is compared with the journal and its answer letter.

Whether the cells agree with one another is arithmetic, and arithmetic does not notice a case moved from
one cell to another. Here each case of the year is asked for in three places; where they differ, the
report names the cells that count one too many or one too few.
"""

from collections.abc import Iterator
from dataclasses import replace

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
    found = []
    for number in sorted({*rows.cases, *journal.cases}):
        versions = {_ROWS: rows.cases.get(number, Case()), _JOURNAL: journal.cases.get(number, Case())}
        letter = _in_letter(versions[_JOURNAL], letters.get(number))
        found += comparison.of(f"申请{number}", versions | ({_LETTER: letter} if letter else {}))
    for number in sorted({*rows.disputes, *journal.disputes}):
        disputes = {
            _ROWS: rows.disputes.get(number, Dispute()),
            _JOURNAL: journal.disputes.get(number, Dispute()),
        }
        found += comparison.of(f"申请{number.partition('/')[0]}的复议诉讼", disputes)
    return found or [_agreed(comparison, [*rows.cases.values(), *rows.disputes.values()])]


def _in_letter(case: Case, letter: tuple[object, str] | None) -> Case | None:
    """Return the case as its letter tells it; None where there is none and none is due."""
    if letter is None:
        return replace(case, closed_on=None, outcome="") if case.answered else None
    signed_on, outcome = letter
    return replace(case, closed_on=signed_on, outcome=outcome)


def _agreed(comparison: "_Comparison", told: list[Case | Dispute]) -> Finding:
    count = sum(bool(comparison.cells(one)) for one in told)
    message = f"本年统计的 {count} 件申请和复议诉讼，逐件与留痕、答复书相符"
    return Finding(CHECK, Verdict.HOLDS, (), count, count, message)
