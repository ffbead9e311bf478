"""What the public may know of an agency: everything needed to reach it (条例 art. 12)."""

from dataclasses import dataclass

from gongkai.agencies.models import Agency


@dataclass(frozen=True, slots=True)
class PublicAgency:
    """An organ as the public sees it."""

    code: str
    name: str
    kind: str
    kind_label: str
    address: str
    hours: str
    phone: str
    fax: str
    email: str


def public_agency(agency: Agency) -> PublicAgency:
    """Return the public face of a row."""
    return PublicAgency(
        code=agency.code,
        name=agency.name,
        kind=agency.kind,
        kind_label=agency.get_kind_display(),
        address=agency.address,
        hours=agency.hours,
        phone=agency.phone,
        fax=agency.fax,
        email=agency.email,
    )


def agencies() -> tuple[PublicAgency, ...]:
    """Return all agencies in their printed order."""
    return tuple(public_agency(agency) for agency in Agency.objects.all())
