"""A system asks somebody to let it act in their name: the middle of the authorization code flow (RFC 6749, 4.1)."""

import re
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from oauth2_provider.exceptions import FatalClientError, OAuthToolkitError
from oauth2_provider.http import OAuth2ResponseRedirect
from oauth2_provider.settings import oauth2_settings
from oauth2_provider.views.mixins import OAuthLibMixin
from oauthlib.oauth2 import InvalidClientIdError, InvalidRequestError

from backend.agencies.lending_selectors import agency_of_system, may_lend, system_called
from backend.core.refusals import NotPermitted
from backend.web import refusals
from backend.web.door import Page
from backend.web.lending.words import SCOPES

PROOF = re.compile(r"[A-Za-z0-9._~-]{43,128}")  # RFC 7636, 4.2
NONCE = 255  # signs there is room for


class Asking(OAuthLibMixin, Page):
    """Asked afresh each time, and again when the answer comes: nothing of the question is taken from the form."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._answered(self._ask)

    def post(self, request: HttpRequest) -> HttpResponse:
        return self._answered(self._say)

    def _answered(self, how: Any) -> HttpResponse:
        try:
            self._check_readable()
            scopes, asked = self.validate_authorization_request(self.request)
            self._checked(asked)
            return how(scopes, asked)
        except (
            FatalClientError
        ):  # whoever asks is not known, or wants the answer elsewhere: nothing is sent there
            return refusals.page(self.request, "unknown-system", 400)
        except OAuthToolkitError as error:
            return _back(self._with_issuer(self.error_response(error)[1]["url"]))

    def _with_issuer(self, uri: str) -> str:
        """An error says whose it is, as a yes does (RFC 9207, 2): the library leaves it out of errors."""
        issuer = oauth2_settings.oauth2_authorization_server_issuer(self.request)
        return f"{uri}&{urlencode({'iss': issuer})}"

    def _check_readable(self) -> None:
        """What can be no name is no system's."""
        if any("\x00" in value for values in self.request.GET.lists() for value in values[1]):
            raise FatalClientError(error=InvalidClientIdError())

    def _checked(self, asked: dict[str, Any]) -> None:
        proof, nonce = asked.get("code_challenge") or "", self.request.GET.get("nonce", "")
        if asked.get("code_challenge_method") != "S256" or not PROOF.fullmatch(proof) or len(nonce) > NONCE:
            wrong = InvalidRequestError(
                description='PKCE with code_challenge_method "S256" is needed.', state=asked.get("state")
            )
            raise OAuthToolkitError(error=wrong, redirect_uri=asked["redirect_uri"])
        self.application = system_called(asked["client_id"])
        if not may_lend(self.by.person, self.application):
            raise NotPermitted("system-of-another-agency")

    def _ask(self, scopes: list[str], asked: dict[str, Any]) -> HttpResponse:
        back, agency = urlsplit(asked["redirect_uri"]), agency_of_system(asked["client_id"])
        told = {
            "system": self.application.name,
            "agency": agency.name if agency else "",
            "wanted": [SCOPES[scope] for scope in sorted(scopes, reverse=True)],
            "hours": settings.LENT_HOURS,
            "back": back.netloc,
        }
        response = self.show("web/lending/asking.html", told)
        # a browser follows the answer's redirect only where the page says it may
        response._csp_update = {"form-action": [f"{back.scheme}://{back.netloc}"]}  # type: ignore[attr-defined]
        return response

    def _say(self, scopes: list[str], asked: dict[str, Any]) -> HttpResponse:
        yes = self.request.POST.get("answer") == "yes"
        uri, _, _, _ = self.create_authorization_response(
            self.request, scopes=" ".join(scopes), credentials=asked, allow=yes
        )
        self.record(
            "system-allowed", about=f"system:{asked['client_id']}"
        )  # a no has left by now, as an error
        return _back(uri)


def _back(uri: str) -> HttpResponse:
    return OAuth2ResponseRedirect(uri, oauth2_settings.ALLOWED_REDIRECT_URI_SCHEMES)
