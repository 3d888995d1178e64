"""What was told of an udøver and what the rooms discuss, beside the cases of the standing world."""

from collections.abc import Callable
from datetime import timedelta

from backend.coordination.models import RingRequest, Seat, UdoeverNote
from backend.coordination.parties import name_udoever
from backend.coordination.udoever_notes import NoteBasis, NoteKind, NoteOutcome
from backend.coordination.use_cases import ringing, udoever_notes
from backend.core.clock import now
from backend.forums.models import Channel, Decision, Matter
from backend.forums.use_cases import matters, saying
from tests.cast import MONDAY, actor, opened
from tests.situations import Arrival as AtTheEntrance
from tests.situations import does

Arrival = AtTheEntrance | UdoeverNote | RingRequest | Matter | Decision
UDOEVER_CPR, FINDABLE, LINKABLE = "0202020202", "CCCC-2222", "CCCC-3333"
A_MATTER = matters.Wanted("tryg-i-esbjerg", Channel.PSP, "Uwe Udoever")
TOLD = udoever_notes.Told(
    "0561", NoteKind.SAYS_WILL_SEEK_OUT, NoteBasis.ACUTE_DANGER, "Says so at every meeting", cpr=UDOEVER_CPR
)
# a decision of a room is due within reach of the day it is made on
SOON = (now() + timedelta(days=8)).date().isoformat()


def told_of() -> UdoeverNote:
    """Psychiatry has told of an udøver who is named in a case; the police's prevention contact has not read it yet."""
    case = opened()
    case.number = FINDABLE
    case.save(update_fields=["number"])
    name_udoever(case, {"name": "Uwe Udoever", "cpr": UDOEVER_CPR})
    return does("psykiatri", udoever_notes.tell, told=TOLD)


def searched() -> UdoeverNote:
    """Its receiver has searched for the case, and talks with the coordinator."""
    note = does("kif", udoever_notes.tell, told=TOLD)
    does("stalkingkontakt", udoever_notes.find_case, note_id=note.pk, reason="Is told of")
    return note


def told_of_and_closed() -> UdoeverNote:
    note = searched()
    does("stalkingkontakt", udoever_notes.close, note_id=note.pk, outcome=NoteOutcome.RUNG)
    return note


def asked_to_ring() -> RingRequest:
    """The case that was found is asked to ring; nobody has yet."""
    note = does("psykiatri", udoever_notes.tell, told=TOLD)
    return does("stalkingkontakt", udoever_notes.pass_on, note_id=note.pk, case_number=FINDABLE)


def has_rung() -> RingRequest:
    return does("visitator", ringing.rung, request_id=asked_to_ring().pk)


def discussed() -> Matter:
    """PSP has a matter; its members are the chair, psychiatry and the contact, who has a seat at a case, too."""
    case = opened()
    case.number = LINKABLE
    case.save(update_fields=["number"])
    contact = actor("stalkingkontakt").person
    seat = {"agency": contact.agency, "role": "police-stalking-contact", "since": MONDAY}
    Seat.objects.create(case=case, person=contact, **seat)
    return does("psp", matters.open_matter, wanted=A_MATTER)


def matter_closed() -> Matter:
    return does("psp", matters.close, matter_id=discussed_again().pk)


def discussed_again() -> Matter:
    return does("psp", matters.open_matter, wanted=A_MATTER)


def decided() -> Decision:
    """Psychiatry is to do something."""
    wanted = saying.Decided(actor("psykiatri").person.agency_id, "Offers a talk", MONDAY.date())
    return does("psp", saying.decide, matter_id=discussed_again().pk, decided=wanted)


def decided_and_done() -> Decision:
    return does("psykiatri", saying.done, decision_id=decided().pk)


def decided_and_dropped() -> Decision:
    made = decided()
    does("psykiatri", saying.drop, decision_id=made.pk, why="Has moved abroad")
    return made


ON_THE_UDOEVERS_SIDE: dict[str, Callable[[], Arrival]] = {
    arrival.__name__: arrival
    for arrival in (
        told_of,
        searched,
        told_of_and_closed,
        asked_to_ring,
        has_rung,
        discussed,
        matter_closed,
        decided,
        decided_and_done,
        decided_and_dropped,
    )
}
