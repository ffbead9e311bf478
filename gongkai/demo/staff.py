"""Everybody in office: the agencies, their people, and the accounts a visitor may sign in with."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from gongkai.accounts.models import User
from gongkai.agencies.actions import give_post
from gongkai.agencies.models import Agency, Duty
from gongkai.agencies.queries import agency, holders
from gongkai.demo.days import LAST, at
from gongkai.demo.organs import Organ, credit_code, organs
from gongkai.demo.stock import Words, dice, surnames
from gongkai.publishing.actions import Crew

PASSWORD = "gongkai-demo"  # noqa: S105 - the demonstration city is meant to be entered
IN_OFFICE = date(2018, 1, 2)
_SETTLED = at(IN_OFFICE, 9 * 60)

_CAST = {
    ("zfb", "head"): ("li", "李强"),
    ("zjj", "officer"): ("wang", "王芳"),
    ("zjj", "drafter"): ("sun", "孙丽"),
    ("zjj", "reviewer"): ("zhao", "赵敏"),
    ("zjj", "signer"): ("zhou", "周建"),
    ("jyj", "officer"): ("liu", "刘洋"),
}
_ROLES: dict[str, tuple[Duty, ...]] = {
    "drafter": (Duty.DRAFT,),
    "reviewer": (Duty.REVIEW,),
    "signer": (Duty.PUBLISH, Duty.APPROVE),
    "officer": (Duty.ANSWER, Duty.REPORT),
}
_CITY_WIDE: dict[str, tuple[Duty, ...]] = {
    "head": (Duty.PUBLISH, Duty.APPROVE, Duty.REPORT, Duty.SUPERVISE),
    "reporter": (Duty.REPORT,),
    "inspector": (Duty.SUPERVISE,),
}


@dataclass(frozen=True, slots=True)
class Account:
    """A way into the desk of the demonstration city. duties: in Chinese, for printing."""

    username: str
    name: str
    duties: str
    password: str


@dataclass(frozen=True, slots=True)
class Team:
    """The people of one agency."""

    agency: Agency
    drafter: User
    reviewer: User
    signer: User
    officer: User

    @property
    def crew(self) -> Crew:
        """The three who answer for what the agency publishes."""
        return Crew(self.drafter, self.reviewer, self.signer)


@dataclass(frozen=True, slots=True)
class Staff:
    """The teams by agency code, and the head of the disclosure office."""

    teams: dict[str, Team]
    head: User


def demo_accounts() -> tuple[Account, ...]:
    """Return the accounts to print: one for each part in the two life stories."""
    return (
        _account("zfb", "head", "政务公开办负责人：签发、延期、年报、监督"),
        _account("zjj", "officer", "市住建局：办理申请、填报数据"),
        _account("zjj", "drafter", "市住建局：起草信息"),
        _account("zjj", "reviewer", "市住建局：审核信息"),
        _account("zjj", "signer", "市住建局：签发信息、批准延期"),
    )


def import_crew() -> Crew:
    """Return the three people of the government office who answer for an import into the finished city."""
    office = agency("zfb")
    three = [holders(duty, at=office, on=LAST)[0] for duty in (Duty.DRAFT, Duty.REVIEW, Duty.PUBLISH)]
    return Crew(*three)


def settle() -> Staff:
    """Register the agencies and put everybody in office."""
    password = make_password(PASSWORD)
    agencies = {
        organ.code: Agency.objects.create(**_row(organ, position))
        for position, organ in enumerate(organs().values())
    }
    teams = {code: _team(agency, password) for code, agency in agencies.items()}
    office = dict(zip(_CITY_WIDE, _people("zfb", tuple(_CITY_WIDE), password, taken=4), strict=True))
    for role, duties in _CITY_WIDE.items():
        _appoint(office[role], None, duties)
    return Staff(teams, office["head"])


def _account(code: str, role: str, duties: str) -> Account:
    spelling, name = _CAST[code, role]
    return Account(f"{code}-{spelling}", name, duties, PASSWORD)


def _row(organ: Organ, position: int) -> dict[str, str | int]:
    return {
        "code": organ.code,
        "name": organ.name,
        "short_name": organ.short_name,
        "kind": organ.kind,
        "organ_code": credit_code("11", organ.code),
        "letter_code": organ.letter_code,
        "address": f"湖州市演示路{position * 4 + 1}号",
        "hours": "工作日 9:00—12:00，14:00—17:30",
        "phone": f"0000-20000{position:02d}",
        "fax": f"0000-20001{position:02d}",
        "email": f"{organ.code}@example.invalid",
        "review_organ": organ.review_organ,
        "court": organ.court,
        "position": position,
    }


def _team(agency: Agency, password: str) -> Team:
    people = _people(agency.code, tuple(_ROLES), password)
    for person, duties in zip(people, _ROLES.values(), strict=True):
        _appoint(person, agency, duties)
    return Team(agency, *people)


def _people(code: str, roles: tuple[str, ...], password: str, *, taken: int = 0) -> list[User]:
    """Create the people of an agency, each with a family name nobody there has yet."""
    rng = dice("people", code)
    spellings = rng.sample(sorted(set(surnames()) - {spelling for spelling, _ in _CAST.values()}), 8)[taken:]
    people = []
    for role, spelling in zip(roles, spellings, strict=False):
        invented = spelling, Words(rng, {"surname": surnames()[spelling]}).filled("{surname}{given}")
        spelled, name = _CAST.get((code, role), invented)
        people.append(User.objects.create(username=f"{code}-{spelled}", name=name, password=password))
    return people


def _appoint(user: User, agency: Agency | None, duties: tuple[Duty, ...]) -> None:
    for duty in duties:
        give_post(user, duty, agency=agency, first_day=IN_OFFICE, by=None, at=_SETTLED)
