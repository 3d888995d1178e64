"""Putting an answer together, inside a deed: of approved parts, and of those alone."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from backend.coordination.looked import extract_lines
from backend.coordination.models import Departure, PartyKind
from backend.core.clock import COPENHAGEN
from backend.insight.deciding import told
from backend.insight.giving import Decision
from backend.insight.grounds import Ground
from backend.insight.kinds import FoundBy, Kind
from backend.insight.models import AccessPart, AccessReply, AccessRequest, What
from backend.insight.wording import Given, Letter, Looked


def letter_of(request: AccessRequest, reply: AccessReply, parts: Iterable[AccessPart]) -> Letter:
    """Without a case, and where a case may not be confirmed, it is the same letter."""
    shown = [part for part in parts if told(request, part) and _sure(part)]
    given = [part for part in shown if part.approval.proposal.decision != Decision.REFUSE]
    exposed = any(part.linked == PartyKind.EXPOSED for part in shown)
    confirms = exposed or bool(given)
    return Letter(
        agency=reply.controller.name,
        kind=Kind(request.kind),
        received_on=request.received_at.astimezone(COPENHAGEN).date(),
        confirms=confirms,
        given=tuple(_given(part) for part in given if part.what == What.ITEM),
        refused=tuple(Ground(part.approval.proposal.ground) for part in shown if part not in given),
        looks=tuple(line for part in given if part.what == What.LOOKS for line in looks_of(part)),
    )


def _sure(part: AccessPart) -> bool:
    """Nothing is confirmed to somebody who only has the same name."""
    return part.found_by == FoundBy.CPR or part.approval.proposal.identified


def _given(part: AccessPart) -> Given:
    proposal, item = part.approval.proposal, part.item
    redacted = proposal.decision == Decision.REDACTED
    if item is None:
        raise LookupError("this part is no item")
    text = proposal.redacted_text if redacted else item.text
    return Given(item.written_at.astimezone(COPENHAGEN).date(), text, redacted)


def looks_of(part: AccessPart) -> list[Looked]:
    """Days, agencies and purposes; no name of staff. As the exposed person's extract, which it is."""
    lines = extract_lines(part.case, until=_left_at(part))
    return [Looked(line.on, line.agency, line.purpose) for line in lines]


def _left_at(part: AccessPart) -> datetime | None:
    """When the case moved away from the agency that answers: who has looked elsewhere would tell it where to."""
    if part.case.coordinator.employer == part.controller:
        return None
    left = Departure.objects.filter(case=part.case_id, coordinator__agency=part.controller_id)
    return left.aggregate(last=Max("left_at"))["last"]
