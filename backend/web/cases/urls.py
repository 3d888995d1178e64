"""Paths of the cases: a list, a case, and what is done to it. `cases` is the name in the menu."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
