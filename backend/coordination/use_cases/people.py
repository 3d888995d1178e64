"""People who leave at once: blocking and unblocking a sign-in. And whose numbers are still right."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from backend.agencies.localtime import local
from backend.agencies.models import Partner, Person, Post
from backend.agencies.selectors import person_for
from backend.agencies.use_cases.devices import end_devices_of
from backend.agencies.use_cases.lending import end_sign_ins_of
from backend.coordination.deeds import case_deed
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case
from backend.coordination.moving_on import ask_no_more_of, move_on, touched_by
from backend.coordination.posts import end_posts_of_the_blocked, holding, people_go
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import lock
from backend.core.refusals import NotPossible
from backend.responsibilities.access import PeoplePermission
from backend.responsibilities.models import Staffing


def confirm_numbers(*, by: Actor, at: datetime) -> Person:
    """ "Still right?" One's own number counts as checked from today; who-to-call counts on no other."""
    with case_deed(by=by, at=at):
        rows = lock(Person.objects.filter(pk=by.person.pk).exclude(phone=""))
        if not rows:
            raise NotPossible("not-in-this-state")
        rows[0].checked_on = local(at).date()
        rows[0].save(update_fields=["checked_on"])
        return rows[0]


def block(*, person_id: UUID, by: Actor, at: datetime) -> Person:
    """Every sign-in ends now and for good, with devices and tokens, and every case the person holds moves on (P2)."""
    with case_deed(by=by, at=at) as doing:
        person = person_for(by, person_id)
        require(by, PeoplePermission.BLOCK, person)
        partnerships = set(
            Post.objects.filter(person=person, ended_at=None).values_list("partnership", flat=True)
        )
        people_go(partnerships)
        cases = lock(Case.objects.filter(touched_by(person.pk), held_in__isnull=False))
        Person.objects.filter(pk=person.pk, blocked_at=None).update(blocked_at=at)
        person.refresh_from_db(fields=["blocked_at"])
        for case in cases:
            move_on(doing, case, person.pk, why="sign-in-blocked")
        end_posts_of_the_blocked(doing, partnerships)
        end_devices_of(person_id=person.pk, by=by, at=at)
        end_sign_ins_of(person_id=person.pk, by=by, at=at)
        doing.tells(Event(Happening.SIGNIN_BLOCKED, named=(person.pk,)))
        return person


def unblock(*, person_id: UUID, by: Actor, at: datetime) -> Person:
    """The sign-in works again, and the posts that staffing still counts on are taken up anew. What the chair was asked
    to place meanwhile, and need not any more, is asked no more."""
    with case_deed(by=by, at=at) as doing:
        person = person_for(by, person_id)
        require(by, PeoplePermission.BLOCK, person)
        partnerships = _where_staffed(person, at)
        people_go(partnerships)
        held = lock(Case.objects.filter(holding(person.pk), held_in__isnull=False))
        Person.objects.filter(pk=person.pk).update(blocked_at=None)
        live = set(Post.objects.filter(person=person, ended_at=None).values_list("partnership", flat=True))
        for partnership in sorted(partnerships - live):
            Post.objects.create(partnership_id=partnership, person=person, agency=person.employer, since=at)
        ask_no_more_of(doing, held)
        person.refresh_from_db(fields=["blocked_at"])
        return person


def _where_staffed(person: Person, at: datetime) -> set[UUID]:
    """The partnerships that still count on the person, and that the employer is still in: a post is possible there."""
    if not person.is_active:
        return set()
    partners = Partner.objects.filter(
        partnership=OuterRef("partnership"), agency=person.agency_id, ended_at=None
    )
    staffed = Staffing.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=at), Exists(partners), person=person
    )
    return set(staffed.values_list("partnership", flat=True))
