"""What somebody tries to do, by the use case itself. Refused is no; what is done is undone.

Whom and what it is about is looked up once, by somebody who sees all; then everybody tries the same.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from backend.coordination.models import Case, HandoverKind, Verdict
from backend.coordination.offering import Wanted
from backend.coordination.parties import Exposed
from backend.coordination.protection import Protection
from backend.coordination.use_cases import (
    acute,
    cases,
    duties,
    handovers,
    lookups,
    messages,
    people,
    recusals,
    referrals,
    sealed,
    udoever_notes,
    wishes,
)
from backend.core.actor import Actor
from backend.core.refusals import NotFound
from backend.forums.use_cases import matters, members
from backend.information.passing import Basis, Category, Purpose
from backend.information.use_cases import consents, items, sharing
from backend.information.weighing import Passing, Said
from backend.information.writing import Known
from tests.cast import MONDAY, actor, opening
from tests.policy.later import the_note
from tests.policy.readings import written
from tests.policy.stage import CPR, MARKS, OF_THE_CASE, Stage
from tests.udoevers_side import A_MATTER, TOLD

Trying = Callable[..., Any]
Deed = Callable[[Stage, Case], Trying]
COURSE = Wanted(HandoverKind.DUTY, "consent", duty="exposed-course")
KNOWN = Known(Category.RISK, "fact", "Seen")


def of_own_task(deed: Trying) -> Deed:
    """Of the duty they were asked to take; whoever was asked nothing tries that of another."""

    def on(stage: Stage, case: Case) -> Trying:
        asked = {stage.people[role].id: task for role, task in stage.tasks[case.pk].items()}
        return lambda by, at: deed(handover_id=asked.get(by.id) or min(asked.values()), by=by, at=at)

    return on


def exposed(case: Case) -> Any:
    return case.parties.get(kind="exposed").pk


def takes_the_case(stage: Stage, case: Case) -> Trying:
    """Offered the case by its coordinator, and accepting."""
    coordinator = actor("koordinator")

    def trying(by: Actor, at: datetime) -> None:
        wanted = Wanted(HandoverKind.COORDINATION, "consent", to_person=by.id)
        offered = handovers.hand_over(case_id=case.pk, wanted=wanted, by=coordinator, at=at)
        handovers.accept(handover_id=offered.pk, by=by, at=at)

    return trying


def reads_all_as_coordinator(stage: Stage, case: Case) -> Trying:
    """Takes the case, and finds every mark there is at it."""
    takes, marks = takes_the_case(stage, case), [MARKS[name] for name in OF_THE_CASE]

    def trying(by: Actor, at: datetime) -> None:
        takes(by=by, at=at)
        found = "".join(written(reading, by, case) for reading in ("case", "parties", "tellings", "recusals"))
        if not all(mark in found for mark in marks):
            raise NotFound()

    return trying


def records_consent(stage: Stage, case: Case) -> Trying:
    agency, until = actor("psykiatri").person.agency_id, MONDAY + timedelta(days=30)
    agreed = consents.Agreed(exposed(case), agency, Purpose.SUPPORT, Category.RISK, "spoken", until)
    return partial(consents.record_consent, case_id=case.pk, agreed=agreed)


PUSHED = sharing.Pushed(
    KNOWN,
    {"exposed": Said(Basis.ACUTE_DANGER)},
    Passing(purpose=Purpose.PROTECTION, necessity="Before Monday"),
)


def passes_on(stage: Stage, case: Case) -> Trying:
    """The coordinator's item, by acute danger, to the police."""
    item, said = case.items.get(category=Category.RISK), {exposed(case): Said(Basis.ACUTE_DANGER)}
    passing = Passing("prevention", Purpose.PROTECTION, "Before Monday", bases=said)
    to = actor("stalkingkontakt").person.agency_id
    return partial(sharing.disclose, item_id=item.pk, to_agency=to, passing=passing)


def opens_acutely(stage: Stage, case: Case) -> Trying:
    wanted = acute.Wanted("0561", "Somebody is at the door", case_number=case.number)
    return partial(acute.open_acutely, wanted=wanted)


def finds(stage: Stage, case: Case) -> Trying:
    """The coordinator of somebody whose CPR number one has. A miss is a no, as a refusal is."""

    def trying(by: Actor, at: datetime) -> None:
        if not lookups.look_up(cpr=CPR, reason="At the door", by=by, at=at).coordinators:
            raise NotFound()

    return trying


def places(stage: Stage, case: Case) -> Trying:
    waits, to = case.handovers.get(state="with-chair").pk, actor("visitator").person.pk
    return partial(handovers.place, handover_id=waits, to_person=to)


def answers_the_wish(stage: Stage, case: Case) -> Trying:
    return partial(wishes.answer_wish, wish_id=case.wishes.get().pk, to_person=actor("visitator").person.pk)


def reviews(stage: Stage, case: Case) -> Trying:
    opened = case.acute_accesses.get().pk
    return partial(acute.review, acute_id=opened, verdict=Verdict.JUSTIFIED, note="")


DEEDS: dict[str, Deed] = {
    "takes-the-case": takes_the_case,
    "reads-all-as-coordinator": reads_all_as_coordinator,
    "hands-over": lambda stage, case: partial(handovers.hand_over, case_id=case.pk, wanted=COURSE),
    "closes": lambda stage, case: partial(cases.close, case_id=case.pk),
    "opens-a-case": lambda stage, case: partial(
        cases.open_case, opening=opening(exposed=Exposed(name="Una"))
    ),
    "accepts": of_own_task(handovers.accept),
    "finishes": of_own_task(duties.finish),
    "places": places,
    "answers-the-wish": answers_the_wish,
    "recuses": lambda stage, case: partial(
        recusals.recuse, case_id=case.pk, person_id=actor("boern").person.pk, reason="Cousins"
    ),
    "blocks": lambda stage, case: partial(people.block, person_id=actor("boern").person.pk),
    "opens-acutely": opens_acutely,
    "reviews": reviews,
    "records-consent": records_consent,
    "writes": lambda stage, case: partial(
        items.write_item, case_id=case.pk, known=KNOWN, about=[exposed(case)]
    ),
    "passes-on": passes_on,
    "pushes": of_own_task(partial(sharing.push_item, pushed=PUSHED)),
    "finds": finds,
    "sends-a-message": lambda stage, case: partial(
        messages.send, municipality="0561", text="Ring at nine", case_number=case.number
    ),
    "opens-the-address": lambda stage, case: partial(
        sealed.open_address, case_id=case.pk, reason="The removal firm"
    ),
    "sets-an-address": lambda stage, case: partial(
        sealed.set_address, case_id=case.pk, wanted=sealed.Wanted("Skjulvej 1", Protection.SPECIAL)
    ),
    "tells-of-an-udoever": lambda stage, case: partial(udoever_notes.tell, told=TOLD),
    "searches-from-a-note": lambda stage, case: partial(
        udoever_notes.find_case, note_id=the_note().pk, reason="To ring"
    ),
    "opens-a-matter": lambda stage, case: partial(matters.open_matter, wanted=A_MATTER),
    "names-a-chair": lambda stage, case: partial(
        members.name_chair, partnership="tryg-i-esbjerg", kind="psp", person=actor("psykiatri").person.pk
    ),
    "refers": lambda stage, case: partial(referrals.refer, opening=opening()),
}
