"""Paths of the model: the matrix, a page and a card for each duty. `model` is the name in the menu."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
