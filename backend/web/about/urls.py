"""Paths of what anybody may read: the model in plain words, help lines, privacy, contact, accessibility."""

from django.urls import URLPattern, URLResolver, path

from backend.web.about import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("om", views.About.as_view(), name="about"),
    path("hjaelp", views.Help.as_view(), name="help"),
    path("privatliv", views.Privacy.as_view(), name="privacy"),
    path("kontakt", views.Contact.as_view(), name="contact"),
    path("tilgaengelighed", views.Accessibility.as_view(), name="accessibility"),
    path("was", views.was, name="was"),
]
