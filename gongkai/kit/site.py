"""Who runs this site: what every page must say of itself in its head and its footer."""

from dataclasses import dataclass
from urllib.parse import urlencode

FAULT_DESK = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html"


@dataclass(frozen=True, slots=True)
class Site:
    """The facts of one government site.

    name: the government it belongs to, as in its header: 湖州市人民政府.
    organ: 主办单位, the organ that answers for the site.
    domain: its registered domain, without scheme.
    id_code: 网站标识码, ten digits for a local government's site.
    icp, police: the two registration numbers, as they are to be shown.
    address, phone, hours, email: where the disclosure office is reached.
    operator: 承办单位; empty where the 主办单位 runs the site itself.
    """

    name: str
    organ: str
    domain: str
    id_code: str
    icp: str
    police: str
    address: str
    phone: str
    hours: str
    email: str
    operator: str = ""

    def fault_address(self, page: str) -> str:
        """Return where a reader reports a fault of one page (我为政府网站找错).

        page: the full address of the page the reader is on. The national fault desk is an outside
        link: nothing is sent there unless the reader follows it.
        """
        return f"{FAULT_DESK}?{urlencode({'site_code': self.id_code, 'url': page})}"
