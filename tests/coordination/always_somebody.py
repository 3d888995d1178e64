"""A partnership at work, as Hypothesis plays it: any deed by anybody in any order, and what must hold after each."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from backend.agencies.models import Absence, Person
from backend.coordination.access import readers_of, sees
from backend.coordination.lifecycle import Handing, Outcome, State
from backend.coordination.models import Case, Handover, HandoverKind, HistoryLine
from backend.coordination.moving_on import held_by_the_away
from backend.coordination.offering import Wanted
from backend.coordination.use_cases import absences, cases, duties, handovers, people, recusals, telling
from backend.coordination.use_cases.sweep import sweep
from backend.core.actor import Actor, acting_as
from backend.core.refusals import Refusal
from tests.cast import MONDAY, opening
from tests.soundness import unsound

VISITATORS = ("visitator", "stedfortraeder")
COORDINATORS = (*VISITATORS, "koordinator", "krisecenter", "boern")
CHAIRS = ("leder", "leder2")
EVERYBODY = (*COORDINATORS, *CHAIRS, "dsc", "frivillig", "afdelingsleder")
ROLES = ("", "primary-coordinator", "stalkingvisitator", "shelter-coordinator")
REFUSED_BY_THE_DATABASE = ("recused_once_per_case", "one_absence_at_a_time")
DUTIES = ("exposed-course", "professional-sparring")
LONGEST_WAY_TO_THE_CHAIR = 12
LONG = timedelta(days=8)

H, S = Handing, State
OPEN, UNSCREENED = (S.RECEIVED, S.SCREENING, S.ACTIVE), (S.RECEIVED, S.SCREENING)
UNANSWERED = (H.OFFERED, H.RETURNED, H.WITH_CHAIR)
which = st.integers(0, 2)
colleague = st.sampled_from(COORDINATORS)
anybody = colleague | st.sampled_from(EVERYBODY)


def there_is(*states: StrEnum) -> Callable:
    """Only while some case or handover is in one of these states."""
    return precondition(lambda self: not self.states.isdisjoint(states))


class Partnership(RuleBasedStateMachine):
    """Refusals are answers; anything else that is raised, by the database too, is a defect."""

    @initialize()
    def one_morning(self) -> None:
        self.at: datetime = MONDAY
        self.lines = 0
        self.opened: list[UUID] = []
        self.example = transaction.atomic()
        self.example.__enter__()
        rows = Person.objects.select_related("agency").filter(username__in=(*EVERYBODY, "administrator"))
        self.people = {row.username: row for row in rows}
        self.open_case("visitator")
        self.screen(0, Outcome.STALKING)
        self.look()

    def look(self) -> None:
        cases_now = Case.objects.values_list("state", flat=True)
        self.states = {*cases_now, *Handover.objects.values_list("state", flat=True)}
        self.few = len(cases_now) < 3

    def does(self, who: str | UUID, deed: Any, **wanted: Any) -> Any:
        row = self.people[who] if isinstance(who, str) else Person.objects.get(pk=who)
        row.refresh_from_db()
        by = Actor.of(row)
        try:
            with acting_as(by):
                return deed(by=by, at=self.at, **wanted)
        except Refusal:
            return None
        except IntegrityError as error:
            if not any(name in str(error) for name in REFUSED_BY_THE_DATABASE):
                raise
            return None

    def case(self, number: int, *states: State) -> Case:
        found = {case.pk: case for case in Case.objects.filter(state__in=states)}
        in_order = [found[pk] for pk in self.opened if pk in found]
        return in_order[number % len(in_order)]

    def handover(self, number: int, *states: Handing) -> Handover:
        """In the order their cases were opened and they were begun: ids are random, a play must be repeatable."""
        begun = list(HistoryLine.objects.values_list("details__handover", flat=True))
        found = sorted(
            Handover.objects.filter(state__in=states).select_related("case"),
            key=lambda each: (self.opened.index(each.case_id), begun.index(str(each.pk))),
        )
        return found[number % len(found)]

    def asked(self, handover: Handover) -> UUID:
        return handover.offers.get(answer="").to_id

    @precondition(lambda self: self.few)
    @rule(by=st.sampled_from(VISITATORS))
    def open_case(self, by: str) -> None:
        if case := self.does(by, cases.open_case, opening=opening()):
            self.opened.append(case.pk)

    @there_is(S.RECEIVED)
    @rule(number=which)
    def acknowledge(self, number: int) -> None:
        case = self.case(number, S.RECEIVED)
        self.does(case.coordinator_id, cases.acknowledge, case_id=case.pk)

    @there_is(*UNSCREENED)
    @rule(number=which, outcome=st.sampled_from(Outcome))
    def screen(self, number: int, outcome: Outcome) -> None:
        case = self.case(number, *UNSCREENED)
        self.does(case.coordinator_id, cases.screen, case_id=case.pk, outcome=outcome, reason="Heard them")

    @there_is(*OPEN)
    @rule(number=which, role=st.sampled_from(ROLES), leaving=st.booleans())
    def hand_over_to_a_role(self, number: int, role: str, leaving: bool) -> None:
        case = self.case(number, *OPEN)
        wanted = Wanted(HandoverKind.COORDINATION, "consent", to_role=role, leaving=leaving)
        self.does(case.coordinator_id, handovers.hand_over, case_id=case.pk, wanted=wanted)

    @there_is(*OPEN)
    @rule(number=which, to=anybody)
    def hand_over_to_a_person(self, number: int, to: str) -> None:
        case = self.case(number, *OPEN)
        wanted = Wanted(HandoverKind.COORDINATION, "consent", to_person=self.people[to].pk)
        self.does(case.deputy_id, handovers.hand_over, case_id=case.pk, wanted=wanted)

    @there_is(*OPEN)
    @rule(number=which, duty=st.sampled_from(DUTIES))
    def hand_over_a_duty(self, number: int, duty: str) -> None:
        case = self.case(number, *OPEN)
        wanted = Wanted(HandoverKind.DUTY, "consent", duty=duty)
        self.does(case.coordinator_id, handovers.hand_over, case_id=case.pk, wanted=wanted)

    @there_is(H.OFFERED)
    @rule(number=which)
    def accept(self, number: int) -> None:
        handover = self.handover(number, H.OFFERED)
        self.does(self.asked(handover), handovers.accept, handover_id=handover.pk)

    @there_is(H.OFFERED)
    @rule(number=which, suggested=st.sampled_from(("", "shelter-coordinator")))
    def decline(self, number: int, suggested: str) -> None:
        handover = self.handover(number, H.OFFERED)
        wanted = {"reason": "no-capacity", "suggested_role": suggested}
        self.does(self.asked(handover), handovers.decline, handover_id=handover.pk, **wanted)

    @there_is(*UNANSWERED)
    @rule(number=which)
    def withdraw(self, number: int) -> None:
        handover = self.handover(number, *UNANSWERED)
        self.does(handover.case.coordinator_id, handovers.withdraw, handover_id=handover.pk)

    @there_is(H.RETURNED)
    @rule(number=which, role=st.sampled_from(ROLES))
    def offer_again(self, number: int, role: str) -> None:
        handover = self.handover(number, H.RETURNED)
        by = handover.case.coordinator_id
        self.does(by, handovers.offer_again, handover_id=handover.pk, to_role=role)

    @there_is(H.WITH_CHAIR)
    @rule(number=which, by=st.sampled_from(CHAIRS), to=anybody)
    def place(self, number: int, by: str, to: str) -> None:
        handover = self.handover(number, H.WITH_CHAIR)
        self.does(by, handovers.place, handover_id=handover.pk, to_person=self.people[to].pk)

    @there_is(H.ACCEPTED, H.CONTACT_ACHIEVED)
    @rule(number=which, deed=st.sampled_from((duties.contact_achieved, duties.finish)))
    def carry_out(self, number: int, deed: Any) -> None:
        handover = self.handover(number, H.ACCEPTED, H.CONTACT_ACHIEVED)
        assert handover.holder_id
        self.does(handover.holder_id, deed, handover_id=handover.pk)

    @rule(who=anybody, ahead=st.integers(0, 9), days=st.integers(1, 20))
    def go_away(self, who: str, ahead: int, days: int) -> None:
        begins = self.at + timedelta(days=ahead)
        wanted = {"starts_at": begins, "ends_at": begins + timedelta(days=days), "stand_in": None}
        self.does(who, absences.record_absence, person_id=self.people[who].pk, **wanted)

    @rule(who=anybody)
    def come_back(self, who: str) -> None:
        away = Absence.objects.filter(person=self.people[who], starts_at__lt=self.at)
        if last := away.order_by("starts_at").last():
            self.does(who, absences.end_absence, person_id=self.people[who].pk, absence_id=last.pk)

    @rule(who=anybody)
    def stay_after_all(self, who: str) -> None:
        to_come = Absence.objects.filter(person=self.people[who], starts_at__gte=self.at)
        if last := to_come.order_by("starts_at").last():
            self.does(who, absences.cancel_absence, person_id=self.people[who].pk, absence_id=last.pk)

    @rule(who=anybody)
    def block(self, who: str) -> None:
        assert self.does("administrator", people.block, person_id=self.people[who].pk), "a block was refused"

    @rule(who=anybody)
    def unblock(self, who: str) -> None:
        assert self.does("administrator", people.unblock, person_id=self.people[who].pk)

    @there_is(*OPEN)
    @rule(number=which, who=anybody)
    def recuse(self, number: int, who: str) -> None:
        case = self.case(number, *OPEN)
        wanted = {"person_id": self.people[who].pk, "reason": "Cousins"}
        self.does(case.coordinator_id, recusals.recuse, case_id=case.pk, **wanted)

    @there_is(S.SCREENING, S.ACTIVE)
    @rule(number=which)
    def close(self, number: int) -> None:
        case = self.case(number, S.SCREENING, S.ACTIVE)
        for task in case.tellings.filter(told_at=None).values_list("pk", flat=True):
            said = telling.Said("meeting", task=task)
            self.does(case.coordinator_id, telling.tell, case_id=case.pk, said=said)
        self.does(case.coordinator_id, cases.close, case_id=case.pk)

    @there_is(S.CLOSED)
    @rule(number=which)
    def reopen(self, number: int) -> None:
        case = self.case(number, S.CLOSED)
        self.does(case.deputy_id, cases.reopen, case_id=case.pk)

    @rule(hours=st.integers(1, 24 * 8))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)
        sweep(at=self.at)
        asked = {"kind": HandoverKind.COORDINATION, "state": H.WITH_CHAIR}
        waits = Handover.objects.filter(case=OuterRef("pk"), **asked)
        assert not held_by_the_away(self.at).filter(~Exists(waits)).exists(), "nobody is present"

    @rule(hours=st.sampled_from((-2, -1, 1, 2)))
    def the_clock_is_set(self, hours: int) -> None:
        """By hand, by a server of time, or twice a year where it was told the time of the place."""
        self.at += timedelta(hours=hours)

    @invariant()
    def the_database_is_sound(self) -> None:
        self.look()
        assert not (broken := unsound()), broken

    @invariant()
    def history_only_grows(self) -> None:
        before, self.lines = self.lines, HistoryLine.objects.count()
        assert self.lines >= before

    @invariant()
    def rows_and_readers_agree(self) -> None:
        holders = [self.people[name] for name in COORDINATORS]
        readers = readers_of(*Case.objects.values_list("pk", flat=True))
        rows = {
            (case, person.pk)
            for person in holders
            for case in Case.objects.filter(sees(Actor.of(person))).values_list("pk", flat=True)
        }
        held = {person.pk for person in holders}
        assert rows == {(case, person) for case, person, _ in readers if person in held}

    def teardown(self) -> None:
        try:
            self.nothing_dead_ends()
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)

    def nothing_dead_ends(self) -> None:
        """Left alone, every unanswered handover comes to the chair by itself."""
        for _ in range(LONGEST_WAY_TO_THE_CHAIR):
            self.at += LONG
            sweep(at=self.at)
        assert not (broken := unsound()), broken
        assert not Handover.objects.filter(state__in=(H.OFFERED, H.RETURNED)).exists()
