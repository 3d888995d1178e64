"""A system works in a person's name where they said so, as long as they may themselves, and the record says both."""

import re
from collections.abc import Iterator

import httpx
import pytest
from oauth2_provider.models import AccessToken, RefreshToken

from backend.agencies.models import Person
from backend.agencies.use_cases.lending import end_borrower
from backend.coordination.use_cases.people import block, unblock
from backend.core.clock import now
from backend.core.models import RecordLine
from tests.cast import does, opened
from tests.server import PLAIN, Server
from tests.web.fagsystem import BACK, Fagsystem, answers, signed_in, told
from tests.web.grid import visitor

READS = "read"


@pytest.fixture(scope="module")
def outside(server: Server) -> Iterator[httpx.Client]:
    """The network that systems come from."""
    with httpx.Client(base_url=server.address, **PLAIN) as client:
        yield client


@pytest.fixture(scope="module")
def system(outside: httpx.Client) -> Fagsystem:
    """It keeps no secret: checking one costs more than all the rest. One test has a secret."""
    return Fagsystem(outside, public=True)


@pytest.fixture(scope="module")
def browser(server: Server) -> Iterator[httpx.Client]:
    with signed_in(server, "visitator") as found:
        yield found


def test_a_person_says_yes_and_the_system_acts_as_they_may_and_no_further(server, system, browser):
    case = opened().pk
    answer = answers(browser, system.question(), answer="yes")
    assert (answer.status_code, told(answer)["state"], told(answer)["iss"]) == (302, "here", server.address)
    tokens = system.traded(told(answer)["code"]).json()
    assert (tokens["expires_in"], tokens["scope"]) == (900, "read act")
    assert system.asks("GET", "/me", tokens["access_token"]).json()["username"] == "visitator"
    assert system.asks("POST", f"/cases/{case}/acknowledge", tokens["access_token"]).status_code == 200
    with signed_in(server, "boern") as outsider:
        theirs = system.lent(outsider)["access_token"]
    assert system.asks("GET", f"/cases/{case}", theirs).status_code == 404


def test_the_page_says_which_system_of_which_agency_asks_for_what_and_lets_the_answer_out(system, browser):
    page, signed = browser.get(system.question(scope=READS)), f"sessionid={browser.cookies['sessionid']}"
    for said in (
        "Må Fagsystem arbejde i dit navn?",
        "hos Esbjerg Kommune",
        "se det, du må se",
        "127.0.0.1:9",
    ):
        assert said in page.text
    assert "gøre det, du må gøre" not in page.text
    allowed = re.search("form-action ([^;]*)", page.headers["Content-Security-Policy"])
    assert allowed and set(allowed[1].split()) == {"'self'", "http://127.0.0.1:9"}
    english = browser.get(system.question(), headers={"Cookie": f"{signed}; django_language=en"}).text
    assert "May Fagsystem work in your name?" in english


