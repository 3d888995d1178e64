"""People who leave for a while or at once: absences, blocking and unblocking a sign-in."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from backend.agencies.models import Absence, Person, Post
from backend.agencies.selectors import person_for
from backend.coordination.deeds import case_deed, record, save
from backend.coordination.events import Event, Happening
from backend.coordination.handing import answer, hand_back, pass_on, straight_to_chair
from backend.coordination.lifecycle import CARRIED
from backend.coordination.models import Case, Handover, OfferAnswer
from backend.coordination.posts import end_posts_of_the_blocked, holding
from backend.coordination.staffing import coordinators, recused
from backend.coordination.succession import after_losing
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed, lock
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.access import PeoplePermission
from backend.responsibilities.models import Staffing


def record_absence(
    *,
    person_id: UUID,
    starts_at: datetime,
    ends_at: datetime | None,
    stand_in: UUID | None,
    by: Actor,
    at: datetime,
) -> Absence:
    """Away, with a stand-in. The cases keep their coordinator; the deputy acts meanwhile, and is told (P2)."""
    with case_deed(by=by, at=at) as doing:
        person = person_for(by, person_id)
        require(by, PeoplePermission.RECORD_ABSENCE, person)
        _sound(person, starts_at, ends_at, stand_in)
        absence = Absence.objects.create(
            person=person, starts_at=starts_at, ends_at=ends_at, stand_in_id=stand_in
        )
        for case in Case.objects.filter(coordinator=person, held_in__isnull=False).order_by("pk"):
            record(doing, case, "coordinator-away", absence=absence.pk)
            doing.tells(Event(Happening.ABSENCE_RECORDED, case_id=case.pk, named=(case.deputy_id,)))
        return absence


def _sound(person: Person, starts_at: datetime, ends_at: datetime | None, stand_in: UUID | None) -> None:
    if ends_at and ends_at <= starts_at:
        raise Unusable("ends-before-it-starts", field="ends_at")
    if (
        stand_in
        and not Person.objects.filter(pk=stand_in, agency=person.agency_id, is_active=True, blocked_at=None)
        .exclude(pk=person.pk)
        .exists()
    ):
        raise Unusable("cannot-stand-in", field="stand_in")
    overlapping = Absence.objects.filter(person=person)
    if ends_at:
        overlapping = overlapping.filter(starts_at__lt=ends_at)
    if overlapping.exclude(ends_at__lte=starts_at).exists():
        raise NotPossible("already-away")


def block(*, person_id: UUID, by: Actor, at: datetime) -> Person:
    """The sign-in ends now, and every case the person holds moves on in the same transaction (P2)."""
    with case_deed(by=by, at=at) as doing:
        person = person_for(by, person_id)
        require(by, PeoplePermission.BLOCK, person)
        cases = lock(Case.objects.filter(_touched_by(person.pk), held_in__isnull=False))
        Person.objects.filter(pk=person.pk, blocked_at=None).update(blocked_at=at)
        person.refresh_from_db(fields=["blocked_at"])
        for case in cases:
            _move_on(doing, case, person.pk)
        end_posts_of_the_blocked(doing)
        return person


def _touched_by(person_id: UUID) -> Q:
    """Cases the person holds, is asked to take, or carries a duty for."""
    asked = Handover.objects.filter(offers__to=person_id, offers__answer="").values("case_id")
    carried = Handover.objects.filter(holder=person_id, state__in=CARRIED).values("case_id")
    return holding(person_id) | Q(pk__in=asked) | Q(pk__in=carried)


def _move_on(doing: Deed, case: Case, lost: UUID) -> None:
    for handover in Handover.objects.filter(case=case, offers__to=lost, offers__answer=""):
        handover.case = case
        pass_on(doing, handover, answer(doing, handover, OfferAnswer.LAPSED, "sign-in-blocked"))
    for handover in Handover.objects.filter(case=case, holder=lost, state__in=CARRIED, ended_at=None):
        handover.case = case
        hand_back(doing, handover)
    if lost in (case.coordinator_id, case.deputy_id):
        _replace(doing, case, lost)


def _replace(doing: Deed, case: Case, lost: UUID) -> None:
    able = coordinators(case.partnership, case.municipality_id, doing.at)
    pair = after_losing(lost, case.coordinator_id, case.deputy_id, able, recused(case.pk))
    if pair is None:
        _nobody_left(doing, case, lost)
        return
    moved = pair[0] != case.coordinator_id
    case.coordinator_id, case.deputy_id = pair
    save(case, "coordinator", "deputy")
    record(doing, case, "coordination-moved", coordinator=pair[0], deputy=pair[1], why="sign-in-blocked")
    kind = Happening.COORDINATION_MOVED if moved else Happening.CASE_CHANGED
    doing.tells(Event(kind, case_id=case.pk, named=pair))


def _nobody_left(doing: Deed, case: Case, lost: UUID) -> None:
    """The deputy acts as coordinator, the post of the one blocked stands in the deputy's place, the chair places."""
    if lost == case.coordinator_id and Person.objects.filter(pk=case.deputy_id, blocked_at=None).exists():
        case.coordinator_id, case.deputy_id = case.deputy_id, case.coordinator_id
        save(case, "coordinator", "deputy")
    record(doing, case, "nobody-left", lost=lost)
    straight_to_chair(doing, case)
    doing.tells(
        Event(
            Happening.NOBODY_LEFT,
            case_id=case.pk,
            partnership_id=case.partnership_id,
            named=(case.coordinator_id,),
        )
    )


def unblock(*, person_id: UUID, by: Actor, at: datetime) -> Person:
    """The sign-in works again, and the posts that staffing still counts on are taken up anew."""
    with case_deed(by=by, at=at):
        person = person_for(by, person_id)
        require(by, PeoplePermission.BLOCK, person)
        Person.objects.filter(pk=person.pk).update(blocked_at=None)
        live = Post.objects.filter(person=person, ended_at=None).values("partnership_id")
        staffed = Staffing.objects.filter(Q(valid_until=None) | Q(valid_until__gt=at), person=person)
        for partnership in (
            staffed.exclude(partnership__in=live).values_list("partnership", flat=True).distinct()
        ):
            Post.objects.create(
                partnership_id=partnership, person=person, agency_id=person.agency_id, since=at
            )
        person.refresh_from_db(fields=["blocked_at"])
        return person
