"""Single sign-on with one identity provider: code flow with PKCE, the token's signature always checked."""

from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from jwt import PyJWTError, get_unverified_header
from requests import RequestException

ALGORITHMS = frozenset({"RS256", "ES256"})
PROVIDER = "sso"


class CheckedAdapter(OpenIDConnectOAuth2Adapter):
    """Allauth trusts a token it fetched over TLS itself; here its signature is checked all the same."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> Any:
        """A signed token must be there: allauth would be content with the user page."""
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("no token that says who")
        return super().complete_login(request, app, token, **kwargs)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict:
        try:
            algorithm = get_unverified_header(id_token).get("alg")
        except PyJWTError as error:
            raise OAuth2Error("not a token") from error
        if algorithm not in ALGORITHMS:
            raise OAuth2Error("not an algorithm we accept")
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


def _through(view: Any, request: HttpRequest) -> HttpResponseBase:
    try:
        return view.adapter_view(CheckedAdapter(request, PROVIDER))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except RequestException:  # the provider cannot be reached
        return redirect("socialaccount_login_error")


@never_cache
def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    return _through(OAuth2LoginView, request)


@never_cache
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    return _through(OAuth2CallbackView, request)
