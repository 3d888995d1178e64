"""Paths of the directory: people, lines, hours, absences. `directory` is the name in the menu."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
