"""Somebody employed by a partner is party to the case: that agency's leaders lose it everywhere at once (model L14)."""

from datetime import datetime
from uuid import UUID

from backend.agencies.models import Partner
from backend.coordination.chairs import tell_if_chairs_are_gone
from backend.coordination.deeds import case_deed, locked_case, record
from backend.coordination.events import Event, Happening
from backend.coordination.lifecycle import Step
from backend.coordination.models import AcuteSight, Case, CaseSight, HandoverSight, StaffParty, WishSight
from backend.coordination.moving_on import move_on
from backend.coordination.staffing import recused
from backend.core.actor import Actor
from backend.core.refusals import NotFound, NotPossible, Unusable


def declare_staff_party(
    *, case_id: UUID, agency_id: UUID, reason: str, by: Actor, at: datetime
) -> StaffParty:
    """What the agency's leaders hold of the case moves on, as after a recusal. The reason stands in no history."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.RECUSE)
        _check(case, agency_id)
        before, knew = recused(case.pk), _who_know(case)
        party = StaffParty.objects.create(case=case, agency_id=agency_id, reason=reason, since=at)
        barred = recused(case.pk) - before
        for person in sorted(barred):
            move_on(doing, case, person, why="staff-party")
        record(doing, case, "staff-party", agency=agency_id)
        doing.tells(Event(Happening.STAFF_PARTY, case_id=case.pk, named=tuple(sorted(barred & knew))))
        tell_if_chairs_are_gone(doing, case)
        return party


def end_staff_party(*, case_id: UUID, staff_party_id: UUID, by: Actor, at: datetime) -> StaffParty:
    """The agency's leaders may know of the case again. Nothing they held comes back by itself."""
    with case_deed(by=by, at=at) as doing:
        case = locked_case(doing, case_id, Step.END_RECUSAL)
        party = StaffParty.objects.filter(pk=staff_party_id, case=case, ended_at=None).first()
        if party is None:
            raise NotFound()
        party.ended_at = at
        party.save(update_fields=["ended_at"])
        record(doing, case, "staff-party-ended", agency=party.agency_id)
        doing.tells(Event(Happening.CASE_CHANGED, case_id=case.pk))
        return party


def _check(case: Case, agency_id: UUID) -> None:
    """A partner now or before, here or where the case may go, and not declared already."""
    if not Partner.objects.filter(agency=agency_id).exists():
        raise Unusable("unknown-agency", field="agency")
    if StaffParty.objects.filter(case=case, agency=agency_id, ended_at=None).exists():
        raise NotPossible("staff-party-before")


def _who_know(case: Case) -> set[UUID]:
    """Everybody who sees something of the case: what stands open with them must hear that they no longer may."""
    sights = (
        CaseSight.objects.filter(case=case),
        HandoverSight.objects.filter(handover__case=case),
        WishSight.objects.filter(wish__case=case),
        AcuteSight.objects.filter(acute__case=case),
    )
    whole, *rest = (sight.values_list("person_id", flat=True) for sight in sights)
    return set(whole.union(*rest))
