"""The receipt of a request just handed in: shown once; handing the same form in again shows the same receipt.

It waits in the session, sealed, because the query code is nowhere else to be read. Two posts of one
form at one moment are told apart by the cache, where the first leaves its mark before it acts.
"""

from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache

from gongkai.privacy.sealed import seal, unseal

SESSION_KEY = "receipt"
MARK_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Slip:
    """What the applicant writes down."""

    number: str
    code: str


def is_first(form_key: str, session: SessionBase) -> bool:
    """Say whether a form is handed in for the first time, and remember that it was."""
    if _kept(session).get("form") == form_key:
        return False
    return cache.add(_mark(form_key), 1, MARK_SECONDS)


def let_try_again(form_key: str) -> None:
    """Forget that a form was handed in, because it could not be taken."""
    cache.delete(_mark(form_key))


def keep(session: SessionBase, form_key: str, slip: Slip) -> None:
    """Lay a receipt ready to be shown; it takes the place of an earlier one."""
    session[SESSION_KEY] = {"form": form_key, "sealed": seal(f"{slip.number} {slip.code}"), "shown": False}


def lay_ready_again(session: SessionBase, form_key: str) -> None:
    """Let the receipt of this form be shown once more."""
    kept = _kept(session)
    if kept.get("form") == form_key:
        session[SESSION_KEY] = {**kept, "shown": False}


def take(session: SessionBase) -> Slip | None:
    """Return the receipt that lies ready, or None where there is none or it was shown."""
    kept = _kept(session)
    if not kept or kept["shown"]:
        return None
    session[SESSION_KEY] = {**kept, "shown": True}
    number, code = unseal(str(kept["sealed"])).split(" ")
    return Slip(number, code)


def _mark(form_key: str) -> str:
    return f"request-form:{form_key}"


def _kept(session: SessionBase) -> dict[str, str | bool]:
    kept = session.get(SESSION_KEY)
    return kept if isinstance(kept, dict) else {}
