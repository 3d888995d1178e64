"""What waits for somebody, read through sight: a fixed number of questions, however many cases."""

from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from backend.coordination.entrance_selectors import messages_for, referrals_for
from backend.coordination.lifecycle import State
from backend.coordination.models import Case, Handover, ReferralState, Telling
from backend.coordination.posts import holding
from backend.coordination.selectors import cases_for, handovers_for
from backend.coordination.udoever_note_selectors import notes_for
from backend.core.actor import Actor


def held_by(reader: Actor) -> QuerySet[Case]:
    """The open cases the reader coordinates or is deputy of."""
    return cases_for(reader).filter(holding(reader.id)).exclude(state=State.CLOSED)  # type: ignore[arg-type]


def under_way_for(reader: Actor) -> QuerySet[Handover]:
    """Handovers that have not ended, and that the reader is asked, carries or coordinates."""
    return handovers_for(reader).filter(ended_at=None).prefetch_related("offers__to", "offers__agency")


def to_tell_for(reader: Actor, at_most: int) -> list[Telling]:
    """What the exposed persons of the reader's cases are still to be told, soonest first."""
    cases = held_by(reader).filter(tellings__told_at=None, tellings__isnull=False).distinct()
    soonest = cases.order_by("next_by", "id")[:at_most].prefetch_related("tellings")
    waiting = [each for case in soonest for each in case.tellings.all() if not each.told_at]
    return sorted(waiting, key=lambda each: each.due_by)


def referrals_waiting_for(reader: Actor) -> dict[str, int]:
    """All of them, and those sent in acute danger."""
    mine = {"sights__why": "screener", "sights__person": reader.id}
    waiting = referrals_for(reader).filter(state=ReferralState.RECEIVED, **mine)
    return waiting.aggregate(all=Count("pk"), acute=Count("pk", filter=Q(basis="acute-danger")))


def messages_waiting_for(reader: Actor) -> int:
    return messages_for(reader).filter(handled_at=None).count()


def udoever_notes_waiting_for(reader: Actor) -> dict[str, Any]:
    """How many, and by when the first is to be dealt with."""
    waiting = notes_for(reader).filter(handled_at=None).order_by()
    return waiting.aggregate(all=Count("pk"), soonest=Min("respond_by"))
