"""A request whose line to the database breaks at one of its messages, and what is left of it."""

import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

from django.db import connection
from django.http import HttpResponse
from rest_framework.test import APIClient

from backend.api.models import StoredAnswer
from backend.coordination.models import Case, CaseParty, HistoryLine
from backend.notifications.models import Notice
from tests.line import ANSWER, QUESTION, Line
from tests.notifications.listening import token

Ask = Callable[[], Any]
WRITTEN = (Case, CaseParty, HistoryLine, Notice, StoredAnswer)
NEW = {"municipality": "0561", "exposed": {"name": "Ulla Udsat"}, "children": False, "basis": "consent"}


def broken(line: Line, ask: Ask, *, every: int = 1) -> Iterator[tuple[str, HttpResponse]]:
    """The answers while the line breaks at the first message, at the one `every` later, until it holds to the end."""
    for lost in (QUESTION, ANSWER):
        at, line.broken = 1, True
        while line.broken:
            connection.close()
            line.breaks(at, lost)
            answer = ask()
            connection.close()
            if line.broken:
                yield f"{lost} {at}", answer
            at += every
        line.breaks()


class Opening:
    """A case opened with a key, by a client who asks again with the same key until it is answered."""

    def __init__(self) -> None:
        self._api = APIClient(raise_request_exception=False, headers={"Accept-Language": "en"})
        self._api.credentials(HTTP_AUTHORIZATION=f"Bearer {token('visitator')}")
        self._key = ""

    def anew(self) -> HttpResponse:
        self._key = str(uuid4())
        return self.again()

    def again(self) -> HttpResponse:
        return self._api.post("/api/v1/cases", NEW, headers={"Idempotency-Key": self._key}, format="json")

    def insisted(self) -> HttpResponse:
        """The database may not have noticed yet that the first one is gone."""
        until = time.monotonic() + 10
        while (answer := self.again()).status_code == 409 and time.monotonic() < until:
            time.sleep(0.01)
        return answer


def written() -> tuple[int, ...]:
    return tuple(model._default_manager.count() for model in WRITTEN)


def done_once_each_time(line: Line, *, every: int = 1) -> list[str]:
    """Where a deed whose line broke was not answered by 503, or not done once and whole when it was asked again."""
    opening = Opening()
    start = written()
    opening.anew()
    one = [after - before for before, after in zip(start, written(), strict=True)]
    wrong, expected = [], written()
    for where, answer in broken(line, opening.anew, every=every):
        again = opening.insisted()
        expected = tuple(before + more for before, more in zip(expected, one, strict=True))
        if answer.status_code not in (201, 503) or again.status_code != 201 or written() != expected:
            wrong.append(
                f"{where}: {answer.status_code}, then {again.status_code}, {written()} not {expected}"
            )
        if answer.status_code == 503 and not answer.headers.get("Retry-After"):
            wrong.append(f"{where}: does not say when to come back")
        expected = written()
    return wrong
