"""Paths of lending a system one's name, and taking it back."""

from django.urls import URLPattern, URLResolver, path

from backend.web.lending import asking, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("giv-adgang", asking.Asking.as_view(), name="authorize"),
    path("konto/systemer", views.Systems.as_view(), name="systems"),
    path("konto/systemer/<slug:client_id>/fjern", views.TakeBack.as_view(), name="take-back"),
    path("konto/log-ud-overalt", views.SignOutEverywhere.as_view(), name="sign-out-everywhere"),
]
