"""The live socket of a running server: who may listen, what comes, in which order, and when it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from oauth2_provider.models import AccessToken

from backend.agencies.models import Person
from backend.api.live import BAD_NUMBER, NOT_SIGNED_IN
from backend.config.management.commands.demo_token import token_for
from backend.coordination.models import Case, Recusal
from backend.core.clock import now
from backend.notifications.models import Notice
from tests.asyncapi import fits
from tests.notifications.listening import (
    closing_code,
    listen,
    next_notice,
    notices,
    person_id,
    refused_with,
    token,
)
from tests.server import Server

pytestmark = pytest.mark.slow
NEW = {"municipality": "0561", "exposed": {"name": "Ulla Udsat"}, "children": False, "basis": "consent"}


def open_case(server: Server, by: str = "visitator") -> UUID:
    with server.api(token(by)) as api:
        answer = api.post("/cases", json=NEW)
    assert answer.status_code == 201, answer.text
    return UUID(answer.json()["id"])


def last_of(username: str) -> int:
    newest = Notice.objects.filter(inbox=person_id(username)).order_by("-seq").first()
    return newest.seq if newest else 0


def session_of(username: str) -> str:
    person = Person.objects.get(username=username)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "backend.agencies.signin.PersonBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"sessionid={session.session_key}"


@contextmanager
def blocking(server: Server, username: str) -> Iterator[None]:
    """The administrator blocks the sign-in, and gives it back."""
    path = f"/people/{person_id(username)}"
    with server.api(token("administrator")) as api:
        assert api.post(f"{path}/block", json={"reason": "Lost phone"}).status_code == 200
        yield
        assert api.post(f"{path}/unblock", json={"reason": "Found"}).status_code == 200


def test_a_deed_by_another_person_arrives_at_once(server):
    start = last_of("stedfortraeder")
    with listen(server, token("stedfortraeder"), query=f"?after={start}") as line:
        case = open_case(server)
        assert next_notice(line)["about"] == {"kind": "case", "id": str(case)}


def test_a_notice_says_a_number_a_kind_an_id_and_a_time_and_no_more(server):
    open_case(server)
    with listen(server, token("stedfortraeder")) as line:
        notice = next_notice(line)
    assert set(notice) == {"seq", "kind", "about", "at"}
    fits("notice", notice)


def test_coming_back_with_a_number_gives_exactly_what_follows(server):
    for _ in range(3):
        open_case(server)
    last = last_of("stedfortraeder")
    with listen(server, token("stedfortraeder"), query=f"?after={last - 2}") as line:
        assert [row["seq"] for row in notices(line, 2)] == [last - 1, last]


def test_the_socket_and_the_list_say_the_same(server):
    open_case(server)
    bearer = token("stedfortraeder")
    with server.api(bearer) as api, listen(server, bearer) as line:
        listed = api.get("/notices").json()["results"]
        heard = notices(line, len(listed))
    assert [(row["seq"], row["kind"], row["about"]) for row in listed] == [
        (row["seq"], row["kind"], row["about"]) for row in heard
    ]


def test_a_wrong_token_is_told_to_sign_in(server):
    with listen(server, "wrong") as line:
        assert closing_code(line) == NOT_SIGNED_IN


def test_a_system_is_told_to_sign_in_as_a_person(server):
    with listen(server, token_for(None)) as line:
        assert closing_code(line) == NOT_SIGNED_IN


@pytest.mark.parametrize("number", ["minus", "-1", "1.5", "", "9" * 19, "%E2%91%A0", "%FF"])
def test_what_is_no_number_is_told_so(server, number):
    with listen(server, token("stedfortraeder"), query=f"?after={number}") as line:
        assert closing_code(line) == BAD_NUMBER


ORIGINS = {
    "from the house": ({"Origin": "http://localhost:8000"}, True),
    "from a foreign page": ({"Origin": "https://elsewhere.example"}, False),
    "from a page without an address": ({"Origin": "null"}, False),
    "from what is no address": ({"Origin": "http://[::1"}, False),
    "without saying where from": ({}, False),
}


@pytest.mark.parametrize(("headers", "let_in"), ORIGINS.values(), ids=ORIGINS.keys())
def test_a_cookie_counts(server, headers, let_in):
    open_case(server)
    with listen(server, headers={**headers, "Cookie": session_of("stedfortraeder")}) as line:
        heard = next_notice(line)["seq"] == 1 if let_in else closing_code(line) == NOT_SIGNED_IN
    assert heard


def test_a_token_counts_from_anywhere(server):
    open_case(server)
    elsewhere = {"Origin": "https://elsewhere.example"}
    with listen(server, token("stedfortraeder"), headers=elsewhere) as line:
        assert next_notice(line)["seq"] == 1


def test_a_blocked_sign_in_ends_the_socket_at_once(server):
    bearer = token("krisecenter")
    with (
        listen(server, bearer, query=f"?after={last_of('krisecenter')}") as line,
        blocking(server, "krisecenter"),
    ):
        assert closing_code(line) == NOT_SIGNED_IN


def test_a_token_that_ran_out_hears_nothing_more(server):
    bearer = token("stedfortraeder")
    with listen(server, bearer, query=f"?after={last_of('stedfortraeder')}") as line:
        AccessToken.objects.filter(token=bearer).update(expires=now())
        open_case(server)
        assert closing_code(line) == NOT_SIGNED_IN


def test_what_is_withheld_later_keeps_its_number_and_says_nothing(server):
    case = open_case(server)
    last = last_of("stedfortraeder")
    Recusal.objects.create(
        case=Case.objects.get(pk=case), person_id=person_id("stedfortraeder"), reason="x", since=now()
    )
    with listen(server, token("stedfortraeder"), query=f"?after={last - 1}") as line:
        heard = next_notice(line)
    assert (heard["seq"], heard["kind"], heard["about"]) == (last, "withdrawn", None)


@pytest.mark.parametrize("said", ["{", "[]", b"\x00", '{"deed": "accept"}'])
def test_what_a_client_says_is_not_taken_in(server, said):
    with listen(server, token("stedfortraeder"), query=f"?after={last_of('stedfortraeder')}") as line:
        line.send(said)
        open_case(server)
        assert next_notice(line)["kind"] == "case-opened"


def test_another_path_is_refused_before_it_opens(server):
    assert refused_with(server, "/live/cases") == 403


def test_the_server_has_complained_of_nothing(server):
    assert "Traceback" not in server.said()
