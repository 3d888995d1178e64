"""What an identity provider may do here: say who somebody of ours is. Nothing else.

The journeys go to a real provider, in a process of its own, and to a site that knows of it by its environment alone.
"""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from urllib.parse import parse_qs

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.test import RequestFactory
from playwright.sync_api import Page

from backend.agencies.models import Person
from backend.config.web import content_security_policy, single_sign_on
from backend.core import clock
from backend.web.account.claims import assurance_is_enough, username_in
from backend.web.account.oidc import CheckedAdapter
from tests.server import Server
from tests.web.grid import visitor
from tests.web.provider import Provider, providing

SETTINGS = {"OIDC_ASSURANCE": "Substantial,High", "OIDC_NAME": "Kommunens login"}
ISSUER = "https://login.example/realms/one"
SUBSTANTIAL = {"id_token": {"acr": "Substantial", "preferred_username": "betjent"}}


def coming(claims: dict) -> SocialLogin:
    return SocialLogin(user=Person(), account=SocialAccount(provider="sso", uid="1", extra_data=claims))


@pytest.mark.parametrize(
    ("claims", "accepted", "enough"),
    [
        ({"id_token": {"acr": "Substantial"}}, ["Substantial", "High"], True),
        ({"id_token": {"loa": "High"}}, ["Substantial", "High"], True),
        ({"id_token": {"acr": "Low"}}, ["Substantial", "High"], False),
        ({"id_token": {}}, ["Substantial"], False),
        ({"userinfo": {"acr": "High"}}, ["High"], False),
        ({}, [], True),
    ],
)
def test_only_a_signed_level_that_was_agreed_is_enough(claims, accepted, enough):
    assert assurance_is_enough(claims, accepted) is enough


def test_the_signed_name_stands_above_the_one_of_the_user_page():
    claims = {"userinfo": {"upn": "drift", "name": "x"}, "id_token": {"upn": "betjent"}}
    assert (username_in(claims, "upn"), username_in(claims, "nothing")) == ("betjent", "")


def test_a_user_page_of_somebody_else_says_nothing():
    claims = {"userinfo": {"sub": "2", "upn": "drift"}, "id_token": {"sub": "1"}}
    assert username_in(claims, "upn") == ""


def test_a_provider_is_configured_with_pkce_and_may_be_sent_a_form():
    (app,) = single_sign_on(issuer=ISSUER, client_id="c", secret="s", name="n")["openid_connect"]["APPS"]
    assert app["settings"] == {"server_url": ISSUER, "oauth_pkce_enabled": True}
    assert "https://login.example" in content_security_policy(ISSUER)["DIRECTIVES"]["form-action"]
    assert single_sign_on(issuer="", client_id="", secret="", name="") == {}


@pytest.mark.parametrize("token", ["nonsense", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"])
def test_a_token_that_is_not_signed_as_agreed_is_refused(token):
    adapter = CheckedAdapter(RequestFactory().get("/"), "sso")
    with pytest.raises(OAuth2Error):
        adapter._decode_id_token(SimpleNamespace(client_id="c"), token)


@pytest.mark.django_db
def test_a_provider_that_does_not_answer_is_no_way_in(settings):
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(
        issuer="http://127.0.0.1:9", client_id="c", secret="s", name="n"
    )
    assert visitor().post("/konto/sso/ind")["Location"] == "/konto/fejl"


@pytest.fixture(scope="module", autouse=True)
def provider() -> Iterator[Provider]:
    """Started before the site, whose environment names it."""
    with providing() as started:
        SETTINGS.update(started.settings)
        yield started


@pytest.fixture(scope="module")
def site(server: Server, provider: Provider) -> Server:
    provider.trusts(server.address)
    return server


@pytest.fixture
def browser(site: Server) -> Iterator[httpx.Client]:
    """One without scripts, that goes wherever it is sent."""
    with httpx.Client(base_url=site.address, follow_redirects=True, trust_env=False) as started:
        yield started


def sent_to_the_provider(browser: httpx.Client) -> httpx.Response:
    browser.cookies.clear()
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get("/log-ind").text)[0]
    return browser.post("/konto/sso/ind", data={"csrfmiddlewaretoken": token})


def coming_back(browser: httpx.Client, username: str) -> httpx.Response:
    """The whole way: our page, the provider's, and back with what it says."""
    return browser.post(sent_to_the_provider(browser).url, data={"username": username})


def test_somebody_of_ours_comes_in_and_finds_the_desk(site, provider, desktop: Page):
    provider.says("koordinator", acr="Substantial")
    desktop.goto("/log-ind?next=/skrivebordet")
    desktop.get_by_role("button", name="Kommunens login").click()
    desktop.get_by_label("Name").fill("koordinator")
    desktop.get_by_role("button", name="Go on").click()
    desktop.wait_for_url("**/skrivebordet")
    assert desktop.locator("h1").inner_text() == "Skrivebordet"


def test_the_request_carries_a_challenge_that_the_provider_checks(browser, provider):
    provider.says("betjent", acr="High")
    asked = sent_to_the_provider(browser)
    sent = parse_qs(asked.history[1].url.query.decode())
    assert sent["code_challenge_method"] == ["S256"] and len(sent["code_challenge"][0]) == 43
    another = asked.url.params["next"].replace("code_challenge=", "code_challenge=x")
    page = browser.post(asked.url.copy_set_param("next", another), data={"username": "betjent"})
    assert page.url.path == "/konto/fejl"


def test_groups_and_roles_that_the_provider_gives_are_no_rights_here(browser, provider):
    told = []
    for groups in ([], ["steering-chair", "admins"]):
        provider.says("betjent", acr="High", groups=groups, roles=groups, is_superuser=bool(groups))
        assert coming_back(browser, "betjent").status_code == 200
        told.append([browser.get(path).json() for path in ("/api/v1/me", "/api/v1/cases")])
    assert told[0] == told[1] and told[0][0]["username"] == "betjent"


@pytest.mark.parametrize(
    ("username", "claims", "lands"),
    [
        ("nobody-of-ours", {"acr": "High", "groups": ["admins"]}, "/konto/afvist/unknown"),
        ("frivillig", {"acr": "High"}, "/konto/afvist/unknown"),
        ("betjent", {"acr": "Low"}, "/konto/afvist/assurance"),
        ("betjent", {}, "/konto/afvist/assurance"),
        ("betjent", {"acr": "High", "forged": "another key"}, "/konto/fejl"),
        ("betjent", {"acr": "High", "forged": "no signature"}, "/konto/fejl"),
        ("betjent", {"acr": "High", "forged": "no token"}, "/konto/fejl"),
    ],
)
def test_anybody_else_is_turned_away_and_nobody_is_made(browser, provider, username, claims, lands):
    Person.objects.filter(username="frivillig").update(blocked_at=clock.now())
    before = Person.objects.count()
    provider.says(username, **claims)
    page = coming_back(browser, username)
    assert (page.url.path, page.status_code) == (lands, 403)
    assert browser.get("/api/v1/me").status_code == 401
    assert Person.objects.count() == before
