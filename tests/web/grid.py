"""Opening every page as everybody: the path with its ids, a client for each of the cast."""

import re
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.test import Client

from backend.agencies.models import Person
from backend.coordination.models import Case
from tests.ids import ids_of
from tests.udoevers_side import Arrival
from tests.web.page_table import Row

SESSION = "sessionid"
BACKEND = "backend.web.account.backends.SignIn"
Standing = dict[str, Case | Arrival]


def visitor(username: str | None = None, language: str = "da") -> Client:
    """A browser without scripts; signed in as one of the cast, where a name is given."""
    client = Client(headers={"Accept-Language": language})
    client.cookies["django_language"] = language
    if username:
        client.force_login(Person.objects.get(username=username), backend=BACKEND)
    return client


def filled(row: Row, standing: Standing) -> str:
    ids = {**row.fill, **(ids_of(standing[row.on]) if row.on else {})}
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(ids[found[1]]), row.path) + row.query


def status(client: Client, row: Row, path: str) -> int:
    return opened(client, row, path).status_code


def opened(client: Client, row: Row, path: str) -> Any:
    """The answer to one request, undone at once; the visitor stays signed in."""
    session = client.cookies.get(SESSION)
    signed_in = session.value if session else None
    with transaction.atomic():
        answer = client.generic(
            row.method,
            path,
            _form(row.body) if row.method != "GET" else b"",
            "application/x-www-form-urlencoded" if row.method != "GET" else "application/octet-stream",
        )
        transaction.set_rollback(True)
    if signed_in:
        client.cookies[SESSION] = signed_in
    return answer


def _form(body: dict[str, Any]) -> bytes:
    return urlencode(body, doseq=True).encode()
