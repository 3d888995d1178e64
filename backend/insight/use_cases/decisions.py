"""Deciding a part: one person of its controller proposes, another approves."""

from datetime import datetime
from uuid import UUID

from backend.coordination.deeds import case_deed
from backend.coordination.events import Event, Happening
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed, lock
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Stale, Unusable
from backend.insight.access import Permission, deciders_of, decides
from backend.insight.deciding import weighed
from backend.insight.giving import Decision, OthersBasis, Wanted, missing
from backend.insight.grounds import Ground
from backend.insight.models import AccessPart, AccessRequest, PartApproval, PartProposal


def propose(*, part_id: UUID, wanted: Wanted, note: str, by: Actor, at: datetime) -> PartProposal:
    """In place of an earlier proposal, if there is one. Refused with everything that is missing."""
    with case_deed(by=by, at=at) as doing:
        part = _undecided(doing, part_id)
        lacking = missing(weighed(part), wanted)
        if lacking:
            raise Unusable("cannot-be-given", missing=[str(each) for each in lacking])
        proposal = _proposal(part, wanted, note, by, at)
        others = tuple(each for each in deciders_of([part]) if each != by.id)
        doing.tells(Event(Happening.ACCESS_TO_APPROVE, named=others))
        return proposal


def approve(*, part_id: UUID, proposal_id: UUID, by: Actor, at: datetime) -> PartApproval:
    """The latest proposal, by somebody else than who proposed it. Weighed anew: what was so may be so no longer."""
    with case_deed(by=by, at=at) as doing:
        part = _undecided(doing, part_id)
        proposal = part.proposals.order_by("-turn").first()
        if proposal is None or proposal.pk != proposal_id:
            raise Stale("changed-meanwhile")
        if proposal.by_id == by.id:
            raise NotPermitted("two-persons-decide")
        lacking = missing(weighed(part), _wanted(proposal))
        if lacking:
            raise Unusable("cannot-be-given", missing=[str(each) for each in lacking])
        return PartApproval.objects.create(
            part=part,
            proposal=proposal,
            controller_id=part.controller_id,
            proposed_by_id=proposal.by_id,
            by=by.person,
            at=at,
        )


def _undecided(doing: Deed, part_id: UUID) -> AccessPart:
    """The part with its request, the request locked first, for one who decides it; NotPossible once it is decided."""
    request_id = AccessPart.objects.filter(pk=part_id).values_list("request", flat=True).first()
    locked = lock(AccessRequest.objects.filter(pk=request_id)) if request_id else []
    rows = AccessPart.objects.filter(decides(doing.by), pk=part_id)
    part = rows.select_related("request", "reply", "item", "subject__party").first()
    if not locked or part is None:
        raise NotFound()
    require(doing.by, Permission.DECIDE, part)
    if PartApproval.objects.filter(part=part).exists() or part.reply.answered_at:
        raise NotPossible("not-in-this-state", state="decided")
    return part


def _proposal(part: AccessPart, wanted: Wanted, note: str, by: Actor, at: datetime) -> PartProposal:
    redacted = wanted.decision is Decision.REDACTED
    return PartProposal.objects.create(
        part=part,
        turn=part.proposals.count() + 1,
        controller_id=part.controller_id,
        third_party=part.third_party,
        never=part.never,
        decision=wanted.decision,
        ground=(wanted.ground or "") if not wanted.gives else "",
        redacted_text=wanted.redacted_text.strip() if redacted else "",
        others_basis=wanted.others_basis or "",
        identified=wanted.identified,
        note=note,
        by=by.person,
        at=at,
    )


def _wanted(proposal: PartProposal) -> Wanted:
    return Wanted(
        decision=Decision(proposal.decision),
        ground=Ground(proposal.ground) if proposal.ground else None,
        redacted_text=proposal.redacted_text,
        others_basis=OthersBasis(proposal.others_basis) if proposal.others_basis else None,
        identified=proposal.identified,
    )
