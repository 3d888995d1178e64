"""Who gets in, how, and for how long."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from backend.agencies.models import Person
from backend.api.handshake import person_of
from backend.coordination.use_cases import people
from backend.core import clock
from backend.core.models import RecordLine
from backend.web.account.idle import IDLE_SECONDS, LONGEST_SECONDS
from tests.cast import actor, does
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
PASSWORD = "en lang sætning om vejret"
DESK = "/konto/to-trin"  # any page that is for people alone


@pytest.fixture(autouse=True)
def quick_to_check(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def pilot() -> Person:
    """Somebody with a password, as pilots have."""
    person = Person(username="pilot", name="Pia Pilot")
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def real(settings) -> None:
    """Not a demonstration."""
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = False, True


def signs_in(client: Client, password: str = PASSWORD, username: str = "pilot") -> int:
    return client.post("/log-ind", {"login": username, "password": password}).status_code


def is_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def listening(client: Client) -> Person | None:
    """Whom the live socket takes a browser for."""
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    return person_of({"headers": [(b"origin", b"http://testserver"), (b"cookie", cookie.encode())]})


def test_one_of_the_cast_is_chosen_and_is_in():
    client = visitor()
    assert client.get("/log-ind").content.count(b'name="username"') == 20
    assert client.post("/log-ind/som", {"username": "betjent", "next": "/om"})["Location"] == "/om"
    assert is_in(client)


@pytest.mark.parametrize(
    "next_page", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(next_page):
    answer = visitor().post("/log-ind/som", {"username": "betjent", "next": next_page})
    assert answer["Location"] == "/"


def test_outside_a_demonstration_nobody_can_be_chosen(real):
    client = visitor()
    assert b'name="username"' not in client.get("/log-ind").content
    assert client.post("/log-ind/som", {"username": "betjent"}).status_code == 404
    assert not is_in(client)


def test_somebody_outside_the_cast_cannot_be_chosen(pilot):
    assert visitor().post("/log-ind/som", {"username": "pilot"}).status_code == 404


def test_a_password_and_a_code_let_one_in_where_cases_are_real(real, pilot):
    TOTP.activate(pilot, SECRET)
    client = visitor()
    assert signs_in(client) == 302 and not is_in(client)
    assert client.post("/log-ind/kode", {"code": code_now()}).status_code == 302
    assert client.get("/").status_code == 200 and is_in(client)


def test_a_password_alone_opens_nothing_where_cases_are_real(real, pilot):
    client = visitor()
    signs_in(client)
    assert client.get("/")["Location"] == DESK
    answer = client.get("/api/v1/me")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")


def test_a_password_alone_opens_no_live_line_where_cases_are_real(real, pilot):
    weak, strong = visitor(), visitor()
    signs_in(weak)
    TOTP.activate(pilot, SECRET)
    signs_in(strong)
    strong.post("/log-ind/kode", {"code": code_now()})
    assert (listening(weak), listening(strong)) == (None, pilot)


def test_a_page_with_a_secret_is_kept_in_no_browser():
    for page in ("", "/app", "/koder/nye"):
        assert "no-store" in visitor("betjent").get(DESK + page)["Cache-Control"]


def test_the_secret_of_a_second_factor_is_sealed(pilot):
    TOTP.activate(pilot, SECRET)
    assert SECRET not in str(Authenticator.objects.get(user=pilot).data)


@pytest.mark.parametrize("password", ["password1234", "123456789012", "pia pilot 123", "short"])
def test_a_password_that_others_would_guess_is_refused(pilot, password):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        validate_password(password, pilot)


def test_a_blocked_sign_in_ends_at_the_next_click():
    client = visitor("betjent")
    Person.objects.filter(username="betjent").update(blocked_at=clock.now())
    assert not is_in(client)


def test_what_a_block_ended_stays_ended_when_the_sign_in_is_opened_again():
    browser = visitor("koordinator")
    for deed in (people.block, people.unblock):
        does("administrator", deed, person_id=actor("koordinator").id)
    assert not is_in(browser)
    assert is_in(visitor("koordinator"))


def test_signing_in_is_on_record():
    visitor_in = visitor()
    before = RecordLine.objects.count()
    visitor_in.post("/log-ind/som", {"username": "betjent"})
    line = RecordLine.objects.order_by("-id").first()
    assert line and RecordLine.objects.count() == before + 1
    assert (line.act, line.actor) == ("signed in", Person.objects.get(username="betjent").pk)


def test_signing_out_ends_the_session():
    client = visitor("betjent")
    client.post("/log-ud")
    assert not is_in(client)


def later(monkeypatch, seconds: float) -> None:
    moment = clock.now() + timedelta(seconds=seconds)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_a_session_ends_after_idling(monkeypatch):
    client = visitor("betjent")
    assert is_in(client)
    later(monkeypatch, IDLE_SECONDS + 1)
    assert not is_in(client)


def test_work_keeps_a_session_but_what_the_page_fetches_by_itself_does_not(monkeypatch):
    worker, absent = visitor("betjent"), visitor("betjent")
    for client in (worker, absent):
        assert is_in(client)
    later(monkeypatch, IDLE_SECONDS - 60)
    worker.post("/bliv")
    absent.get(DESK, headers={"X-Background": "1"})
    later(monkeypatch, 120)
    assert is_in(worker) and not is_in(absent)


def test_no_session_outlives_a_working_day(monkeypatch):
    client = visitor("betjent")
    assert is_in(client)
    for _ in range(LONGEST_SECONDS // (IDLE_SECONDS - 60) + 1):
        later(monkeypatch, IDLE_SECONDS - 60)
        client.post("/bliv")
    assert not is_in(client)


def test_a_language_is_chosen_and_kept():
    client = visitor()
    assert client.post("/sprog", {"language": "en", "next": "/om"})["Location"] == "/om"
    assert '<html lang="en"' in client.get("/om").content.decode()


def test_nobody_signs_up():
    names = re.findall(r'name="([^"]+)"', visitor().get("/log-ind").content.decode())
    assert "email" not in names
    for path in ("/signup/", "/konto/opret", "/accounts/signup/"):
        assert visitor().get(path).status_code == 404
