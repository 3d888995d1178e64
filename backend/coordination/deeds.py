"""What every deed on a case shares: it begins with the lock, asks sight afresh, and leaves a line of history."""

import logging
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from backend.coordination import lifecycle
from backend.coordination.access import is_seen, sees_handover
from backend.coordination.events import ring
from backend.coordination.lifecycle import Step
from backend.coordination.models import Case, Handover, HistoryLine
from backend.coordination.posts import Held, people_stay_at, people_stay_for
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.deed import Deed, deed, locking
from backend.core.prepared import prepared
from backend.core.reach import Reach, reaching
from backend.core.refusals import NotFound, NotPossible

log = logging.getLogger(__name__)


def case_deed(*, by: Actor, at: datetime) -> AbstractContextManager[Deed]:
    return deed(by=by, at=at, ring=_last)


def _last(doing: Deed) -> None:
    """The history in one statement, then the bell."""
    HistoryLine.objects.bulk_create(doing.lines)
    ring(doing)


def locked_case(doing: Deed, case_id: UUID, step: Step) -> Case:
    """The case, locked, if the actor sees it (else NotFound), may take the step, and the step may follow.

    The lock comes before the look: what the actor saw a moment ago may have moved on.
    """
    case = lock_case(case_id)
    if case is None or not is_seen(doing.by, case_id):
        raise NotFound()
    require(doing.by, step, case)
    check_step(case, step)
    return case


def lock_case(case_id: UUID) -> Case | None:
    """The people first, then the case: the one order in which deeds wait for each other.

    None where it has moved away while this deed waited: its people are others now.
    """
    partnership = people_stay_at(case_id)
    return _still_in(_locked(case_id).get(case_id), partnership) if partnership else None


def wait_for_turn(case_id: UUID) -> None:
    """Until the deed before on this case is done; the next one follows in the same transaction."""
    with reaching(Reach.TURN):
        lock_case(case_id)


def _still_in(case: Case | None, partnership: UUID) -> Case | None:
    """PostgreSQL gives no row at all where its partnership became another one while this deed waited for it."""
    return case if case and case.partnership_id == partnership else None


def _locked(*case_ids: UUID) -> dict[UUID, Case]:
    """Of several the lower id first, as everywhere."""
    return {row.pk: row for row in _cases_locked(*sorted(case_ids))}


@prepared
def _cases_locked(*case_ids: UUID) -> QuerySet[Case]:
    return locking(Case.objects.filter(pk__in=case_ids).select_related("partnership"))


def check_step(case: Case, step: Step) -> None:
    if not lifecycle.may_follow(lifecycle.CASE_STEPS[step], lifecycle.State(case.state)):
        raise NotPossible("not-in-this-state", state=case.state, step=str(step))


def locked_handover(doing: Deed, handover_id: UUID, move: lifecycle.Move) -> Handover:
    """The handover with its case, the case locked first: one lock orders everything about a case."""
    case, into = _locked_for(people_stay_for(handover_id))
    seen = Handover.objects.filter(sees_handover(doing.by), pk=handover_id).prefetch_related("offers")
    handover = seen.first()
    if handover is None:
        raise NotFound()
    if case is None:  # it moved while this deed waited; whoever sees it still hears "not now"
        raise NotPossible("not-in-this-state", state=handover.state, step=str(move))
    handover.case = case
    if into:
        handover.relocation.into = into
    require(doing.by, move, handover)
    rule = lifecycle.HANDOVER_MOVES[move]
    if not lifecycle.may_follow(rule, lifecycle.Handing(handover.state)):
        raise NotPossible("not-in-this-state", state=handover.state, step=str(move))
    return handover


def _locked_for(held: Held | None) -> tuple[Case | None, Case | None]:
    """The case, and the one it is to be joined with."""
    if held is None:
        return None, None
    if held.into is None:
        return _still_in(_locked(held.case).get(held.case), held.partnership), None
    found = _locked(held.case, held.into)
    return _still_in(found.get(held.case), held.partnership), found.get(held.into)


def save(row: Case | Handover, *fields: str) -> None:
    """Writes the named fields, and for a case the next version: an ETag must never stand still over a change."""
    if isinstance(row, Case):
        row.version += 1
        fields = (*fields, "version")
    row.save(update_fields=fields)


def apart(thing: str, act: Callable[[], bool]) -> bool:
    """Does one of many. What fails changes nothing and is due still; the others go on; nothing personal is logged."""
    try:
        return act()
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        log.error(
            "%s is left as it is: %s at %s:%s", thing, type(error).__name__, where.filename, where.lineno
        )
        return False


def record(doing: Deed, case: Case, what: str, **details: object) -> None:
    """A line of history: codes and ids, never content."""
    doing.remembers(
        HistoryLine(
            case=case,
            at=doing.at,
            actor_kind=doing.by.kind,
            actor=doing.by.id,
            for_whom=doing.by.for_whom,
            what=what,
            details={key: str(value) for key, value in details.items() if value},
        )
    )
