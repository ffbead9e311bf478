"""Where the bars of a chart lie: percent across, em down, so that letters and bars grow together."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.kit.parts import Chart

ROW = 2.8
LABEL = 1.05
BAR = 1.5


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar in its place: `words` and `bar` in em from the top, `width` in percent."""

    label: str
    value: int | float
    words: float
    bar: float
    width: float


def drawn(chart: Chart) -> Iterator[DrawnBar]:
    """Place the bars of a chart; the largest takes the whole width."""
    peak = chart.peak
    unit = 100 / peak.value if peak and peak.value else 0.0
    for row, bar in enumerate(chart.bars):
        top = row * ROW
        yield DrawnBar(
            bar.label, bar.value, round(top + LABEL, 2), round(top + BAR, 2), round(bar.value * unit, 2)
        )
