"""Paths of the directory: people, lines, hours, absences. `directory` is the name in the menu."""

from django.urls import URLPattern, URLResolver, path

from backend.web.directory import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("telefonbogen", views.Directory.as_view(), name="directory"),
    path("telefonbogen/stemmer", views.Confirm.as_view(), name="confirm-numbers"),
    path("telefonbogen/mit-fravaer", views.MyAbsence.as_view(), name="my-absence"),
    path("telefonbogen/mit-fravaer/<uuid:absence_id>/tilbage", views.BackAgain.as_view(), name="back-again"),
]
