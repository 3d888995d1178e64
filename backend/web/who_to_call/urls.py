"""Paths of the first page, of its copy for a phone without a connection, and of what makes it installable."""

from django.urls import URLPattern, URLResolver, path

from backend.web.who_to_call import offline, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.WhoToCall.as_view(), name="who-to-call"),
    path("uden-net", offline.Copy.as_view(), name="offline-copy"),
    path("sw.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
]
