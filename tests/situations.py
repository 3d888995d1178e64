"""Where a case can stand, each reached by the deeds that lead there. The standing world has one of each."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend.agencies.models import Absence
from backend.archive.leaving import BundlePurpose
from backend.archive.use_cases import bundles
from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Case, Handover, HandoverKind, Message, Recusal, Referral
from backend.coordination.offering import Wanted
from backend.coordination.protection import Protection
from backend.coordination.use_cases import (
    acute,
    cases,
    handovers,
    messages,
    parties,
    people,
    referrals,
    sealed,
    staff_party,
    telling,
    wishes,
)
from backend.information.models import LegalDecision
from backend.information.passing import Category, Purpose
from backend.information.use_cases import consents, deciding, items
from backend.information.writing import Known
from tests.asked import access_answered, access_decided, access_proposed, asked_about
from tests.between_places import elsewhere, moved, moving, one_of_two
from tests.cast import MONDAY, actor, does, opened, opening

COORDINATION = Wanted(HandoverKind.COORDINATION, "consent", to_role="primary-coordinator")
COURSE = Wanted(HandoverKind.DUTY, "consent", duty="exposed-course", reason="Wants somebody to talk to")


def waiting(case: Case) -> Handover:
    """The handover of the case that has not ended."""
    return Handover.objects.get(case=case, ended_at=None)


def latest(case: Case) -> Any:
    """The handover that is under way; where none is, one that has ended."""
    return min(case.handovers.all(), key=lambda handover: handover.ended_at is not None, default=None)


def told(case: Case, who: str) -> None:
    """Everything that was to be told is told."""
    for task in case.tellings.filter(told_at=None):
        does(who, telling.tell, case_id=case.pk, said=telling.Said("meeting", task=task.pk))


def received() -> Case:
    return opened()


def acknowledged() -> Case:
    case = opened()
    does("visitator", cases.acknowledge, case_id=case.pk)
    return case


def conflict() -> Case:
    case = opened()
    does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.CONFLICT, reason="Neighbours")
    return case


def offered() -> Case:
    """Screened as stalking: coordination is offered to the primary coordinator."""
    case = opened()
    does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.STALKING, reason="Follows daily")
    return case


def accepted() -> Case:
    case = offered()
    does("koordinator", handovers.accept, handover_id=waiting(case).pk)
    return case


def course_offered() -> Case:
    """Offered across agencies: Dansk Stalking Center is asked, and knows no person."""
    case = accepted()
    does("koordinator", handovers.hand_over, case_id=case.pk, wanted=COURSE)
    return case


def seated() -> Case:
    """Dansk Stalking Center carries a duty and has a seat."""
    case = course_offered()
    does("dsc", handovers.accept, handover_id=waiting(case).pk)
    return case


def returned() -> Case:
    """Declined across agencies: back with the sender, with a suggestion."""
    case = course_offered()
    wanted = {"reason": "no-capacity", "suggested_role": "victim-support"}
    does("dsc", handovers.decline, handover_id=waiting(case).pk, **wanted)
    return case


def with_chair() -> Case:
    """Everybody in the agency has declined to coordinate: the steering chair is to place the case."""
    case = offered()
    for who in ("koordinator", "stedfortraeder"):
        does(who, handovers.decline, handover_id=waiting(case).pk, reason="no-capacity")
    return case


def closed() -> Case:
    case = conflict()
    told(case, "visitator")
    does("visitator", cases.close, case_id=case.pk)
    return case


def recused() -> Case:
    """The deputy may not take part, and a seat is held by somebody recused as well."""
    case = seated()
    for who in ("stedfortraeder", "dsc"):
        Recusal.objects.create(case=case, person=actor(who).person, reason="Cousins", since=MONDAY)
    return case


def recused_while_asked() -> Case:
    case = offered()
    Recusal.objects.create(case=case, person=actor("koordinator").person, reason="Cousins", since=MONDAY)
    return case


def left() -> Case:
    """A seat that was left gives no sight."""
    case = seated()
    case.seats.update(left_at=MONDAY)
    return case


def wished() -> Case:
    """The exposed person asks for another coordinator."""
    case = accepted()
    does("koordinator", wishes.ask_other_coordinator, case_id=case.pk)
    return case


def answered() -> Case:
    """The head of department has answered that wish."""
    case = wished()
    to = actor("visitator").id
    does("afdelingsleder", wishes.answer_wish, wish_id=case.wishes.get().pk, to_person=to)
    return case


def opened_acutely() -> Case:
    """The patrol has opened it in an emergency, and that has not ended yet, whatever the time is now."""
    case = accepted()
    wanted = acute.Wanted(municipality="0561", reason="Somebody is at the door", case_number=case.number)
    does("betjent", acute.open_acutely, wanted=wanted)
    case.acute_accesses.update(ends_at=MONDAY + timedelta(days=36_500))
    return case


def reviewed() -> Case:
    case = opened_acutely()
    opened = case.acute_accesses.get().pk
    does("afdelingsleder", acute.review, acute_id=opened, verdict="justified", note="")
    return case


def protected() -> Case:
    """The address is protected for a year, and with it the children's; a seat may not open it. Where a relative of the
    exposed person hides is known as well."""
    case = seated()
    wanted = sealed.Wanted("Skjulvej 1, Esbjerg", Protection.ORDINARY, children=True)
    does("koordinator", sealed.set_address, case_id=case.pk, wanted=wanted)
    known = Known(Category.SEALED_ADDRESS, "fact", "Hos Rie, Lejevej 2")
    about = [case.parties.get(kind="exposed").pk]
    does("koordinator", items.write_item, case_id=case.pk, known=known, about=about)
    return case


def staff_is_party() -> Case:
    """Somebody employed by the municipality is party: its head, administrator and deputy chair know of nothing."""
    case = wished()
    agency = actor("afdelingsleder").person.agency_id
    does(
        "koordinator", staff_party.declare_staff_party, case_id=case.pk, agency_id=agency, reason="Colleague"
    )
    return case


def informed() -> Case:
    """The coordinator knows something about the exposed person, who has agreed that one agency hears of it, and has
    made a bundle for the journal."""
    case = seated()
    does(
        "koordinator", parties.add_party, case_id=case.pk, kind="udoever", name="Ulf Udspring", under_18=False
    )
    exposed, dsc = case.parties.get(kind="exposed").pk, actor("dsc").person.agency_id
    known = Known(Category.RISK, "fact", "Followed home on Friday")
    does("koordinator", items.write_item, case_id=case.pk, known=known, about=[exposed])
    until = MONDAY + timedelta(days=90)
    agreed = consents.Agreed(exposed, dsc, Purpose.SUPPORT, Category.RISK, "spoken", until)
    does("koordinator", consents.record_consent, case_id=case.pk, agreed=agreed)
    does("koordinator", bundles.make_bundle, case_id=case.pk, purpose=BundlePurpose.JOURNAL)
    return case


def neighbouring() -> Case:
    return does("nabo3", cases.open_case, opening=opening(municipality="0621"))


SITUATIONS: dict[str, Callable[[], Case]] = {
    situation.__name__: situation
    for situation in (
        received,
        acknowledged,
        conflict,
        offered,
        accepted,
        course_offered,
        seated,
        returned,
        with_chair,
        closed,
        recused,
        recused_while_asked,
        left,
        wished,
        answered,
        opened_acutely,
        reviewed,
        protected,
        staff_is_party,
        informed,
        asked_about,
        access_proposed,
        access_decided,
        access_answered,
        moving,
        moved,
        elsewhere,
        one_of_two,
        neighbouring,
    )
}


def referred() -> Referral:
    """The patrol has sent somebody to the entrance, and waits for an answer."""
    return does("betjent", referrals.refer, opening=opening())


def noted() -> Message:
    """A note from the night about somebody who has no case: it lies with the visitators."""
    return does("betjent", messages.send, municipality="0561", text="Ring at nine", case_number="AAAA-AAAA")


def handled() -> Message:
    note = noted()
    does("visitator", messages.handle, message_id=note.pk)
    return note


def partner_decided() -> LegalDecision:
    """The shelter is drawn in by a legal decision."""
    shelter = actor("krisecenter").person.agency_id
    wanted = {"partnership": "tryg-i-esbjerg", "agency": shelter, "reference": "2026-11/4"}
    return does("administrator", deciding.record_legal_decision, **wanted)


Arrival = Referral | Message | Absence | LegalDecision
# what waits at the entrance and what is decided, beside the cases
AT_THE_ENTRANCE: dict[str, Callable[[], Arrival]] = {
    arrival.__name__: arrival for arrival in (referred, noted, handled, partner_decided)
}


def block_the_shelter() -> None:
    """Somebody of the cast whose sign-in is blocked; no case depends on it."""
    does("administrator", people.block, person_id=actor("krisecenter").id)
