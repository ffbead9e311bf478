"""What stands around the pages: the list at the left, and the columns that are pages of their own."""

from itertools import groupby

from django.urls import reverse

from gongkai.kit.parts import Link
from gongkai.publishing.columns import Column, columns

GUIDE = Column(
    key="guide",
    label="政府信息公开指南",
    group="政府信息公开",
    description="政府信息的分类、编排体系、获取方式和公开工作机构的联系方式",
    keywords="公开指南,联系方式",
    type="概况信息",
)
RULES = Column(
    key="rules",
    label="政府信息公开制度",
    group="政府信息公开",
    description="政府信息公开工作所依据的法律、法规、规章和制度文件",
    keywords="公开条例,制度",
    type="政策文件",
)
AGENCIES = Column(
    key="agencies",
    label="公开机构",
    group="政府信息公开",
    description="本市公开政府信息、受理公开申请的机关和联系方式",
    keywords="机构,联系方式",
    type="概况信息",
)
REPORTS = Column(
    key="reports",
    label="政府信息公开年度报告",
    group="政府信息公开",
    description="市政府和各部门历年的政府信息公开工作年度报告",
    keywords="年度报告",
    type="其他",
)
APPLY = Column(
    key="requests",
    label="依申请公开",
    group="政府信息公开",
    description="向行政机关申请公开政府信息、查询办理进度",
    keywords="申请公开,办理进度",
    type="互动交流",
)
LONGEST_PAGE_NUMBER = 9


def side(current: str = "") -> list[Link]:
    """Return the list at the left, in the uniform order of all organs.

    current: the key of the column the reader is in.

    Source: PLATFORM.
    """
    return [
        _own(GUIDE, current),
        _own(RULES, current),
        *(
            Link(group, f"{reverse('portal_items')}#{members[0].key}", below=_below(members, current))
            for group, members in groups()
        ),
        _own(REPORTS, current),
        _own(APPLY, current),
    ]


def groups() -> list[tuple[str, list[Column]]]:
    """Return the columns by the heading they stand under; the heading of the statute comes first."""
    ordered = sorted(columns().values(), key=lambda column: _order()[column.group])
    return [(group, list(members)) for group, members in groupby(ordered, key=lambda column: column.group)]


def page_number(text: str | None) -> int:
    """Return the page an address asks for; what is no number is page 1, and a list ends by itself."""
    if not text or not (text.isascii() and text.isdigit()):
        return 1
    return max(int(text[:LONGEST_PAGE_NUMBER]), 1)


def _order() -> dict[str, int]:
    names = dict.fromkeys(["法定主动公开内容", *(column.group for column in columns().values())])
    return {name: place for place, name in enumerate(names)}


def _own(page: Column, current: str) -> Link:
    name = "portal_apply" if page is APPLY else f"portal_{page.key}"
    return Link(page.label, reverse(name), current=page.key == current)


def _below(members: list[Column], current: str) -> list[Link]:
    return [
        Link(column.label, reverse("portal_column", args=[column.key]), current=column.key == current)
        for column in members
    ]
