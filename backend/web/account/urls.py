"""Paths of signing in and out. Only those of allauth's views that are used here stand here: nobody signs up."""

from allauth.account import views as allauth_views
from django.urls import URLPattern, URLResolver, include, path

from backend.web.account import oidc, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("log-ind", views.SignIn.as_view(), name="account_login"),
    path("log-ind/som", views.SignInAs.as_view(), name="sign-in-as"),
    path("log-ud", views.SignOut.as_view(), name="account_logout"),
    path("sprog", views.ChooseLanguage.as_view(), name="language"),
    path("bliv", views.Stay.as_view(), name="stay"),
    path("konto/spaerret", views.Blocked.as_view(), name="account_inactive"),
    path("konto/afvist/<slug:why>", views.Refused.as_view(), name="sign-in-refused"),
    path("konto/bekraeft", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("konto/adgangskode", views.ChangePassword.as_view(), name="account_change_password"),
    path("konto/to-trin/", include("allauth.mfa.urls")),
    path("konto/<slug:provider_id>/ind", oidc.login, name="openid_connect_login"),
    path("konto/<slug:provider_id>/tilbage", oidc.callback, name="openid_connect_callback"),
    path(
        "konto/afbrudt", views.Refused.as_view(), {"why": "cancelled"}, name="socialaccount_login_cancelled"
    ),
    path("konto/fejl", views.Refused.as_view(), {"why": "failed"}, name="socialaccount_login_error"),
]
