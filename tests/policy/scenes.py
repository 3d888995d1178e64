"""What is so when a question is asked: a case of the stage, and what has happened at it. Undone when it is answered."""

from collections.abc import Callable
from datetime import timedelta

from backend.agencies.models import Person
from backend.coordination.deeds import case_deed, locked_handover
from backend.coordination.handing import to_chair, withdraw_offer
from backend.coordination.lifecycle import Handing, Move
from backend.coordination.models import Case, HandoverKind, Recusal, Seat
from backend.coordination.models.case import Findable
from backend.coordination.offering import Wanted
from backend.coordination.sharing import ACUTE
from backend.coordination.use_cases import acute, cases, handovers, wishes
from backend.core.actor import acting_as
from backend.core.refusals import NotPossible, Unusable
from backend.core.sealing import blind_index
from backend.information.models import Item
from backend.information.passing import Basis, Category, Purpose
from backend.information.use_cases import sharing
from backend.information.weighing import Passing, Said
from tests.cast import MONDAY, actor, opening
from tests.information.knowing import knows
from tests.policy import later
from tests.policy.people import roles
from tests.policy.stage import CPR, MARKS, Stage
from tests.situations import does, noted, referred

A_LONG_TIME = timedelta(days=36_500)


def _left(stage: Stage) -> Case:
    stage.carried.handovers.filter(state=Handing.ACCEPTED).update(state=Handing.DONE, ended_at=MONDAY)
    stage.carried.seats.update(left_at=MONDAY)
    return stage.carried


def _recused(stage: Stage, case: Case) -> Case:
    """Everybody, each for a reason of their own."""
    Recusal.objects.bulk_create(
        Recusal(case=case, person=who.person, reason="Cousins", since=MONDAY) for who in stage.people.values()
    )
    return case


def _blocked(stage: Stage) -> Case:
    people = [who.person.pk for who in stage.people.values()]
    Person.objects.filter(pk__in=people).update(blocked_at=MONDAY)
    return stage.carried


def _elsewhere(stage: Stage) -> Case:
    """Everybody has a seat at a case of the neighbouring partnership, in which they have no post."""
    case = does("nabo3", cases.open_case, opening=opening(municipality="0621"))
    Seat.objects.bulk_create(
        Seat(case=case, person=who.person, agency=who.person.employer, role=role, since=MONDAY)
        for role, who in stage.people.items()
    )
    return case


def pass_to_chair(case: Case) -> Case:
    """Nobody was left to ask: the steering chair is to place it."""
    wanted, by = Wanted(HandoverKind.COORDINATION, "consent"), actor("koordinator")
    offered = does("koordinator", handovers.hand_over, case_id=case.pk, wanted=wanted)
    with acting_as(by), case_deed(by=by, at=MONDAY) as doing:
        handover = locked_handover(doing, offered.pk, Move.WITHDRAW)
        withdraw_offer(doing, handover)
        to_chair(doing, handover)
    return case


def _wished(stage: Stage) -> Case:
    does("koordinator", wishes.ask_other_coordinator, case_id=stage.bare.pk)
    return stage.bare


def _opened_acutely(stage: Stage, role: str = "") -> Case:
    """By those on acute duty; it has not ended yet, whatever the time is now."""
    case = stage.bare
    wanted = acute.Wanted("0561", "Somebody is at the door", case_number=case.number)
    for each in [role] if role else sorted(ACUTE):
        with acting_as(stage.people[each]):
            acute.open_acutely(wanted=wanted, by=stage.people[each], at=MONDAY)
    case.acute_accesses.update(ends_at=MONDAY + A_LONG_TIME)
    return case


def _acute_over(stage: Stage) -> Case:
    case = _opened_acutely(stage)
    begun = MONDAY - timedelta(days=9)
    case.acute_accesses.update(opened_at=begun, ends_at=begun + timedelta(hours=4))
    return case


def _sealed(stage: Stage) -> Case:
    Case.objects.filter(pk=stage.bare.pk).update(sealed=True)
    return stage.bare


