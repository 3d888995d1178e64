"""Clients that do not give up: doers who repeat a deed until it is answered, listeners who always come back."""

import json
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice, pairwise
from threading import Event, Lock, Thread
from typing import Any, Protocol
from uuid import UUID, uuid4

import httpx
from django.db import connection
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage
from websockets.sync.client import connect

TIRED_AFTER = 120.0  # seconds a client repeats one deed
AGAIN = 0.05
COMES_BACK_AFTER = 0.25
UNANSWERED = (httpx.TransportError,)
CUT_OFF = (ConnectionClosed, InvalidHandshake, InvalidMessage, OSError, EOFError, httpx.TransportError)


class Doors(Protocol):
    """Where a client comes in: one process, or a site of several."""

    @property
    def bell(self) -> str: ...

    def api(self, token: str, **options: Any) -> httpx.Client: ...


@dataclass
class Progress:
    """What all doers have done so far, and how often they had to ask again."""

    handovers: int = 0
    tellings: int = 0
    repeated: int = 0
    replayed: int = 0
    _lock: Lock = field(default_factory=Lock)

    def count(self, **more: int) -> None:
        with self._lock:
            for name, number in more.items():
                setattr(self, name, getattr(self, name) + number)


def insist(api: httpx.Client, path: str, progress: Progress, body: dict | None = None) -> dict:
    """The answer to a deed, asked with one key until it is answered."""
    key, until, cut_off = str(uuid4()), time.monotonic() + TIRED_AFTER, False
    while time.monotonic() < until:
        try:
            answer = api.post(path, json=body, headers={"Idempotency-Key": key})
        except UNANSWERED:
            cut_off = True
        else:
            if answer.is_success:
                progress.count(replayed=int(cut_off))
                return answer.json()
            assert _is_busy(answer), (path, answer.status_code, answer.text)
        progress.count(repeated=1)
        time.sleep(AGAIN)
    raise TimeoutError(f"{path} was not answered in {TIRED_AFTER} s")


def _is_busy(answer: httpx.Response) -> bool:
    """Another try of the same deed is still under way, or the server is not able to work yet."""
    return answer.status_code == 503 or (answer.status_code == 409 and "request-under-way" in answer.text)


@dataclass(frozen=True)
class Colleague:
    id: UUID
    token: str


def hand_round(
    server: Doors, case_id: UUID, colleagues: list[Colleague], times: int, progress: Progress
) -> None:
    """One client: the case goes from colleague to colleague; the first of them coordinates it now."""
    with ExitStack() as open_clients:
        clients = {
            each.id: open_clients.enter_context(server.api(each.token, timeout=10)) for each in colleagues
        }
        for now, following in islice(pairwise(cycle(colleagues)), times):
            wanted = {"kind": "coordination", "to_person": str(following.id), "basis": "consent"}
            offered = insist(clients[now.id], f"/cases/{case_id}/handovers", progress, wanted)
            insist(clients[following.id], f"/handovers/{offered['id']}/accept", progress)
            progress.count(handovers=1)


def tell_often(
    server: Doors, case_id: UUID, holder: Colleague, advice: str, times: int, progress: Progress
) -> None:
    """One client: what was said to the exposed person is written down, and everybody at the case is told so."""
    with server.api(holder.token, timeout=10) as api:
        for _ in range(times):
            insist(api, f"/cases/{case_id}/tell", progress, {"channel": "meeting", "advice": advice})
            progress.count(tellings=1)


class Listener:
    """Listens for one person from number 0, comes back with the last number whenever it is cut off."""

    def __init__(self, server: Doors, token: str) -> None:
        self.heard: list[dict] = []
        self.reconnects = 0
        self._server, self._token = server, token
        self._enough = Event()
        self._thread = Thread(target=self._listen_for_ever, daemon=True)
        self._thread.start()

    @property
    def last(self) -> int:
        return self.heard[-1]["seq"] if self.heard else 0

    def stop(self) -> None:
        self._enough.set()
        self._thread.join(10)

    def _listen_for_ever(self) -> None:
        while not self._enough.is_set():
            try:
                self._listen()
            except CUT_OFF:
                self.reconnects += 1
                time.sleep(COMES_BACK_AFTER)

    def _listen(self) -> None:
        headers = {"Authorization": f"Bearer {self._token}"}
        address = f"{self._server.bell}?after={self.last}"
        with connect(
            address, additional_headers=headers, proxy=None, open_timeout=5, close_timeout=1
        ) as line:
            while not self._enough.is_set():
                try:
                    self.heard.append(json.loads(line.recv(timeout=0.2)))
                except TimeoutError:
                    continue


class Asker(Listener):
    """Asks the list again and again for what follows its last number."""

    def _listen(self) -> None:
        with self._server.api(self._token, timeout=10) as api:
            while not self._enough.wait(AGAIN * 10):
                answer = api.get("/notices", params={"after": self.last})
                assert answer.status_code in (200, 503), answer.text
                self.heard += answer.json()["results"] if answer.is_success else []


@contextmanager
def listening(
    server: Doors, tokens: dict[UUID, str], asking: Collection[UUID] = ()
) -> Iterator[dict[UUID, Listener]]:
    """One for each, at the socket; those `asking` at the list."""
    listeners = {
        person: (Asker if person in asking else Listener)(server, token) for person, token in tokens.items()
    }
    try:
        yield listeners
    finally:
        for listener in listeners.values():
            listener.stop()


def in_threads(works: Sequence[Callable[[], None]], meanwhile: Callable[[], None]) -> None:
    """All of them at once, with `meanwhile` in this thread; the first error of any is raised."""

    def closing(work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        doing = [pool.submit(closing, work) for work in works]
        meanwhile()
        for each in doing:
            each.result()
