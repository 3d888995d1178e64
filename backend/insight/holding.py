"""Nothing of a case is removed while somebody's request for access to it is open (model L10; FOB 2010 1-1).

The database says which cases those are, whoever asks: `held_case` and `case_is_held(uuid)`; and it refuses the removal
by itself, as `nothing_is_removed_while_access_is_asked_for`.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection

REMOVING = 720_261_124  # an advisory lock of this name
HELD = "select distinct case_id from held_case where case_id = any(%s)"


def held(case_ids: Collection[UUID]) -> set[UUID]:
    """Those of the cases in which somebody waits for an answer about what is known there."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, [list(case_ids)])
        return {row[0] for row in cursor.fetchall()}


def hold_still() -> None:
    """Until this transaction is over no text of a case is removed: a removal under way is waited for, the next waits.
    `forget` takes the same lock for itself alone."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock_shared(%s)", [REMOVING])