def _disclosed(stage: Stage, category: Category) -> Case:
    """The coordinator's item passes to every agency and wing that the rule lets it pass to, in acute danger, and where
    somebody would read it."""
    case = stage.carried
    item = case.items.get(category=category)
    places = {(who.person.agency_id, roles()[role].wing or "") for role, who in stage.people.items()}
    for agency, wing in sorted(places - {(item.controller_id, "")}, key=str):
        _passes(case, item, agency, wing)
    return case


def _passes(case: Case, item: Item, agency, wing: str) -> None:
    said = {case.parties.get(kind="exposed").pk: Said(Basis.ACUTE_DANGER)}
    passing = Passing(wing, Purpose.PROTECTION, "Before Monday", bases=said)
    try:
        does("koordinator", sharing.disclose, item_id=item.pk, to_agency=agency, passing=passing)
    except (NotPossible, Unusable):
        return


def _known_by(stage: Stage, role: str) -> Case:
    """Instead of the coordinator's, an item of somebody of the police."""
    case = stage.carried
    case.items.update(text="Known by the coordinator")
    username = stage.people[role].person.username
    knows(username, case, Category.RISK, text=MARKS[Category.RISK])
    return case


def _findable(stage: Stage, *, sealed: bool = False) -> Case:
    indexed = Case.objects.filter(pk=stage.bare.pk)
    indexed.update(findable=Findable.CONSENT, sealed=sealed, exposed_index=blind_index(CPR))
    return stage.bare


def _arrived(stage: Stage) -> Case:
    """Somebody was sent to the entrance, and a note lies there about somebody who has no case."""
    referred()
    noted()
    return stage.bare


GIVEN: dict[str, Callable[[Stage], Case]] = {
    "nothing": lambda stage: stage.bare,
    "asked": lambda stage: stage.asked,
    "carrying": lambda stage: stage.carried,
    "left": _left,
    "blocked": _blocked,
    "elsewhere": _elsewhere,
    "recused-while-asked": lambda stage: _recused(stage, stage.asked),
    "recused-while-carrying": lambda stage: _recused(stage, stage.carried),
    "with-chair": lambda stage: pass_to_chair(stage.bare),
    "with-chair-recused": lambda stage: _recused(stage, pass_to_chair(stage.bare)),
    "wished": _wished,
    "wished-recused": lambda stage: _recused(stage, _wished(stage)),
    "opened-acutely": _opened_acutely,
    "opened-by-patrol": lambda stage: _opened_acutely(stage, "patrol"),
    "acute-over": _acute_over,
    "acutely-recused": lambda stage: _recused(stage, stage.bare),
    "sealed": _sealed,
    "risk-passed-on": lambda stage: _disclosed(stage, Category.RISK),
    "contact-passed-on": lambda stage: _disclosed(stage, Category.CONTACT),
    "known-by-prevention": lambda stage: _known_by(stage, "police-stalking-contact"),
    "known-by-investigation": lambda stage: _known_by(stage, "police-investigator"),
    "findable": _findable,
    "findable-sealed": lambda stage: _findable(stage, sealed=True),
    "findable-recused": lambda stage: _recused(stage, _findable(stage)),
    "arrived": _arrived,
    "moving-away": lambda stage: later.moving_away(stage.carried),
    "moved-away": lambda stage: later.moved_away(stage.carried),
    "protected": lambda stage: later.protected(stage, stage.carried),
    "staff-is-party": lambda stage: later.staff_is_party(stage, stage.carried),
    "wished-and-staff-is-party": lambda stage: later.staff_is_party(stage, _wished(stage)),
    "with-chair-and-staff-is-party": lambda stage: later.staff_is_party(stage, pass_to_chair(stage.bare)),
    "note-waits": later.note_waits,
    "in-the-room": later.in_the_room,
    "decided-in-the-room": later.decided_in_the_room,
    "outside-the-room": later.outside_the_room,
}
