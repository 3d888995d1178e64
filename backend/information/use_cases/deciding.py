"""Recording that a partnership draws a private partner into more than what is agreed to, and ending it (§ 115(3)).

Whether an administrator's record of the decision is enough is to be confirmed by a jurist.
"""

from datetime import datetime
from uuid import UUID

from backend.agencies.models import Partner, Partnership
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import lock
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.information.access import Permission
from backend.information.deciding_selectors import decisions_for
from backend.information.models import LegalDecision
from backend.information.passing import PRIVATE


def record_legal_decision(
    *, partnership: str, agency: UUID, reference: str, by: Actor, at: datetime
) -> LegalDecision:
    """It counts from now on, never before it was recorded. `reference`: where the decision itself is filed."""
    place = Partnership.objects.filter(slug=partnership).first()
    if place is None:
        raise NotFound()
    require(by, Permission.RECORD_DECISION, place)
    partner = Partner.objects.filter(partnership=place, agency=agency, ended_at=None).select_related("agency")
    found = partner.first()
    if found is None:
        raise Unusable("unknown-agency", field="agency")
    if found.agency.kind not in PRIVATE:
        raise Unusable("not-a-private-partner", field="agency")
    decision = LegalDecision.objects.create(
        partnership=place, agency=found.agency, reference=reference, since=at, recorded_by=by.person
    )
    put_on_record(by, at=at, act="legal-decision-recorded", about=f"legal-decision:{decision.pk}")
    return decision


def end_legal_decision(*, decision_id: UUID, by: Actor, at: datetime) -> LegalDecision:
    """From now nothing more passes by it; what has passed stays read."""
    if not decisions_for(by).filter(pk=decision_id).exists():
        raise NotFound()
    (decision,) = lock(LegalDecision.objects.filter(pk=decision_id))
    require(by, Permission.END_DECISION, decision)
    if decision.ended_at:
        raise NotPossible("not-in-this-state", state="ended")
    decision.ended_at, decision.ended_by = at, by.person
    decision.save(update_fields=["ended_at", "ended_by"])
    put_on_record(by, at=at, act="legal-decision-ended", about=f"legal-decision:{decision.pk}")
    return decision
