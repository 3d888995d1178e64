"""Paths of the steering group: what waits to be placed, and pictures. `steering` is the name in the menu."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
