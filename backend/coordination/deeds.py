"""What every deed on a case shares: it begins with the lock, asks sight afresh, and leaves a line of history."""

from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from backend.coordination import lifecycle
from backend.coordination.events import ring
from backend.coordination.lifecycle import Step
from backend.coordination.models import Case, Handover, HistoryLine
from backend.coordination.access import sees, sees_handover
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed, deed, lock
from backend.core.refusals import NotFound, NotPossible


def case_deed(*, by: Actor, at: datetime) -> AbstractContextManager[Deed]:
    return deed(by=by, at=at, ring=ring)


def locked_case(doing: Deed, case_id: UUID, step: Step) -> Case:
    """The case, locked, if the actor sees it (else NotFound), may take the step, and the step may follow.

    The lock comes before the look: what the actor saw a moment ago may have moved on.
    """
    locked = lock(Case.objects.filter(pk=case_id))
    if not locked or not Case.objects.filter(sees(doing.by), pk=case_id).exists():
        raise NotFound()
    require(doing.by, step, locked[0])
    check_step(locked[0], step)
    return locked[0]


def check_step(case: Case, step: Step) -> None:
    if not lifecycle.may_follow(lifecycle.CASE_STEPS[step], lifecycle.State(case.state)):
        raise NotPossible("not-in-this-state", state=case.state, step=str(step))


def locked_handover(doing: Deed, handover_id: UUID, move: lifecycle.Move) -> Handover:
    """The handover with its case, the case locked first: one lock orders everything about a case."""
    handover = Handover.objects.filter(pk=handover_id).only("case_id").first()
    if handover is None:
        raise NotFound()
    case = lock(Case.objects.filter(pk=handover.case_id))[0]
    if not Handover.objects.filter(sees_handover(doing.by), pk=handover_id).exists():
        raise NotFound()
    handover = Handover.objects.get(pk=handover_id)
    handover.case = case
    require(doing.by, move, handover)
    rule = lifecycle.HANDOVER_MOVES[move]
    if not lifecycle.may_follow(rule, lifecycle.Handing(handover.state)):
        raise NotPossible("not-in-this-state", state=handover.state, step=str(move))
    return handover


def save(row: Case | Handover, *fields: str) -> None:
    """Writes the named fields, and for a case the next version: an ETag must never stand still over a change."""
    if isinstance(row, Case):
        row.version += 1
        fields = (*fields, "version")
    row.save(update_fields=fields)


def record(doing: Deed, case: Case, what: str, **details: object) -> None:
    """A line of history: codes and ids, never content."""
    HistoryLine.objects.create(
        case=case,
        at=doing.at,
        actor_kind=doing.by.kind,
        actor=doing.by.id,
        for_whom=doing.by.for_whom,
        what=what,
        details={key: str(value) for key, value in details.items() if value},
    )
