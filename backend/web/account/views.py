"""Signing in and out, choosing a language, staying signed in."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView, LogoutView, PasswordChangeView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from backend.agencies.use_cases.lending import end_tokens_of
from backend.core import clock
from backend.core.actor import Actor, acting_as
from backend.core.refusals import NotFound
from backend.web.account.cast import cast, player
from backend.web.door import Page, PublicPage
from backend.web.language import LANGUAGES

A_YEAR = 365 * 24 * 60 * 60


class SignIn(LoginView):
    template_name = "web/account/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine: dict[str, Any] = {
            "cast": cast() if settings.DEMO else [],
            "next": self.get_next_url() or "",
            "single_sign_on": settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", []),
        }
        return {**super().get_context_data(**kwargs), **mine}


class SignInAs(PublicPage):
    """One of the demonstration's cast, without a password. There is no such page outside a demonstration."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not settings.DEMO:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        chosen = player(request.POST.get("username", ""))
        if chosen is None:
            raise NotFound()
        get_adapter(request).login(request, chosen)
        return redirect(safely(request, request.POST.get("next", "")))


class SignOut(LogoutView):
    template_name = "web/account/sign_out.html"


class ChangePassword(PasswordChangeView):
    """For whoever signs in with one. Others sign in with their workplace, and have nothing to change here."""

    template_name = "web/account/password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Whoever knew the old one is out, also through a system."""
        with acting_as(Actor.of(self.request.user)) as by:
            end_tokens_of(person_id=self.request.user.pk, by=by, at=clock.now())
        return super().form_valid(form)


class Blocked(PublicPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("web/account/blocked.html", status=403)


class Refused(PublicPage):
    """Why signing in elsewhere did not let one in here."""

    def get(self, request: HttpRequest, why: str) -> HttpResponse:
        return self.show("web/account/refused.html", {"why": why}, status=403)


class ChooseLanguage(PublicPage):
    """Kept in a cookie: it says nothing of who one is."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        chosen = request.POST.get("language", "")
        response = redirect(safely(request, request.POST.get("next", "")))
        if chosen in LANGUAGES:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                chosen,
                max_age=A_YEAR,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
            )
        return response


class Stay(Page):
    """Somebody is still at work: the session goes on (see `idle`)."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=204)


def safely(request: HttpRequest, path: str) -> str:
    """Where somebody wanted to go, if that is here."""
    ours = url_has_allowed_host_and_scheme(
        path, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return path if ours and path.startswith("/") else "/"
