"""A system signs in with its own credentials, for what its agency agreed to, and never sees a case."""

import pytest
from oauth2_provider.models import AccessToken, Application
from rest_framework.test import APIClient

from backend.core.clock import now
from backend.systems.registering import end_system
from backend.systems.scopes import Scope
from tests.cast import MONDAY
from tests.systems.conftest import registered

pytestmark = pytest.mark.django_db
DOORS = {
    Scope.MODEL: "/api/v1/model/duties",
    Scope.DIRECTORY: "/api/v1/agencies",
    Scope.WHO_TO_CALL: "/api/v1/who-to-call?municipality=0561&topic=children",
}


def with_token(token: str) -> APIClient:
    return APIClient(headers={"Authorization": f"Bearer {token}", "Accept-Language": "en"})


@pytest.mark.parametrize("scope", DOORS)
def test_a_token_opens_the_doors_of_its_scope_and_no_other(sign_in, scope):
    api = with_token(sign_in(registered("visitator"), scope=scope)["access_token"])
    answers = {each: api.get(door) for each, door in DOORS.items()}
    assert {each for each, answer in answers.items() if answer.status_code == 200} == {scope}
    refused = {answer.json()["type"] for answer in answers.values() if answer.status_code != 200}
    assert refused == {"/api/v1/problems/scope-missing"}


def test_a_system_that_asks_for_nothing_in_particular_has_what_was_agreed(sign_in):
    assert sign_in(registered("dsc", Scope.MODEL, Scope.EVENTS))["scope"].split() == ["events", "model"]


@pytest.mark.parametrize("scope", ["events", "act", "model events", "everything"])
def test_no_system_is_given_more_than_was_agreed(sign_in, scope):
    assert sign_in(registered("dsc", Scope.MODEL), scope=scope)["error"] == "invalid_scope"


def test_what_is_no_longer_agreed_ends_at_once(sign_in):
    system, secret = registered("dsc", Scope.DIRECTORY)
    api = with_token(sign_in((system, secret))["access_token"])
    assert api.get(DOORS[Scope.DIRECTORY]).status_code == 200
    system.scopes = [Scope.MODEL]
    system.save()
    assert api.get(DOORS[Scope.DIRECTORY]).status_code == 403
    end_system(system=system, at=MONDAY)
    assert api.get(DOORS[Scope.DIRECTORY]).status_code == 401
    assert sign_in((system, secret))["error"] == "invalid_client"


def test_a_token_in_nobodys_name_and_of_no_system_opens_nothing():
    client = Application.objects.create(
        name="loose", client_type="confidential", authorization_grant_type="client-credentials"
    )
    token = AccessToken.objects.create(
        application=client, token="loose", scope="model act", expires=now().replace(year=2099)
    )
    assert with_token(token.token).get(DOORS[Scope.MODEL]).status_code == 401


def test_no_scope_opens_a_case(sign_in):
    api = with_token(sign_in(registered("visitator"))["access_token"])
    for door in ("cases", "handovers", "notices", "people", "me"):
        assert api.get(f"/api/v1/{door}").json()["type"] == "/api/v1/problems/people-only"
