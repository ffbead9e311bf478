"""What an applicant hands in: the contents the regulation asks for, and not a word more.

The purpose of a request is not asked (art. 29 no longer knows it), and of personal data only
what art. 29(2) names is kept.
"""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.inforequests.lifecycle import ApplicationIncomplete
from gongkai.law.identifiers import is_credit_code, is_identity_number

DESCRIPTION_LIMIT = 2000


class ApplicantKind(StrEnum):
    """The applicant columns of the statutory report; fixed at registration."""

    NATURAL = "natural"
    ENTERPRISE = "enterprise"
    RESEARCH = "research"
    WELFARE = "welfare"
    LEGAL = "legal"
    OTHER_ORG = "other_org"


APPLICANT_LABELS: dict[ApplicantKind, str] = {
    ApplicantKind.NATURAL: "自然人",
    ApplicantKind.ENTERPRISE: "商业企业",
    ApplicantKind.RESEARCH: "科研机构",
    ApplicantKind.WELFARE: "社会公益组织",
    ApplicantKind.LEGAL: "法律服务机构",
    ApplicantKind.OTHER_ORG: "其他组织",
}


class Proof(StrEnum):
    """Kinds of identity proof."""

    IDENTITY_CARD = "identity_card"
    PASSPORT = "passport"
    CREDIT_CODE = "credit_code"
    OTHER = "other"


PROOF_LABELS: dict[Proof, str] = {
    Proof.IDENTITY_CARD: "居民身份证",
    Proof.PASSPORT: "护照或通行证",
    Proof.CREDIT_CODE: "统一社会信用代码",
    Proof.OTHER: "其他证件",
}


class Medium(StrEnum):
    """In what form the information is wanted."""

    PAPER = "paper"
    ELECTRONIC = "electronic"
    DISC = "disc"


MEDIUM_LABELS: dict[Medium, str] = {Medium.PAPER: "纸质", Medium.ELECTRONIC: "电子文件", Medium.DISC: "光盘"}


class Way(StrEnum):
    """How the applicant wants to get it."""

    POST = "post"
    EMAIL = "email"
    COLLECT = "collect"


WAY_LABELS: dict[Way, str] = {Way.POST: "邮寄", Way.EMAIL: "电子邮件", Way.COLLECT: "当面领取"}


@dataclass(frozen=True, slots=True)
class Application:
    """A request as its applicant makes it.

    representative: 法定代表人或者联系人 of an organisation.
    Of phone, email and address one is needed; the one that `way` depends on, always.
    """

    applicant_kind: ApplicantKind
    name: str
    proof: Proof
    proof_number: str
    description: str
    medium: Medium
    way: Way
    phone: str = ""
    email: str = ""
    address: str = ""
    representative: str = ""

    def require_complete(self) -> None:
        """Refuse with ApplicationIncomplete, naming each field that is missing or cannot be right.

        Source: REGULATION Art. 29(2).
        """
        missing = self._missing()
        if missing:
            raise ApplicationIncomplete(missing)

    def require_registrable(self) -> None:
        """Refuse with ApplicationIncomplete unless an officer can enter the request at all.

        A letter without an identity proof is a request that needs correction, not no request; without
        a name, a way to reach the applicant or anything asked for, there is nothing to register.

        Source: REGULATION Art. 29(2), 30.
        """
        missing = {
            field: message
            for field, message in self._missing().items()
            if field in {"name", "phone", "description"}
        }
        if missing:
            raise ApplicationIncomplete(missing)

    def _missing(self) -> dict[str, str]:
        natural = self.applicant_kind == ApplicantKind.NATURAL
        faults = {
            "name": ("请填写姓名或者名称", not self.name.strip()),
            "representative": ("请填写联系人", not natural and not self.representative.strip()),
            "proof_number": (self._proof_fault(), bool(self._proof_fault())),
            "phone": ("请至少填写一种联系方式", not (self.phone or self.email or self.address)),
            "email": ("选择电子邮件获取的，请填写电子邮箱", self.way == Way.EMAIL and not self.email),
            "address": ("选择邮寄获取的，请填写邮寄地址", self.way == Way.POST and not self.address),
            "description": (self._description_fault(), bool(self._description_fault())),
        }
        return {field: message for field, (message, wrong) in faults.items() if wrong}

    def _proof_fault(self) -> str:
        if not self.proof_number.strip():
            return "请填写证件号码"
        if self.proof == Proof.IDENTITY_CARD and not is_identity_number(self.proof_number):
            return "身份证号码有误，请对照证件逐位核对"
        if self.proof == Proof.CREDIT_CODE and not is_credit_code(self.proof_number):
            return "统一社会信用代码有误，请对照营业执照或法人证书逐位核对"
        return ""

    def _description_fault(self) -> str:
        if not self.description.strip():
            return "请写明需要公开的政府信息的名称、文号或者便于查询的其他描述"
        if len(self.description) > DESCRIPTION_LIMIT:
            return f"所需信息的描述不能超过{DESCRIPTION_LIMIT}字"
        return ""
