"""Where each door stands."""

from django.urls import include, path
from django.views.generic import RedirectView
from oauth2_provider.views import TokenView

from backend.api import system

urlpatterns = [
    path("", RedirectView.as_view(url="/api/v1/docs")),
    path("healthz", system.healthz),
    path("readyz", system.readyz),
    path("oauth2/token", TokenView.as_view()),
    path("api/v1/", include("backend.api.urls")),
]

handler400 = "backend.api.errors.bad_request"
handler404 = "backend.api.errors.page_not_found"
handler500 = "backend.api.errors.our_mistake"
