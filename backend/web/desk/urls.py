"""Paths of the desk: what waits for the one who looks. `desk` is the name in the menu."""

from django.urls import URLPattern, URLResolver, path

from backend.web.desk import unusual, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("skrivebordet", views.Desk.as_view(), name="desk"),
    path("usaedvanligt", unusual.Unusual.as_view(), name="unusual"),
]
