"""Paths of the desk: what waits for the one who looks. `desk` is the name in the menu."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