def test_a_no_goes_back_as_a_no_and_says_whose(server, system, browser):
    said = told(answers(browser, system.question(), answer="no"))
    assert (said["error"], said["state"], said["iss"]) == ("access_denied", "here", server.address)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_challenge": "", "code_challenge_method": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": ""}, "invalid_request"),
        ({"code_challenge": "x" * 129}, "invalid_request"),
        ({"nonce": "x" * 300}, "invalid_request"),
        ({"response_type": "token"}, "unauthorized_client"),
        ({"scope": "model"}, "invalid_scope"),
    ],
)
def test_what_is_asked_in_a_way_that_is_not_safe_is_refused(server, system, browser, changes, error):
    said = told(browser.get(system.question(**changes)))
    assert (said["error"], said["iss"]) == (error, server.address)


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": f"{BACK}/"},
        {"redirect_uri": f"{BACK}?more=1"},
        {"redirect_uri": "http://127.0.0.1:10/tilbage"},
        {"client_id": "nobody"},
        {"client_id": "a\x00"},
        {"nonce": "\x00"},
    ],
)
def test_to_another_address_or_for_a_stranger_nothing_is_sent(system, browser, changes):
    for answer in (
        browser.get(system.question(**changes)),
        answers(browser, system.question(**changes), answer="yes"),
    ):
        assert (answer.status_code // 100, "Location" in answer.headers) == (4, False)


def test_a_code_counts_once_for_whom_it_was_given_and_with_the_verifier(outside, system, browser):
    code = system.code(browser)
    assert system.traded(code, code_verifier="x" * 43).json()["error"] == "invalid_grant"
    code = system.code(browser)
    assert system.traded(code, redirect_uri=f"{BACK}/").status_code == 400
    code = system.code(browser)
    assert (
        Fagsystem(outside, public=True).traded(code, code_verifier=system.verifier).json()["error"]
        == "invalid_grant"
    )
    assert system.traded(code).status_code == 200
    assert system.traded(code).json()["error"] == "invalid_grant"


def test_neither_a_password_nor_a_system_of_another_kind_gets_a_token(system):
    assert system.token(grant_type="password", username="visitator", password="x").status_code == 400
    assert system.token(grant_type="client_credentials").status_code == 400


def test_a_system_with_a_secret_shows_it(outside, browser):
    sealed = Fagsystem(outside)
    code, sealed.secret, right = sealed.code(browser), "", sealed.secret
    assert sealed.traded(code).json()["error"] == "invalid_client"
    sealed.secret = right
    assert sealed.traded(code).status_code == 200
    assert sealed.token(grant_type="client_credentials").json()["error"] == "unauthorized_client"


def test_a_refresh_token_is_used_once_and_a_copy_of_it_ends_them_all(system, browser):
    first = system.lent(browser)
    second = system.renewed(first["refresh_token"]).json()
    assert system.asks("GET", "/me", first["access_token"]).status_code == 401
    assert system.asks("GET", "/me", second["access_token"]).status_code == 200
    assert system.renewed(first["refresh_token"]).json()["error"] == "invalid_grant"
    assert system.renewed(second["refresh_token"]).json()["error"] == "invalid_grant"
    assert system.asks("GET", "/me", second["access_token"]).status_code == 401


def test_after_a_working_day_the_person_is_asked_again(system, browser):
    lent = system.lent(browser)
    anew = system.renewed(lent["refresh_token"]).json()
    began = RefreshToken.objects.filter(application=system.application).latest("created").token_family
    days = RefreshToken.objects.filter(token_family=began)
    for each in days:
        RefreshToken.objects.filter(pk=each.pk).update(created=each.created.replace(year=2020))
    assert system.renewed(anew["refresh_token"]).json()["error"] == "invalid_grant"


def test_what_was_only_lent_for_looking_does_nothing(system, browser):
    case, token = opened().pk, system.lent(browser, scope=READS)["access_token"]
    answer = system.asks("POST", f"/cases/{case}/acknowledge", token)
    assert (answer.status_code, answer.json()["type"]) == (403, "/api/v1/problems/token-only-reads")
    assert system.asks("GET", "/cases", token).status_code == 200


def test_the_record_of_looking_names_the_person_and_the_system(system, browser):
    case = opened().pk
    token = system.lent(browser)["access_token"]
    assert system.asks("GET", f"/cases/{case}", token).status_code == 200
    line = RecordLine.objects.filter(act="case-opened", about=f"case:{case}").latest("id")
    assert (line.actor, line.for_whom) == (Person.objects.get(username="visitator").pk, system.id)
    looks = system.asks("GET", f"/cases/{case}/looks", token).json()["results"]
    assert looks[0]["through"] == "Fagsystem"
    assert "gennem Fagsystem" in browser.get(f"/sager/{case}/kig").text


def test_a_system_that_gives_back_what_it_was_lent_has_it_no_more(system, browser):
    lent = system.lent(browser)
    form = {"token": lent["refresh_token"], "client_id": system.id}
    assert system.client.post("/oauth2/revoke", data=form).status_code == 200
    assert system.asks("GET", "/me", lent["access_token"]).status_code == 401
    assert system.renewed(lent["refresh_token"]).status_code == 400


def test_a_blocked_person_has_lent_nothing_also_when_they_are_back(server, system):
    with signed_in(server, "boern") as browser:
        lent, code = system.lent(browser), system.code(browser)
        person = Person.objects.get(username="boern").pk
        does("afdelingsleder", block, person_id=person)
        assert (system.traded(code).status_code, system.renewed(lent["refresh_token"]).status_code) == (
            400,
            400,
        )
        does("afdelingsleder", unblock, person_id=person)
        assert system.asks("GET", "/me", lent["access_token"]).status_code == 401
        assert (system.traded(code).status_code, system.renewed(lent["refresh_token"]).status_code) == (
            400,
            400,
        )


def test_a_code_of_somebody_who_may_no_longer_sign_in_makes_no_token(server, system):
    with signed_in(server, "afdelingsleder") as browser:
        code, somebody = system.code(browser), Person.objects.filter(username="afdelingsleder")
        somebody.update(blocked_at=now())
        assert system.traded(code).json()["error"] == "invalid_grant"
        somebody.update(blocked_at=None)


def test_somebody_takes_their_name_back_from_one_system_or_signs_out_everywhere(server, system):
    with signed_in(server, "afdelingsleder") as browser, signed_in(server, "afdelingsleder") as elsewhere:
        lent = system.lent(browser)
        assert "Fagsystem" in browser.get("/konto/systemer").text
        answers(browser, "/konto/systemer", at=f"/konto/systemer/{system.id}/fjern")
        assert system.asks("GET", "/me", lent["access_token"]).status_code == 401
        lent = system.lent(browser)
        assert answers(browser, "/konto/systemer", at="/konto/log-ud-overalt").status_code == 302
        assert system.asks("GET", "/me", lent["access_token"]).status_code == 401
        assert [each.get("/konto/systemer").status_code for each in (browser, elsewhere)] == [302, 302]


def test_nobody_lends_their_name_to_the_system_of_another_agency(outside, browser):
    theirs = Fagsystem(outside, "Dansk Stalking Center", public=True)
    for answer in (browser.get(theirs.question()), answers(browser, theirs.question(), answer="yes")):
        assert (answer.status_code, "Location" in answer.headers) == (403, False)


def test_a_system_that_ended_gets_nothing_and_has_nothing(outside, browser):
    gone = Fagsystem(outside, public=True)
    lent = gone.lent(browser)
    assert gone.asks("GET", "/me", lent["access_token"]).status_code == 200
    does("administrator", end_borrower, client_id=gone.id)
    assert gone.asks("GET", "/me", lent["access_token"]).status_code == 401
    assert browser.get(gone.question()).status_code == 400
    assert gone.renewed(lent["refresh_token"]).status_code == 401


def test_of_a_token_the_hash_alone_is_kept(system, browser):
    lent = system.lent(browser)
    kept = [*AccessToken.objects.filter(application=system.application).values_list("token", flat=True)]
    assert lent["access_token"] not in kept and set(kept) == {""}


@pytest.mark.django_db
def test_a_password_alone_lends_nothing_where_cases_are_real(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert visitor().get("/giv-adgang")["Location"].startswith("/log-ind")
    assert visitor("koordinator").get("/giv-adgang")["Location"] == "/konto/to-trin"
