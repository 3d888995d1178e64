"""The worker of procrastinate's queue, inside the server: webhooks are tried here."""

import asyncio
import logging

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.jobs import Status
from procrastinate.psycopg_connector import PsycopgConnector

from backend.notifications.hub import parameters

HANDS = 4
RETRY_AFTER = 5.0
STOPS_WITHIN = 3.0
log = logging.getLogger(__name__)


async def work() -> None:
    """For ever, on a small pool of its own; without a database it waits for one."""
    while True:
        try:
            await _work_once()
        except Exception as error:
            log.warning("the worker stopped (%s); trying again", type(error).__name__)
        await asyncio.sleep(RETRY_AFTER)


async def _work_once() -> None:
    line = PsycopgConnector(kwargs=parameters(), min_size=1, max_size=3)
    worker = app.with_connector(line)  # what is deferred goes on by Django's connection, in its transaction
    async with worker.open_async():
        await _forget_what_was_lost(worker)
        await worker.run_worker_async(
            concurrency=HANDS,
            delete_jobs="always",
            install_signal_handlers=False,
            shutdown_graceful_timeout=STOPS_WITHIN,
        )


async def _forget_what_was_lost(worker: App) -> None:
    """Jobs of a worker that was killed stay `doing` for ever. What they were to do is due by its own row."""
    for job in await worker.job_manager.get_stalled_jobs():
        await worker.job_manager.finish_job(job, Status.FAILED, delete_job=True)
