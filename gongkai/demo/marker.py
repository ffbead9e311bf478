"""Whether this database holds the demonstration city.

The mark is a row of its own: an account nobody can sign in with, written as the last act of a build.
So it cannot outlive the city, nor be missing from a finished one, whatever database holds it.
"""

from gongkai.accounts.models import User

_MARK = "gongkai-demo"
_NAME = "演示城市 1/{scale}"


def is_demo() -> bool:
    """Tell whether the database holds a finished demonstration city."""
    return scale() is not None


def scale() -> int | None:
    """Return how much smaller than life the city is: 1 for the whole, None where there is none."""
    mark = User.objects.filter(username=_MARK).first()
    return int(mark.name.rpartition("/")[2]) if mark else None


def set_mark(scale: int) -> None:
    """Write that the city is finished."""
    mark = User(username=_MARK, name=_NAME.format(scale=scale), is_active=False)
    mark.set_unusable_password()
    mark.save()
