"""Whoever shows a token learns whether it counts, also where a stranger is answered; and it opens what it is for."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oauth2_provider.models import AccessToken, Application
from rest_framework.test import APIClient

from backend.core.clock import now
from tests.cast import actor

pytestmark = pytest.mark.django_db
WHOM = "/api/v1/who-to-call?municipality=0561&duty=safety-plan"
FOR_ANYBODY = (
    WHOM,
    *(f"/api/v1/{each}" for each in ("model", "model/duties", "municipalities", "signing-keys")),
)
SIGNED_IN = "/api/v1/webhooks"
AN_HOUR = timedelta(hours=1)


def asking(authorization: str = "", **headers: str) -> APIClient:
    shown = {"Authorization": authorization} if authorization else {}
    return APIClient(headers={"Accept-Language": "en", **shown, **headers})


def token(scope: str, *, lasts: timedelta = AN_HOUR) -> str:
    client = Application.objects.create(
        name="lent", client_type="confidential", authorization_grant_type="authorization-code"
    )
    made = AccessToken.objects.create(
        user=actor("betjent").person, application=client, token="lent", scope=scope, expires=now() + lasts
    )
    return f"Bearer {made.token}"


def named(answer) -> bool:
    return any(contact["name"] for each in answer.json()["answers"] for contact in each["contacts"])


@pytest.mark.parametrize("path", FOR_ANYBODY)
@pytest.mark.parametrize(
    "shown", ["Bearer nonsense", "bearer nonsense", "Bearer", "Bearer two words", "Bearer  "]
)
def test_a_token_that_is_none_is_refused_also_where_a_stranger_is_answered(path, shown):
    assert asking().get(path).status_code == 200
    answer = asking(shown).get(path)
    assert (answer.status_code, answer.json()["type"]) == (401, "/api/v1/problems/not-signed-in")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_a_token_that_has_run_out_is_refused_and_no_token_is_a_stranger():
    answer = asking(token("read", lasts=-AN_HOUR)).get(WHOM)
    assert answer.status_code == 401
    assert not named(asking().get(WHOM))


def test_a_token_shown_in_two_ways_at_once_is_refused():
    shown = token("read")
    assert asking(shown).get(WHOM).status_code == 200
    assert asking(shown).get(f"{WHOM}&access_token=lent").status_code == 401


def test_what_is_no_bearer_token_is_a_stranger():
    assert asking("Basic bm86Ym9keQ==").get(WHOM).status_code == 200


def test_what_a_refusal_means_is_told_whoever_asks():
    assert asking("Bearer nonsense").get("/api/v1/problems/not-signed-in").status_code == 200


@pytest.mark.parametrize("scope", ["", "model", "who-to-call"])
@pytest.mark.parametrize("path", [*FOR_ANYBODY, SIGNED_IN, "/api/v1/me"])
def test_somebody_who_lent_their_name_for_nothing_is_not_read_as_staff(scope, path):
    answer = asking(token(scope)).get(path)
    assert (answer.status_code, answer.json()["type"]) == (403, "/api/v1/problems/token-only-reads")


@pytest.mark.parametrize("scope", ["read", "act", "read act"])
def test_somebody_who_lent_their_name_for_looking_reads_as_they_may(scope):
    assert named(asking(token(scope)).get(WHOM))


def test_a_stranger_is_asked_for_no_token_in_the_database():
    asking().get(WHOM)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        asking().get(WHOM)
    assert not [each for each in asked.captured_queries if "oauth2" in each["sql"]]


@pytest.mark.parametrize(
    ("accepted", "cookie", "spoken"),
    [
        ("en", "da", "en"),
        ("da", "en", "da"),
        ("en-GB, da;q=0.5", "da", "en"),
        ("fr, en;q=0.5", "da", "en"),
        ("fr", "en", "da"),
        ("*", "en", "da"),
        ("", "en", "da"),
        (None, "en", "da"),
    ],
)
def test_an_answer_is_in_the_language_asked_for_whatever_the_pages_cookie_says(accepted, cookie, spoken):
    api = APIClient(headers={} if accepted is None else {"Accept-Language": accepted})
    api.cookies["django_language"] = cookie
    answer = api.get("/api/v1/cases")
    said = {"da": "Log ind først.", "en": "Sign in first."}
    assert (answer.json()["detail"], answer["Content-Language"]) == (said[spoken], spoken)
