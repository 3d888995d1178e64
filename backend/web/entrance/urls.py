"""Paths of the entrance: send somebody on, leave a message, ask for a coordinator. `refer` is the name in the menu."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
