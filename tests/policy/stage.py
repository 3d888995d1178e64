"""Where the policy's examples are played: three cases, somebody in every role, and a mark in each thing to be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from backend.coordination.askable import rings_instead, roles_for
from backend.coordination.deeds import case_deed, lock_case
from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Case, HandoverKind
from backend.coordination.offering import Wanted, offer
from backend.coordination.parties import Exposed, SafeContact
from backend.coordination.use_cases import cases, handovers, parties, recusals, telling
from backend.core.actor import Actor, acting_as
from backend.information.passing import Category
from backend.responsibilities.book import model_in_force
from tests.cast import MONDAY, actor, opened
from tests.information.knowing import knows
from tests.policy.people import cast
from tests.situations import does, waiting

CPR = "3112994242"
# what stands in each field, so that it can be found again wherever it is shown
OF_THE_CASE = (
    *("exposed-name", "safe-contact", "summary", "outcome-reason", "child-name", "relative-name"),
    *("udoever-name", "words-told", "reason-of-recusal"),
)
MARKS = {
    name: f"mark-{name}"
    for name in (*OF_THE_CASE, "reason-of-task", "reason-of-opening", "address", *Category)
}


@dataclass
class Stage:
    """`bare`: a coordinator, a deputy, and nobody else. `asked`: everybody who can be is asked to take a duty;
    `carried`: they have taken it. `tasks`: by case and role, what somebody was asked to take. `shown`: what was read.
    """

    bare: Case
    asked: Case
    carried: Case
    people: dict[str, Actor]
    tasks: dict[UUID, dict[str, UUID]] = field(default_factory=dict)
    shown: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)


def built() -> Stage:
    bare, asked, carried = (known_case() for _ in range(3))
    stage = Stage(bare, asked, carried, cast(bare.partnership))
    for case in (asked, carried):
        stage.tasks[case.pk] = asks_everybody(case, stage.people)
    for role, task in stage.tasks[carried.pk].items():
        with acting_as(stage.people[role]):
            handovers.accept(handover_id=task, by=stage.people[role], at=MONDAY)
    return stage


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def known_case() -> Case:
    """A case of which everything is known, each with its mark."""
    contact = SafeContact(number=MARKS["safe-contact"][:30])
    exposed = Exposed(name=MARKS["exposed-name"], safe_contact=contact)
    case = opened(exposed=exposed, children=True, summary=MARKS["summary"])
    said = {"outcome": Outcome.STALKING, "reason": MARKS["outcome-reason"]}
    does("visitator", cases.screen, case_id=case.pk, **said)
    does("koordinator", handovers.accept, handover_id=waiting(case).pk)
    for kind in ("child", "relative", "udoever"):
        party = {"kind": kind, "name": MARKS[f"{kind}-name"], "under_18": None}
        does("koordinator", parties.add_party, case_id=case.pk, **party)
    told = telling.Said("meeting", advice="answer-the-udoever", note=MARKS["words-told"])
    does("koordinator", telling.tell, case_id=case.pk, said=told)
    cousin = {"person_id": actor("leder2").id, "reason": MARKS["reason-of-recusal"]}
    does("koordinator", recusals.recuse, case_id=case.pk, **cousin)
    for category in Category:
        knows("koordinator", case, category, text=MARKS[category])
    return Case.objects.select_related("partnership").get(pk=case.pk)


def asks_everybody(case: Case, people: dict[str, Actor]) -> dict[str, UUID]:
    """Each in their own role, for a duty that the model has for it."""
    duties: dict[str, str] = {}
    for duty in model_in_force(MONDAY).duties:
        for role in () if rings_instead(duty) else roles_for(duty, MONDAY):
            duties.setdefault(role, duty.code)
    by = actor("koordinator")
    with acting_as(by), case_deed(by=by, at=MONDAY) as doing:
        locked = lock_case(case.pk)
        assert locked
        return {
            role: offer(doing, locked, _wanted(duties[role], people[role])).pk
            for role in people
            if role in duties
        }


def _wanted(duty: str, who: Actor) -> Wanted:
    return Wanted(HandoverKind.DUTY, "consent", duty=duty, to_person=who.id, reason=MARKS["reason-of-task"])
