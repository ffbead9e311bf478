"""A figure, its goal, and the yardstick that makes one machine's figures comparable with another's."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

QUIET_YARDSTICK = 0.011
"""CPU seconds the yardstick takes on the quiet machine for which the goals are written."""
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number.

    value, goal: in `unit`; the goal is already stretched by the yardstick. A goal is an upper bound,
    or a lower one where `more_is_better`.
    """

    name: str
    value: float
    unit: str
    goal: float
    more_is_better: bool = False

    @property
    def holds(self) -> bool:
        """Whether the goal is met."""
        return self.value >= self.goal if self.more_is_better else self.value <= self.goal


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to be measured: what to run, how many units of work a run is, and its goal per unit.

    goal: milliseconds of CPU for one unit of work on the quiet machine.
    """

    name: str
    run: Callable[[], object]
    units: int
    goal: float


def measured(measures: Iterator[Measure]) -> Iterator[Figure]:
    """Measure one after the other, each beside its own reading of the yardstick."""
    for measure in measures:
        yield _figure(measure)


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of this process for one call."""
    before = time.process_time()
    work()
    return time.process_time() - before


def slowness() -> float:
    """Return how many times slower than the quiet machine this one is at the moment, at least 1."""
    return max(1.0, min(cpu_seconds(_yardstick) for _ in range(ROUNDS)) / QUIET_YARDSTICK)


def _figure(measure: Measure) -> Figure:
    measure.run()  # once unmeasured: imports, caches, first connections
    stretch = slowness()
    best = min(cpu_seconds(measure.run) for _ in range(ROUNDS))
    return Figure(measure.name, 1000 * best / measure.units, "毫秒", measure.goal * stretch)


def _yardstick() -> None:
    """Work of the kind the product does: dictionaries, text, a digest; nothing of the product itself."""
    words = {f"{number}": number for number in range(40_000)}
    text = "".join(sorted(words, key=words.__getitem__))
    for _ in range(20):
        hashlib.sha256(text.encode()).hexdigest()
