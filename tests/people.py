"""The cast of the tests. It never changes.

王芳 drafts and answers at 市住建局; 赵敏 reviews there; 周建 signs there. 李强 heads the disclosure
office and holds his posts city-wide. 刘洋 works at another agency and is refused everywhere else.
张伟 asks; 陈静 is the third party: neither has an account.
"""

from dataclasses import dataclass
from datetime import date, datetime

from gongkai.accounts.models import User
from gongkai.agencies.actions import give_post
from gongkai.agencies.models import Agency, AgencyKind, Duty
from gongkai.law.days import SHANGHAI

IN_OFFICE = date(2019, 1, 1)
BEFORE_ALL = datetime(2019, 1, 1, 9, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and their agencies."""

    office: Agency
    housing: Agency
    education: Agency
    wang_fang: User
    zhao_min: User
    zhou_jian: User
    li_qiang: User
    liu_yang: User


def assemble() -> Cast:
    """Put everybody in office from 2019 on."""
    office = _agency("zfb", "湖州市人民政府办公室", "市府办", AgencyKind.GOVERNMENT, "000000001")
    housing = _agency("zjj", "湖州市住房和城乡建设局", "市住建局", AgencyKind.DEPARTMENT, "000000002")
    education = _agency("jyj", "湖州市教育局", "市教育局", AgencyKind.DEPARTMENT, "000000003")
    cast = Cast(
        office=office,
        housing=housing,
        education=education,
        wang_fang=_person("wangfang", "王芳"),
        zhao_min=_person("zhaomin", "赵敏"),
        zhou_jian=_person("zhoujian", "周建"),
        li_qiang=_person("liqiang", "李强"),
        liu_yang=_person("liuyang", "刘洋"),
    )
    _appoint(cast.wang_fang, housing, Duty.DRAFT, Duty.ANSWER)
    _appoint(cast.zhao_min, housing, Duty.REVIEW)
    _appoint(cast.zhou_jian, housing, Duty.PUBLISH, Duty.APPROVE)
    _appoint(cast.li_qiang, None, Duty.PUBLISH, Duty.APPROVE, Duty.REPORT, Duty.SUPERVISE)
    _appoint(cast.liu_yang, education, *Duty)
    return cast


def _agency(code: str, name: str, short: str, kind: AgencyKind, organ_code: str) -> Agency:
    return Agency.objects.create(
        code=code,
        name=name,
        short_name=short,
        kind=kind,
        organ_code=organ_code,
        letter_code=f"湖{short[-2]}公复",
        address="湖州市演示路1号",
        hours="工作日 9:00—12:00，14:00—17:30",
        phone="0000-1234567",
        fax="0000-1234568",
        email=f"{code}@example.invalid",
        review_organ="湖州市人民政府",
        court="湖州市吴兴区人民法院",
    )


def _person(username: str, name: str) -> User:
    return User.objects.create(username=username, name=name, password="!")


def _appoint(user: User, agency: Agency | None, *duties: Duty) -> None:
    for duty in duties:
        give_post(user, duty, agency=agency, first_day=IN_OFFICE, by=None, at=BEFORE_ALL)
