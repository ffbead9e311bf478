"""A query code cannot be guessed by trying: after ten wrong ones an address waits for a quarter of an hour."""

from datetime import UTC, datetime, timedelta

from django.core.cache import cache

from gongkai.law.days import SHANGHAI
from gongkai.law.refusals import Refusal

WRONG_MAX = 10
WINDOW = timedelta(minutes=15)


class TooManyTries(Refusal):
    """Too many wrong numbers or codes came from one address."""

    status = 429

    def __init__(self, again_at: datetime) -> None:
        super().__init__(
            f"编号或者查询码已输错{WRONG_MAX}次，暂时不能查询",
            rule="为防止他人试猜查询码，每15分钟最多可以输错10次",
            remedy=f"请在{again_at.astimezone(SHANGHAI):%H:%M}以后再试，或者拨打受理机关电话询问",
        )


def require_left(address: str, at: datetime) -> None:
    """Refuse with TooManyTries while an address has none left."""
    if cache.get(_key(address, at), 0) >= WRONG_MAX:
        raise TooManyTries(_window_end(at))


def note_wrong(address: str, at: datetime) -> None:
    """Count one wrong try."""
    cache.add(_key(address, at), 0, WINDOW.total_seconds())
    cache.incr(_key(address, at))


def _window(at: datetime) -> int:
    return int(at.timestamp() // WINDOW.total_seconds())


def _window_end(at: datetime) -> datetime:
    return datetime.fromtimestamp((_window(at) + 1) * WINDOW.total_seconds(), UTC)


def _key(address: str, at: datetime) -> str:
    return f"wrong-codes:{_window(at)}:{address}"
