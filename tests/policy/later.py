"""More situations: a protected address, staff that is party, a move, the blind route, the rooms of PSP and KSP."""

from backend.agencies.models import Forum, ForumMember
from backend.coordination.models import Case, HandoverKind, UdoeverNote
from backend.coordination.protection import Protection
from backend.coordination.use_cases import handovers, moving, sealed, staff_party
from backend.forums.models import ForumSight, Matter
from backend.forums.use_cases import saying
from tests.cast import MONDAY, actor
from tests.policy.stage import MARKS, Stage
from tests.situations import does
from tests.udoevers_side import discussed, told_of


def moving_away(case: Case) -> Case:
    """The person moves to the neighbouring partnership, whose visitator is asked."""
    to = moving.Moving("consent")
    does("koordinator", moving.move, case_id=case.pk, municipality="0621", moving=to)
    return case


def moved_away(case: Case) -> Case:
    move = moving_away(case).handovers.get(kind=HandoverKind.MOVE)
    does("nabo3", handovers.accept, handover_id=move.pk)
    return case


def protected(stage: Stage, case: Case) -> Case:
    wanted = sealed.Wanted(MARKS["address"], Protection.SPECIAL)
    does("koordinator", sealed.set_address, case_id=case.pk, wanted=wanted)
    return case


def staff_is_party(stage: Stage, case: Case) -> Case:
    """Somebody employed by the municipality is party to the case: its leaders may not know of it."""
    wanted = {"agency_id": actor("koordinator").person.agency_id, "reason": "A colleague"}
    does("koordinator", staff_party.declare_staff_party, case_id=case.pk, **wanted)
    return case


def note_waits(stage: Stage) -> Case:
    """Psychiatry has told of an udøver, who is named in a case."""
    told_of()
    return stage.bare


def the_note() -> UdoeverNote:
    return UdoeverNote.objects.get(handled_at=None)


def in_the_room(stage: Stage) -> Case:
    """PSP has a matter, and everybody has been made a member, whoever they are."""
    discussed()
    psp = Forum.objects.get(kind="psp", partnership=stage.bare.partnership)
    ForumMember.objects.bulk_create(
        ForumMember(forum=psp, person=who.person, since=MONDAY) for who in stage.people.values()
    )
    return stage.bare


def decided_in_the_room(stage: Stage) -> Case:
    """The same, and each agency in the room is to do something."""
    in_the_room(stage)
    matter = Matter.objects.get()
    for agency in set(ForumSight.objects.filter(forum=matter.forum).values_list("person__agency", flat=True)):
        wanted = saying.Decided(agency, "Offers a talk", MONDAY.date())
        does("psp", saying.decide, matter_id=matter.pk, decided=wanted)
    return stage.bare


def outside_the_room(stage: Stage) -> Case:
    discussed()
    return stage.bare
