"""What one signs in with beside a password: passkeys, a code app, recovery codes. Allauth's views in our dress."""

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCode
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse_lazy
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from backend.agencies.signin import is_strong_enough

OWN = "konto/to-trin"


class TwoSteps(IndexView):
    template_name = "web/account/two_steps.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        weak = not is_strong_enough(self.request.user, self.request.session)
        return {**super().get_context_data(**kwargs), "weak": weak}


class AddApp(ActivateTOTPView):
    template_name = "web/account/app_add.html"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["code"].label = _("Koden i appen")
        return form


class RemovePasskey(RemoveWebAuthnView):
    http_method_names = ["get", "post"]
    template_name = "web/account/passkey_remove.html"
    success_url = reverse_lazy("mfa_index")


class PasskeySignIn(LoginWebAuthnView):
    def form_invalid(self, form: Any) -> HttpResponse:
        return redirect("sign-in-refused", "passkey")


def kept_nowhere(view: type[View], page: str = "") -> Any:
    """In our dress, and not in the browser's memory: there are secrets on these pages."""
    return never_cache(view.as_view(**({"template_name": f"web/account/{page}.html"} if page else {})))


urlpatterns = [
    path("log-ind/kode", kept_nowhere(AuthenticateView, "second_step"), name="mfa_authenticate"),
    path("log-ind/noegle", PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("konto/bekraeft", kept_nowhere(ReauthenticateView, "confirm"), name="account_reauthenticate"),
    path("konto/bekraeft/kode", kept_nowhere(ReauthenticateByCode, "confirm"), name="mfa_reauthenticate"),
    path(
        "konto/bekraeft/noegle",
        kept_nowhere(ReauthenticateWebAuthnView, "confirm_passkey"),
        name="mfa_reauthenticate_webauthn",
    ),
    path(OWN, kept_nowhere(TwoSteps), name="mfa_index"),
    path(f"{OWN}/app", kept_nowhere(AddApp), name="mfa_activate_totp"),
    path(f"{OWN}/app/fjern", kept_nowhere(DeactivateTOTPView, "app_remove"), name="mfa_deactivate_totp"),
    path(f"{OWN}/noegle", kept_nowhere(AddWebAuthnView, "passkey_add"), name="mfa_add_webauthn"),
    path(f"{OWN}/noegle/<int:pk>/fjern", kept_nowhere(RemovePasskey), name="mfa_remove_webauthn"),
    path(f"{OWN}/koder", kept_nowhere(ViewRecoveryCodesView, "codes"), name="mfa_view_recovery_codes"),
    path(
        f"{OWN}/koder/nye",
        kept_nowhere(GenerateRecoveryCodesView, "codes_new"),
        name="mfa_generate_recovery_codes",
    ),
]
