"""People who are away for a while: said beforehand, ended when they come back, taken back before it began."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from backend.agencies.absence_selectors import recorded_of
from backend.agencies.localtime import local, midnight
from backend.agencies.models import Absence, Person, Post
from backend.agencies.selectors import person_for
from backend.coordination.deeds import case_deed, record
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case
from backend.coordination.moving_on import ask_no_more_of, somebody_acts
from backend.coordination.posts import holding, people_stay
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed, lock
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.responsibilities.access import PeoplePermission


def record_absence(
    *,
    person_id: UUID,
    starts_at: datetime,
    ends_at: datetime | None,
    stand_in: UUID | None,
    by: Actor,
    at: datetime,
) -> Absence:
    """Away, with a stand-in. The cases keep their coordinator; the deputy acts meanwhile, and is told; where the deputy
    is away too, somebody who is present becomes it (P2)."""
    with case_deed(by=by, at=at) as doing:
        person = person_for(by, person_id)
        require(by, PeoplePermission.RECORD_ABSENCE, person)
        starts_at = _after_coming_back(person, starts_at, at)
        _sound(person, starts_at, ends_at, stand_in)
        held = _held_by(person)
        absence = Absence.objects.create(
            person=person, starts_at=starts_at, ends_at=ends_at, stand_in_id=stand_in
        )
        for case in held:
            somebody_acts(doing, case)
            if case.coordinator_id == person.pk:
                record(doing, case, "coordinator-away", absence=absence.pk)
                doing.tells(Event(Happening.ABSENCE_RECORDED, case_id=case.pk, named=(case.deputy_id,)))
        return absence


def _held_by(person: Person) -> list[Case]:
    """Locked, before the absence is written: of two who go at once the second sees that the first is gone."""
    for partnership in sorted(
        Post.objects.filter(person=person, ended_at=None).values_list("partnership", flat=True)
    ):
        people_stay(partnership)
    return lock(Case.objects.filter(holding(person.pk), held_in__isnull=False))


def end_absence(*, person_id: UUID, absence_id: UUID, by: Actor, at: datetime) -> Absence:
    """Back before the time: the columns stood, so the coordinator acts again; the deputy who acted is told (P2)."""
    with case_deed(by=by, at=at) as doing:
        absence = _locked(by, person_id, absence_id)
        held = _held_by(absence.person)
        _end(absence, at)
        _there_again(doing, absence, "coordinator-back", Happening.ABSENCE_ENDED)
        ask_no_more_of(doing, held)
        return absence


def cancel_absence(*, person_id: UUID, absence_id: UUID, by: Actor, at: datetime) -> Absence:
    """Taken back before it began: it never was, and is no gap for another. Whoever was to act meanwhile is told."""
    with case_deed(by=by, at=at) as doing:
        absence = _locked(by, person_id, absence_id)
        held = _held_by(absence.person)
        _cancel(absence, by, at)
        _there_again(doing, absence, "coordinator-stays", Happening.ABSENCE_CANCELLED)
        ask_no_more_of(doing, held)
        return absence


def _locked(by: Actor, person_id: UUID, absence_id: UUID) -> Absence:
    """For those who may say when the person is away; NotPossible once it was taken back."""
    person = person_for(by, person_id)
    require(by, PeoplePermission.RECORD_ABSENCE, person)
    found = lock(person.absences.filter(pk=absence_id))
    if not found:
        raise NotFound()
    if found[0].cancelled_at:
        raise NotPossible("not-in-this-state", state="cancelled")
    return found[0]


def _there_again(doing: Deed, absence: Absence, what: str, happening: Happening) -> None:
    for case in _coordinated_by(absence.person):
        record(doing, case, what, absence=absence.pk)
        told = (case.deputy_id, case.coordinator_id)
        doing.tells(Event(happening, case_id=case.pk, named=told))


def _end(absence: Absence, at: datetime) -> None:
    """Only while it is under way: what has not begun has nothing to come back from, and is cancelled."""
    if absence.starts_at >= at or (absence.ends_at and absence.ends_at <= at):
        raise NotPossible("not-in-this-state")
    absence.ends_at = at
    absence.save(update_fields=["ends_at"])


def _cancel(absence: Absence, by: Actor, at: datetime) -> None:
    """Until the moment it begins: from then on somebody may have acted instead, and it can be ended alone."""
    if absence.starts_at < at:
        raise NotPossible("absence-begun")
    absence.cancelled_at, absence.cancelled_by = at, by.person
    absence.save(update_fields=["cancelled_at", "cancelled_by"])


def _after_coming_back(person: Person, starts_at: datetime, at: datetime) -> datetime:
    """Whoever came back today and goes again today goes now: what is over does not fill the rest of its day."""
    today = midnight(local(at).date())
    if not today <= starts_at < at:
        return starts_at
    came_back = recorded_of(person.pk).filter(ends_at__gt=starts_at, ends_at__lte=at)
    return at if came_back.exists() else starts_at


def _coordinated_by(person: Person) -> QuerySet[Case]:
    return Case.objects.filter(coordinator=person, held_in__isnull=False).order_by("pk")


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
    overlapping = recorded_of(person.pk)
    if ends_at:
        overlapping = overlapping.filter(starts_at__lt=ends_at)
    if overlapping.exclude(ends_at__lte=starts_at).exists():
        raise NotPossible("already-away")
