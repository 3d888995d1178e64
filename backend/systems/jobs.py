"""The one job on procrastinate's queue: a try to deliver. The rows say what is due: a lost job loses nothing."""

from functools import partial
from uuid import UUID

from channels.db import database_sync_to_async
from procrastinate.contrib.django import app

from backend.core.clock import now
from backend.systems.queue import DELIVER
from backend.systems.use_cases.delivering import deliver

in_a_thread = partial(database_sync_to_async, thread_sensitive=False)


@app.task(name=DELIVER)
async def deliver_job(delivery: str) -> None:
    await in_a_thread(deliver)(delivery_id=UUID(delivery), at=now())
