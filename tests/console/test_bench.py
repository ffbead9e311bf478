import json

import pytest

from gongkai.bench.figures import Figure, Measure, measured
from gongkai.console.main import main


def test_a_figure_is_told_with_its_goal_and_the_status_follows(capsys):
    status = main(["bench", "clock", "--scale", "0.05", "--format", "json"])

    rows = json.loads(capsys.readouterr().out)
    assert [set(row) for row in rows] == [{"name", "value", "unit", "goal", "holds"}] * 3
    assert status == int(not all(row["holds"] for row in rows))


@pytest.mark.parametrize(
    ("value", "more_is_better", "holds"),
    [(1.0, False, True), (2.1, False, False), (2.1, True, True), (1.0, True, False)],
)
def test_goal_is_a_bound_from_above_unless_more_is_better(value, more_is_better, holds):
    assert Figure("x", value, "秒", 2.0, more_is_better).holds is holds


def test_work_that_takes_longer_misses_its_goal():
    slow = Measure("慢", lambda: sum(range(2_000_000)), units=1, goal=0.01)

    assert not next(measured(iter([slow]))).holds
