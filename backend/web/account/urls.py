"""Paths of signing in and out. Of allauth's views only those that are used stand here: nobody signs up."""

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.cache import never_cache

from backend.web.account import oidc, two_steps, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("log-ind", views.SignIn.as_view(), name="account_login"),
    path("log-ind/som", views.SignInAs.as_view(), name="sign-in-as"),
    path("log-ud", never_cache(views.SignOut.as_view()), name="account_logout"),
    path("sprog", views.ChooseLanguage.as_view(), name="language"),
    path("bliv", views.Stay.as_view(), name="stay"),
    path("konto/spaerret", views.Blocked.as_view(), name="account_inactive"),
    path("konto/afvist/<slug:why>", views.Refused.as_view(), name="sign-in-refused"),
    path("konto/adgangskode", never_cache(views.ChangePassword.as_view()), name="account_change_password"),
    *two_steps.urlpatterns,
    path("konto/<slug:provider_id>/ind", oidc.login, name="openid_connect_login"),
    path("konto/<slug:provider_id>/tilbage", oidc.callback, name="openid_connect_callback"),
    path(
        "konto/afbrudt", views.Refused.as_view(), {"why": "cancelled"}, name="socialaccount_login_cancelled"
    ),
    path("konto/fejl", views.Refused.as_view(), {"why": "failed"}, name="socialaccount_login_error"),
]
