"""What an identity provider may do here: say who somebody of ours is. Nothing else."""

from types import SimpleNamespace

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.test import RequestFactory

from backend.agencies.models import Person
from backend.config.web import content_security_policy, single_sign_on
from backend.web.account.adapters import SingleSignOn
from backend.web.account.claims import assurance_is_enough, username_in
from backend.web.account.oidc import CheckedAdapter

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


def test_a_provider_is_configured_with_pkce_and_may_be_sent_a_form():
    (app,) = single_sign_on(issuer=ISSUER, client_id="c", secret="s", name="n")["openid_connect"]["APPS"]
    assert app["settings"] == {"server_url": ISSUER, "oauth_pkce_enabled": True}
    assert "https://login.example" in content_security_policy(ISSUER)["DIRECTIVES"]["form-action"]
    assert single_sign_on(issuer="", client_id="", secret="", name="") == {}


@pytest.mark.django_db
def test_somebody_of_ours_is_known_by_name(settings):
    settings.OIDC_ASSURANCE = ["Substantial"]
    login = coming(SUBSTANTIAL)
    SingleSignOn().pre_social_login(RequestFactory().get("/"), login)
    assert login.user == Person.objects.get(username="betjent") and login.is_existing


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"id_token": {"acr": "Low", "preferred_username": "betjent"}}, "assurance"),
        (
            {"id_token": {"acr": "Substantial", "preferred_username": "nobody", "groups": ["admins"]}},
            "unknown",
        ),
        ({"id_token": {"acr": "Substantial", "roles": ["steering-chair"]}}, "unknown"),
    ],
)
def test_anybody_else_is_told_why_and_nobody_is_made(settings, claims, why):
    settings.OIDC_ASSURANCE = ["Substantial"]
    before = Person.objects.count()
    with pytest.raises(ImmediateHttpResponse) as refused:
        SingleSignOn().pre_social_login(RequestFactory().get("/"), coming(claims))
    assert refused.value.response["Location"].endswith(f"/{why}")
    assert Person.objects.count() == before
    assert not SingleSignOn().is_open_for_signup(RequestFactory().get("/"), coming(claims))


@pytest.mark.parametrize("token", ["nonsense", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"])
def test_a_token_that_is_not_signed_as_agreed_is_refused(token):
    adapter = CheckedAdapter(RequestFactory().get("/"), "sso")
    with pytest.raises(OAuth2Error):
        adapter._decode_id_token(SimpleNamespace(client_id="c"), token)
