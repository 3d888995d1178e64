"""Asking for a try to deliver: a job in the same transaction as the row that is due.

Neither lock nor queueing lock: after a crash the one would block what follows, and the other raises in a transaction.
That a delivery is tried by one hand at a time is its row's own business.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

DELIVER = "deliver-webhook"


def ask_to_deliver(deliveries: Iterable[UUID], *, due: datetime) -> None:
    """At `due`, or as soon after as a worker has a hand free."""
    wanted: list[JSONDict] = [{"delivery": str(each)} for each in deliveries]
    if wanted:
        app.configure_task(DELIVER, schedule_at=due).batch_defer(*wanted)
