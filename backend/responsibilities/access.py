"""Who may do what to people and staffing: by role in a partnership, or as the head of the same agency."""

from enum import StrEnum

from backend.agencies.models import Person, Post
from backend.core.access import grant, predicate
from backend.core.actor import Actor
from backend.responsibilities.selectors import staffing_of

HEADS = ("department-head",)
ADMINISTRATORS = ("partnership-administrator",)


class PeoplePermission(StrEnum):
    RECORD_ABSENCE = "people.record-absence"
    BLOCK = "people.block"


@predicate
def is_self(actor: Actor, person: Person) -> bool:
    return actor.id is not None and actor.id == person.pk


@predicate
def heads_the_agency_of(actor: Actor, person: Person) -> bool:
    """A head of department decides for people of the same employer, never for themselves."""
    if actor.person is None or actor.id == person.pk or actor.person.agency_id != person.agency_id:
        return False
    return staffing_of(actor.id, HEADS).exists()


@predicate
def administers(actor: Actor, person: Person) -> bool:
    """Is administrator of a partnership in which the person has, or had, a post."""
    places = Post.objects.filter(person=person.pk).values("partnership_id")
    return staffing_of(actor.id, ADMINISTRATORS).filter(partnership__in=places).exists()


grant(PeoplePermission.RECORD_ABSENCE, is_self | heads_the_agency_of)
grant(PeoplePermission.BLOCK, ~is_self & (heads_the_agency_of | administers))


def leads_anybody(actor: Actor) -> bool:
    """Whether there may be somebody over whose sign-in the actor decides: who it is, is asked for each."""
    return actor.id is not None and staffing_of(actor.id, (*HEADS, *ADMINISTRATORS)).exists()
