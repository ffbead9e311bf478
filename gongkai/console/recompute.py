"""`gongkai recompute`: after a holiday notice, the last day of every open request anew."""

import argparse
import sys
from datetime import datetime

from gongkai.law.days import SHANGHAI


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take no options."""


def run(_args: argparse.Namespace) -> int:
    """Recompute and print what moved, before and after."""
    from gongkai.inforequests.actions import recompute_due

    moved = recompute_due(at=datetime.now(SHANGHAI))
    for change in moved:
        sys.stdout.write(f"{change.number}  {change.before or '未定'} → {change.after or '未定'}\n")
    sys.stdout.write(f"共 {len(moved)} 件在办申请的答复期限有变化。\n")
    return 0
