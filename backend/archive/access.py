"""Who makes a bundle, and who reads what was removed. Both begin from a place: at the case, or in the partnership."""

from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from backend.archive.gathering import Place
from backend.archive.models import Bundle
from backend.core.access import grant, predicate
from backend.core.actor import Actor, Kind
from backend.core.sight import InSight
from backend.responsibilities.access import ADMINISTRATORS, HEADS
from backend.responsibilities.selectors import staffing_of


class Permission(StrEnum):
    MAKE_BUNDLE = "bundle.make"
    OPEN_BUNDLE = "bundle.open"
    JOURNAL_BUNDLE = "bundle.journal"
    SEE_REMOVALS = "removal.see"


def sees_bundles(actor: Actor) -> Q:
    """Bundles of this actor's own agency and wing, at cases where they have a place now."""
    if actor.kind is not Kind.PERSON:
        return Q(pk__in=[])
    return Q(pk__in=InSight("bundle_sight", actor.id))


@predicate
def speaks_from(actor: Actor, place: Place) -> bool:
    """The place is this actor's own, found through sight."""
    return actor.kind is Kind.PERSON and actor.id == place.person


@predicate
def made_it(actor: Actor, bundle: Bundle) -> bool:
    """Others of the agency may read less than whoever made it, and make their own."""
    return bundle.made_by_id == actor.id


@predicate
def answers_for_a_partnership(actor: Actor, partnership_id: UUID) -> bool:
    return staffing_of(actor.id, (*ADMINISTRATORS, *HEADS)).filter(partnership=partnership_id).exists()


@predicate
def sees_this_bundle(actor: Actor, bundle: Bundle) -> bool:
    return Bundle.objects.filter(sees_bundles(actor), pk=bundle.pk).exists()


grant(Permission.MAKE_BUNDLE, speaks_from)
grant(Permission.OPEN_BUNDLE, made_it & sees_this_bundle)
grant(Permission.JOURNAL_BUNDLE, sees_this_bundle)
grant(Permission.SEE_REMOVALS, answers_for_a_partnership)
