"""Listening at the live socket as a client does: one who looks once, and one who always comes back."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from backend.agencies.models import Person
from backend.config.management.commands.demo_token import token_for
from tests.server import Server

WAIT = 10.0


def token(username: str) -> str:
    return token_for(Person.objects.get(username=username))


def person_id(username: str) -> UUID:
    return Person.objects.get(username=username).pk


def listen(
    server: Server, bearer: str = "", *, query: str = "?after=0", headers: Mapping[str, str] | None = None
) -> ClientConnection:
    wanted = dict(headers or {})
    if bearer:
        wanted["Authorization"] = f"Bearer {bearer}"
    return connect(server.bell + query, additional_headers=wanted, proxy=None, open_timeout=WAIT)


def next_notice(line: ClientConnection, within: float = WAIT) -> dict[str, Any]:
    return json.loads(line.recv(timeout=within))


def notices(line: ClientConnection, count: int) -> list[dict[str, Any]]:
    return [next_notice(line) for _ in range(count)]


def closing_code(line: ClientConnection) -> int:
    """The code the server closes with, whatever came before."""
    try:
        while True:
            line.recv(timeout=WAIT)
    except ConnectionClosed as closed:
        assert closed.rcvd
        return closed.rcvd.code


def refused_with(server: Server, path: str) -> int:
    """The HTTP status of a handshake that is refused."""
    try:
        connect(server.bell.removesuffix("/live/notices") + path, proxy=None, open_timeout=WAIT).close()
    except InvalidStatus as refused:
        return refused.response.status_code
    return 101
