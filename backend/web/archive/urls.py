"""Paths of what leaves for an agency's own journal, and of what was removed."""

from django.urls import URLPattern, URLResolver, path

from backend.web.archive import views

BUNDLE = "pakker/<uuid:bundle_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("til-journalen", views.Waiting.as_view(), name="to-the-journal"),
    path("sager/<uuid:case_id>/til-journalen", views.Filing.as_view(), name="case-to-the-journal"),
    path(BUNDLE, views.OneBundle.as_view(), name="bundle"),
    path(f"{BUNDLE}/journaliseret", views.Journaled.as_view(), name="journaled"),
    path("fjernet", views.Removed.as_view(), name="removed"),
]
