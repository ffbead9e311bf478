"""Plays the planned requests and lawsuits through the acts of officials and applicants."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from gongkai.demo.asking import Correspondence
from gongkai.demo.days import YEAR
from gongkai.demo.events import Event
from gongkai.demo.plan import Act, Case, Step
from gongkai.demo.staff import Staff, Team
from gongkai.demo.suits import Suit
from gongkai.inforequests import actions, intake
from gongkai.inforequests.models import ConsultationKind, Result, Route, Stance
from gongkai.law.receipt import Channel

_CASE_NUMBERS = {
    Route.REVIEW: "湖政复〔{year}〕{serial}号",
    Route.DIRECT: "（{year}）演05行初{serial}号",
    Route.AFTER_REVIEW: "（{year}）演05行初{serial}号",
}


class Casework:
    """The year's requests on their way: what the acts gave back and later acts need."""

    def __init__(self, cases: Sequence[Case], suits: Sequence[Suit], staff: Staff) -> None:
        self._cases = cases
        self._suits = suits
        self._staff = staff
        self._numbers: dict[int, str] = {}
        self._answers: dict[int, str] = {}
        self._consultations: dict[int, int] = {}
        self._correspondence: dict[int, Correspondence] = {}
        self._serials: defaultdict[str, int] = defaultdict(int)
        self._challenges: dict[Suit, int] = {}

    def events(self) -> Iterator[Event]:
        """Return every act on every request."""
        for case in self._cases:
            for step in case.steps:
                yield Event(step.at, partial(self._play, case, step))
        for suit in self._suits:
            yield Event(suit.accepted, partial(self._accept, suit))
            if suit.decided:
                yield Event(suit.decided, partial(self._decide, suit))

    def _play(self, case: Case, step: Step) -> None:
        match step.act:
            case Act.SUBMIT | Act.REGISTER:
                self._begin(case, step)
            case Act.ASK_TO_AMEND | Act.RECEIVE_AMENDMENT | Act.CONSULT | Act.CLOSE_CONSULTATION | Act.EXTEND:
                self._investigate(case, step)
            case _:
                self._finish(case, step)

    def _begin(self, case: Case, step: Step) -> None:
        repeated = None if case.repeats is None else self._cases[case.repeats]
        words = self._correspondence[case.index] = Correspondence(case, repeated)
        team = self._team(case)
        if step.act == Act.SUBMIT:
            receipt = intake.submit(words.application, agency_code=case.agency, at=step.at)
        else:
            receipt = actions.register(
                words.application,
                agency=team.agency,
                channel=Channel(case.channel),
                arrived_on=case.arrived_on,
                by=team.officer,
                at=step.at,
            )
        self._numbers[case.index] = receipt.number

    def _investigate(self, case: Case, step: Step) -> None:
        number, words, team = self._numbers[case.index], self._correspondence[case.index], self._team(case)
        officer, at = team.officer, step.at
        match step.act:
            case Act.ASK_TO_AMEND:
                reply_by = case.amend_by or step.day
                actions.ask_to_amend(
                    number, wanted=words.amendment_wanted(), reply_by=reply_by, by=officer, at=at
                )
            case Act.RECEIVE_AMENDMENT:
                actions.receive_amendment(
                    number, text=words.amendment(), arrived_on=step.day, by=officer, at=at
                )
            case Act.CONSULT:
                asked = actions.consult(
                    number, kind=ConsultationKind(case.party), party=words.party(), by=officer, at=at
                )
                self._consultations[case.index] = asked.pk
            case Act.CLOSE_CONSULTATION:
                actions.close_consultation(
                    number,
                    consultation=self._consultations[case.index],
                    stance=Stance(case.stance),
                    opinion=words.opinion(),
                    by=officer,
                    at=at,
                )
            case Act.EXTEND:
                actions.extend(number, days=case.extension, reason=words.extension(), by=team.signer, at=at)

    def _finish(self, case: Case, step: Step) -> None:
        number, words, at = self._numbers[case.index], self._correspondence[case.index], step.at
        officer = self._team(case).officer
        match step.act:
            case Act.CONFIRM:
                actions.confirm_receipt(number, confirmed_on=step.day, by=officer, at=at)
            case Act.ANSWER:
                reasons = words.reasons(self._answers.get(-1 if case.repeats is None else case.repeats, ""))
                letter = actions.answer(
                    number, outcome=case.brief.outcome, reasons=reasons, by=officer, at=at
                )
                self._answers[case.index] = letter.number
            case Act.DELIVER:
                actions.deliver(
                    number,
                    sent_on=case.sent_on or step.day,
                    signed_for_on=case.signed_for_on,
                    by=officer,
                    at=at,
                )
            case Act.LAPSE:
                actions.lapse(number, by=officer, at=at)
            case Act.DISCONTINUE:
                actions.discontinue(number, reason=words.discontinuance(), by=officer, at=at)
            case Act.ARCHIVE:
                actions.archive(number, by=officer, at=at)

    def _accept(self, suit: Suit) -> None:
        route = Route(suit.route)
        form = _CASE_NUMBERS[route]
        self._serials[form] += 1
        challenge = actions.register_challenge(
            self._numbers[suit.case],
            route=route,
            case_number=form.format(year=YEAR, serial=self._serials[form]),
            accepted_on=suit.accepted.date(),
            by=self._team(self._cases[suit.case]).officer,
            at=suit.accepted,
        )
        self._challenges[suit] = challenge.pk

    def _decide(self, suit: Suit) -> None:
        if suit.decided is None:
            return
        actions.decide_challenge(
            self._challenges[suit],
            result=Result(suit.result),
            decided_on=suit.decided.date(),
            by=self._team(self._cases[suit.case]).officer,
            at=suit.decided,
        )

    def _team(self, case: Case) -> Team:
        return self._staff.teams[case.agency]
