"""A form that is sent twice does its deed once: the second is answered as the first.

The form carries the number of the last line of history its sender saw. Under the case's lock a later line of the same
kind by the same person means that it is done already.
"""

from uuid import UUID

from backend.coordination.deeds import wait_for_turn
from backend.coordination.selectors import history_for
from backend.core.actor import Actor

FIELD = "seen"
NONE_AFTER = 2**62


def last_line(reader: Actor, case_id: UUID) -> int:
    last = history_for(reader, case_id).order_by("-id").first()
    return last.pk if last else 0


def done_before(by: Actor, case_id: UUID, what: str, seen: str) -> bool:
    after = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else NONE_AFTER
    wait_for_turn(case_id)
    return history_for(by, case_id).filter(id__gt=after, actor=by.id, what=what).exists()
