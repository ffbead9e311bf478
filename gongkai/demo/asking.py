"""Who asks for what: invented applicants, and the words of requests, opinions and answers."""

from collections.abc import Sequence
from random import Random

from gongkai.demo.organs import REGION, credit_code, local_facts, organs
from gongkai.demo.plan import Case
from gongkai.demo.stock import Words, data, dice
from gongkai.inforequests.application import ApplicantKind, Application, Medium, Proof, Way
from gongkai.law.identifiers import identity_check
from gongkai.law.outcomes import OutcomeKey

_ORGANISATIONS = {
    ApplicantKind.ENTERPRISE: "{firm}",
    ApplicantKind.RESEARCH: "示{brand}{trade2}研究所",
    ApplicantKind.LEGAL: "浙江示{brand}律师事务所",
    ApplicantKind.OTHER_ORG: "{estate}业主委员会",
}
_OWN_SUBJECT = 0.6
_UNCLEAR = {OutcomeKey.STILL_UNCLEAR, OutcomeKey.OTHER_NO_CORRECTION}


class Correspondence:
    """The words of one case, from the request to the answer, about one and the same thing."""

    def __init__(self, case: Case, repeated: Case | None = None) -> None:
        self._case = case
        about = repeated or case
        rng = dice("asking", about.index)
        facts = local_facts(organs()[case.agency], rng) | {"year": str(rng.randint(2015, 2019))}
        self._words = Words(rng, facts)
        self._subject = self._words.one_of(_subjects(about, rng))
        self.application = self._application(about, rng)
        self._words.rng = dice("answering", case.index)

    def amendment_wanted(self) -> str:
        """Return what the applicant is asked to correct."""
        return self._said("amend", "wanted")

    def amendment(self) -> str:
        """Return the corrected request; one that stays unclear says less than it should."""
        if self._case.brief.outcome == OutcomeKey.STILL_UNCLEAR:
            return self._said("amend", "vague")
        self._words.chosen["wanted"] = self._subject
        return self._said("amend", "text")

    def party(self) -> str:
        """Return the name of whoever is consulted."""
        return self._words.filled(data("requests")["consult"][self._case.party])

    def opinion(self) -> str:
        """Return the opinion that came back, nothing if none did."""
        return "" if self._case.stance == "silent" else self._said("consult", self._case.stance)

    def extension(self) -> str:
        """Return why more time is needed."""
        return self._said("extend", "reasons")

    def discontinuance(self) -> str:
        """Return why the applicant took the request back."""
        return self._said("discontinue", "reasons")

    def reasons(self, earlier: str) -> str:
        """Return the reasons of the answer. earlier: the number of the answer a repeated request got."""
        self._words.chosen["earlier"] = earlier or "此前的答复"
        return self._said("reasons", self._case.brief.outcome)

    def _said(self, heading: str, name: str) -> str:
        sentences: Sequence[str] = data("requests")[heading][name]
        return self._words.one_of(sentences)

    def _application(self, about: Case, rng: Random) -> Application:
        kind = about.brief.applicant
        natural = kind == ApplicantKind.NATURAL
        person = self._words.filled("{surname}{given}")
        name = person if natural else self._words.filled(_ORGANISATIONS[kind])
        return Application(
            applicant_kind=kind,
            name=name,
            proof=Proof.IDENTITY_CARD if natural else Proof.CREDIT_CODE,
            proof_number=_identity_number(rng) if natural else credit_code("91", name),
            description=self._said("amend", "unclear") if _is_amended(about) else self._subject,
            medium=Medium.ELECTRONIC if self._case.way == Way.EMAIL else Medium.PAPER,
            way=self._case.way,
            phone=f"0000-{rng.randint(2000000, 2999999)}",
            email=f"sq{about.index:04d}@example.invalid",
            address=self._words.filled("湖州市{area}{road}{1-300}号"),
            representative="" if natural else person,
        )


def _subjects(about: Case, rng: Random) -> Sequence[str]:
    """Return what may be asked for in a case like this: some outcomes answer only certain requests."""
    wanted: dict[str, list[str]] = data("requests")["wanted"]
    if special := data("requests")["asked"].get(about.brief.outcome):
        return list(special)
    own = wanted.get(about.agency)
    return own if own and rng.random() < _OWN_SUBJECT else wanted["general"]


def _is_amended(about: Case) -> bool:
    """Tell whether the request is unclear at first and clear when corrected."""
    return about.amend_by is not None and about.brief.outcome not in _UNCLEAR


def _identity_number(rng: Random) -> str:
    """Return an identity number that passes the check and that nobody can have."""
    born = f"{rng.randint(1945, 2000)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    first = f"{REGION}{born}{rng.randint(1, 999):03d}"
    return first + identity_check(first)
