"""Builds the demonstration city: plans its year, then plays it day by day."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import groupby

from django.db import transaction

from gongkai.demo.casework import Casework
from gongkai.demo.days import LAST, NOTICES, YEAR, at
from gongkai.demo.events import Event
from gongkai.demo.figures import Figures, figures, goal
from gongkai.demo.marker import set_mark
from gongkai.demo.newsroom import Newsroom
from gongkai.demo.plan import cases
from gongkai.demo.programme import releases
from gongkai.demo.staff import Account, Staff, demo_accounts, settle
from gongkai.demo.stock import data
from gongkai.demo.suits import suits
from gongkai.inforequests.actions import recompute_due
from gongkai.reports.actions import file_figure

__all__ = ["Account", "Figures", "Progress", "build", "demo_accounts", "figures", "goal"]

Progress = Callable[[str, int, int], None]
"""Told now and then what is being played, how many acts are done, and how many there are."""

_FILING = at(LAST, 16 * 60 + 50)


def build(progress: Progress, scale: int = 1) -> Figures:
    """Play the year in an empty database, and return the figures it ends on.

    scale: 1 for the whole city; 20 for a twentieth of it, which claims nothing.

    Every simulated day is one transaction; the mark of a finished city is written in the last.
    """
    planned = cases(scale)
    with transaction.atomic():
        staff = settle()
    events = [
        *Newsroom(releases(scale), staff).events(),
        *Casework(planned, suits(planned), staff).events(),
        *(Event(notice, partial(recompute_due, at=notice)) for notice in NOTICES),
        Event(_FILING, partial(_file_figures, staff)),
    ]
    _play(sorted(events, key=lambda event: event.at), progress)
    with transaction.atomic():
        set_mark(scale)
    return figures()


def _play(events: list[Event], progress: Progress) -> None:
    done = 0
    for day, acts in groupby(events, key=lambda event: event.at.date()):
        progress(f"{day.year}年{day.month}月", done, len(events))
        with transaction.atomic():
            for act in acts:
                act.play()
                done += 1
    progress(f"{YEAR}年", done, len(events))


def _file_figures(staff: Staff) -> None:
    for cell, values in data("filed").items():
        for code, value in values.items():
            team = staff.teams[code]
            file_figure(
                agency=team.agency,
                year=YEAR,
                cell=cell,
                value=Decimal(str(value)),
                by=team.officer,
                at=_FILING,
            )
