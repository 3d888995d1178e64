"""An agency says what its own system calls a case. It is the agency's own: nobody else is told, or sees it."""

from datetime import datetime
from uuid import UUID

from backend.coordination.access import is_seen
from backend.coordination.deeds import case_deed, lock_case
from backend.coordination.referring import refer
from backend.core.actor import Actor
from backend.core.record import put_on_record
from backend.core.refusals import NotFound


def set_reference(*, case_id: UUID, reference: str, by: Actor, at: datetime) -> None:
    """Of a closed case too: it is filed by it."""
    with case_deed(by=by, at=at):
        case = lock_case(case_id)
        if case is None or not is_seen(by, case_id):
            raise NotFound()
        refer(case, by, reference)
        put_on_record(by, at=at, act="case-referenced", about=f"case:{case_id}")
