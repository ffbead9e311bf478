"""An act waiting for its moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is done at a moment."""

    at: datetime
    play: Callable[[], object]
