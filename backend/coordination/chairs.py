"""Who places a case that nobody of the steering group may know of: those asked to find another chair are told."""

from uuid import UUID

from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import Handing
from backend.coordination.models import Case, Handover, HandoverSight
from backend.coordination.places import heading_of
from backend.coordination.staffing import recused
from backend.core.deed import Deed
from backend.responsibilities.selectors import role_holders

ADMINISTRATORS = ("partnership-administrator",)


def tell_if_nobody_places(doing: Deed, handover: Handover) -> None:
    """Chair and deputy may both be forbidden the case. It waits, its holders stay responsible, and they and the
    administrator hear at once that the steering group needs somebody else; whoever is staffed then sees it."""
    if not HandoverSight.objects.filter(handover=handover.pk, why="chair").exists():
        named = _administrators(handover)
        doing.tells(Event(Happening.NOBODY_TO_PLACE, case_id=handover.case_id, named=named))


def tell_if_chairs_are_gone(doing: Deed, case: Case) -> None:
    """The same for what waits with the chair while somebody is forbidden the case."""
    for handover in case.handovers.filter(state=Handing.WITH_CHAIR, ended_at=None):
        handover.case = case
        tell_if_nobody_places(doing, handover)


def _administrators(handover: Handover) -> tuple[UUID, ...]:
    where = heading_of(handover)[0].pk
    found = role_holders({where}, ADMINISTRATORS).get(where, set())
    return tuple(sorted(found - recused(handover.case_id)))
