"""From a commit to the socket of whoever is told, with many sockets on one process; and how many it holds."""

import asyncio
import json
import secrets
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import timedelta
from statistics import quantiles
from time import perf_counter
from uuid import UUID, uuid4

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from oauth2_provider.models import AccessToken
from websockets.asyncio.client import connect

from backend.agencies.models import Person
from backend.coordination.deeds import case_deed
from backend.coordination.events import Event, Happening
from backend.core.actor import acting_as, clock
from backend.core.clock import now
from tests.bench.report import Row
from tests.server import Server, serving

pytestmark = pytest.mark.bench
SOME, MANY = 500, 5_000
TOLD = 300
P99 = 10.0
AT_ONCE = 50  # handshakes under way
PART = "From a commit to the socket"


def test_from_a_commit_to_the_socket(sited_live, measured):
    with sited_live(SOME) as (server, people):
        waits = asyncio.run(listening(server, people))
    p99 = quantiles(waits, n=100)[98]
    measured.append(Row(PART, f"{SOME} sockets, the middle", sorted(waits)[len(waits) // 2], "ms"))
    measured.append(Row(PART, f"{SOME} sockets, p99", p99, "ms", P99))


def test_how_many_sockets_one_process_holds(sited_live, measured):
    with sited_live(MANY) as (server, people):
        waits = asyncio.run(listening(server, people))
    assert len(waits) == TOLD
    measured.append(Row(PART, f"{MANY:,} sockets, the middle", sorted(waits)[len(waits) // 2], "ms"))
    measured.append(Row(PART, f"{MANY:,} sockets, p99", quantiles(waits, n=100)[98], "ms"))


@pytest.fixture
def sited_live(cloned_database, tmp_path):
    """`sited_live(many)`: a live server, and so many people of whom each has a token."""

    @contextmanager
    def with_people(many: int) -> Iterator[tuple[Server, dict[UUID, str]]]:
        people = Person.objects.bulk_create(
            Person(username=f"socket{n}", name="S", password="!") for n in range(many)
        )
        tokens = {person.pk: secrets.token_urlsafe(32) for person in people}
        until = now() + timedelta(hours=1)
        AccessToken.objects.bulk_create(
            AccessToken(user_id=person, token=token, expires=until, scope="act")
            for person, token in tokens.items()
        )
        with serving(cloned_database, tmp_path / "log", SWEEPS="0") as server:
            yield server, tokens

    return with_people


async def listening(server: Server, people: dict[UUID, str]) -> list[float]:
    """Milliseconds from each commit to its arrival: `TOLD` notices, one after another, everybody listening."""
    heard: asyncio.Queue[float] = asyncio.Queue()
    gate = asyncio.Semaphore(AT_ONCE)
    async with AsyncExitStack() as lines:

        async def join(token: str) -> None:
            async with gate:
                line = await lines.enter_async_context(
                    connect(
                        f"{server.bell}?after=0",
                        additional_headers={"Authorization": f"Bearer {token}"},
                        proxy=None,
                        open_timeout=60,
                        ping_interval=None,
                    )
                )
            readers.append(asyncio.create_task(hear(line)))

        async def hear(line) -> None:
            async for message in line:
                assert json.loads(message)["seq"]
                heard.put_nowait(perf_counter())

        readers: list[asyncio.Task] = []
        await asyncio.gather(*map(join, people.values()))
        await asyncio.sleep(3)  # the first looks
        try:
            return [
                await told(person, heard) for person in list(people)[:: max(1, len(people) // TOLD)][:TOLD]
            ]
        finally:
            for reader in readers:
                reader.cancel()
            await sync_to_async(hang_up)()


async def told(person: UUID, heard: asyncio.Queue[float]) -> float:
    committed = await sync_to_async(tell)(person)
    return (await asyncio.wait_for(heard.get(), 10) - committed) * 1000


def tell(person: UUID) -> float:
    hand = clock("bell")
    with acting_as(hand), case_deed(by=hand, at=now()) as doing:
        doing.tells(Event(Happening.OFFER_ENDED, case_id=uuid4(), named=(person,)))
    return perf_counter()


def hang_up() -> None:
    """The line of the thread that told, to a database that is about to go."""
    connection.close()
