"""How allauth behaves in this house: nobody signs up, nobody is made, and a second factor's secret is sealed."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from backend.agencies.signin import may_sign_in, signed_in_by
from backend.core import clock, sealing
from backend.core.actor import Actor, acting_as
from backend.core.record import put_on_record
from backend.web.account.claims import assurance_is_enough, username_in


class Accounts(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        return None if may_sign_in(user) else HttpResponseRedirect(reverse("account_inactive"))

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        ways = ",".join(signed_in_by(user, request.session))
        with acting_as(Actor.of(user)) as by:
            put_on_record(by, at=clock.now(), act="signed in", outcome=ways or "demonstration")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages say it themselves."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """There are no addresses to send to."""


class SingleSignOn(DefaultSocialAccountAdapter):
    """Somebody of ours, by the name the identity provider gives. Its roles and groups give no rights here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, *, error: Any, **more: Any
    ) -> None:
        """Whatever went wrong underway. Somebody who broke off is told so by allauth."""
        if error != AuthError.CANCELLED:
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("socialaccount_login_error")))

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        claims = sociallogin.account.extra_data
        if not assurance_is_enough(claims, settings.OIDC_ASSURANCE):
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("sign-in-refused", args=["assurance"])))
        person = _person_called(username_in(claims, settings.OIDC_USERNAME_CLAIM))
        if person is None or not may_sign_in(person):
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("sign-in-refused", args=["unknown"])))
        sociallogin.user = person


def _person_called(username: str) -> Any:
    return get_user_model().objects.filter(username=username).first() if username else None


class SecondFactors(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """There are no addresses to send to."""
