"""Wrong passwords, counted: whoever guesses is made to wait. Kept in the cache, not in the database."""

from hashlib import sha256

from django.core.cache import cache

from gongkai.law.refusals import Refusal

TRIES = 5
"""Wrong passwords for one name within `MINUTES` before the name is closed."""
MINUTES = 15
"""How long wrong passwords are counted, and how long the name then stays closed."""


class TooManyTries(Refusal):
    """Too many wrong passwords were given for one name."""

    def __init__(self) -> None:
        super().__init__(
            f"这个登录名在{MINUTES}分钟内连续输错密码{TRIES}次，暂停登录",
            rule=f"为防止密码被猜中，连续输错{TRIES}次即暂停{MINUTES}分钟",
            remedy=f"请{MINUTES}分钟后再试；忘记密码的，请联系系统管理员重设",
        )


def require_open(name: str) -> None:
    """Refuse with TooManyTries while a name is closed; the right password does not open it."""
    if cache.get(_key("closed", name)):
        raise TooManyTries


def failed(name: str) -> None:
    """Count a wrong password; the fifth closes the name."""
    tries = _key("tries", name)
    cache.add(tries, 0, MINUTES * 60)
    if cache.incr(tries) >= TRIES:
        cache.set(_key("closed", name), value=True, timeout=MINUTES * 60)
        cache.delete(tries)


def forget(name: str) -> None:
    """Start the count anew after the right password."""
    cache.delete(_key("tries", name))


def _key(what: str, name: str) -> str:
    return f"sign-in-{what}-{sha256(name.encode()).hexdigest()}"
