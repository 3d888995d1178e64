"""Paths of the directory: people, lines, hours, absences. `directory` is the name in the menu."""

from django.urls import URLPattern, URLResolver, path

from backend.web.directory import colleague, views

COLLEAGUE = "telefonbogen/kollega/<uuid:person_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("telefonbogen", views.Directory.as_view(), name="directory"),
    path("telefonbogen/stemmer", views.Confirm.as_view(), name="confirm-numbers"),
    path("telefonbogen/mit-fravaer", views.MyAbsence.as_view(), name="my-absence"),
    path("telefonbogen/mit-fravaer/<uuid:absence_id>/tilbage", views.BackAgain.as_view(), name="back-again"),
    path(
        "telefonbogen/mit-fravaer/<uuid:absence_id>/fortryd",
        views.TakenBack.as_view(),
        name="absence-taken-back",
    ),
    path(COLLEAGUE, colleague.Colleague.as_view(), name="colleague"),
    path(f"{COLLEAGUE}/spaer", colleague.Block.as_view(), name="block-sign-in"),
    path(f"{COLLEAGUE}/luk-op", colleague.Unblock.as_view(), name="unblock-sign-in"),
    path(f"{COLLEAGUE}/fravaer", colleague.Away.as_view(), name="colleague-away"),
    path(f"{COLLEAGUE}/fravaer/<uuid:absence_id>/slut", colleague.Back.as_view(), name="colleague-back"),
    path(
        f"{COLLEAGUE}/fravaer/<uuid:absence_id>/fortryd",
        colleague.TakenBack.as_view(),
        name="colleague-absence-taken-back",
    ),
]
