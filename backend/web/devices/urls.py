"""Paths of devices that show the partners' lines without a sign-in."""

from django.urls import URLPattern, URLResolver, path

from backend.web.devices import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("enheder", views.Devices.as_view(), name="devices"),
    path("enheder/husk", views.Enrol.as_view(), name="enrol-device"),
    path("enheder/<uuid:device_id>/slut", views.End.as_view(), name="end-device"),
]
