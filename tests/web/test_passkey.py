"""The first time, where cases are real: a password alone opens nothing until a passkey or a code app is set up.

The site runs as in production. The passkey is made by the browser itself, with an authenticator that has no body.
"""

import base64
import secrets
import time

import httpx
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import Fernet
from playwright.sync_api import Locator, Page, expect

from backend.agencies.models import Person
from tests.server import Server
from tests.web.conftest import DESKTOP, Opening
from tests.web.grid import visitor
from tests.web.looking import NARROW, sideways, stumbles

SETTINGS = {
    "DEMO": "0",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "SEALING_KEYS": f"test={Fernet.generate_key().decode()}",
    "INDEX_KEYS": f"test={base64.b64encode(secrets.token_bytes(32)).decode()}",
    "SIGNING_KEYS": f"test={base64.b64encode(secrets.token_bytes(32)).decode()}@2026-01-01",
}
PASSWORD = "en lang sætning om vejret"
OWN = "/konto/to-trin"
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # to be wrong with, that is enough
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def site(server: Server) -> str:
    """A passkey belongs to a name, not to a number."""
    for username in ("noegle", "kode", "laast"):
        person = Person(username=username, name=f"Pia {username.title()}")
        person.set_password(PASSWORD)
        person.save()
    return server.address.replace("127.0.0.1", "localhost")


def with_password(page: Page, site: str, username: str) -> None:
    page.goto(f"{site}/log-ind")
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    leads_on(page, page.locator("form:has([name=password]) [type=submit]"))


def leads_on(page: Page, target: Locator) -> None:
    """Pressed, and the next page has come."""
    with page.expect_navigation():
        target.click()


def confirm(page: Page) -> None:
    page.locator("[name=password]").fill(PASSWORD)
    leads_on(page, page.get_by_role("button", name="Bekræft"))


def can_be_used(page: Page, path: str = "") -> None:
    """By a screen reader and on a narrow screen: the page of this path, or the one that is open."""
    if path:
        page.goto(path)
    assert page.url.endswith(path)
    assert (page.url, stumbles(page), sideways(page)) == (page.url, [], 0)


def test_a_passkey_is_set_up_and_opens_the_desk(opened: Opening, site: str):
    page = opened(DESKTOP)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    with_password(page, site, "noegle")
    page.goto(f"{site}/skrivebordet")
    assert page.url == site + OWN
    page.get_by_role("link", name="Tilføj en adgangsnøgle").click()
    confirm(page)
    can_be_used(page)
    page.get_by_role("button", name="Tilføj").click()
    page.get_by_role("link", name="Jeg har gemt dem").click()
    page.get_by_role("button", name="Log ind igen").click()
    page.get_by_role("button", name="Log ind med adgangsnøgle").click()
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/skrivebordet")
    expect(page.locator("h1")).to_have_text("Skrivebordet")

    can_be_used(page, f"{site}/konto/bekraeft/noegle")
    page.goto(site + OWN)
    leads_on(page, page.get_by_role("link", name="Fjern"))
    can_be_used(page)


def test_a_code_app_is_set_up_on_a_narrow_phone_and_a_recovery_code_opens_too(opened: Opening, site: str):
    page = opened(NARROW)
    with_password(page, site, "kode")
    can_be_used(page)
    leads_on(page, page.get_by_role("link", name="Sæt en kodeapp op"))
    can_be_used(page)
    confirm(page)
    can_be_used(page)
    page.locator("[name=code]").fill(code_of(page.locator(".secret").inner_text()))
    leads_on(page, page.get_by_role("button", name="Sæt op"))
    can_be_used(page)
    spare = page.locator(".codes li").first.inner_text()
    page.get_by_role("link", name="Jeg har gemt dem").click()
    page.get_by_role("button", name="Log ind igen").click()

    with_password(page, site, "kode")
    can_be_used(page)
    page.locator("[name=code]").fill(spare)
    page.get_by_role("button", name="Log ind").click()
    page.goto(f"{site}/konto/to-trin/koder/nye")
    confirm(page)
    for path in (f"{OWN}/koder/nye", f"{OWN}/app/fjern", OWN, "/konto/adgangskode"):
        can_be_used(page, site + path)


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_wrong_passwords_are_counted_by_all_processes_together(site: str, server: Server, settings):
    """Five here, and the right one does not help there."""
    settings.PASSWORD_HASHERS = QUICK
    page = f"{server.address}/log-ind"
    host = {"Host": server.address.removeprefix("http://")}
    for _ in range(5):
        visitor().post("/log-ind", {"login": "laast", "password": "wrong"}, headers=host)
    token = httpx.get(page, trust_env=False).cookies["csrftoken"]
    form = {"login": "laast", "password": PASSWORD, "csrfmiddlewaretoken": token}
    answer = httpx.post(page, data=form, headers={"Cookie": f"csrftoken={token}"}, trust_env=False)
    assert answer.status_code == 200 and "mislykkede" in answer.text
