"""Paths of the pages for when the exposed person moves, or has a case in two places."""

from django.urls import URLPattern, URLResolver, path

from backend.web.moves import views

CASE = "sager/<uuid:case_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{CASE}/flytter", views.Move.as_view(), name="move-case"),
    path(f"{CASE}/flytter/uden-samarbejde", views.MoveOut.as_view(), name="move-out"),
    path(f"{CASE}/saml", views.Join.as_view(), name="join-cases"),
    path(f"{CASE}/afgoerelser", views.Decisions.as_view(), name="case-decisions"),
    path("sager/flyttet", views.Departures.as_view(), name="moved-away"),
]
