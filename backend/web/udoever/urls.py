"""Paths of the blind route: telling of an udøver, and the prevention contact's own list of what was told."""

from django.urls import URLPattern, URLResolver, path

from backend.web.udoever import receiving, ringing, telling

urlpatterns: list[URLPattern | URLResolver] = [
    path("besked-om-udoever", telling.Tell.as_view(), name="tell-of-udoever"),
    path("besked-om-udoever/sendt", telling.Sent.as_view(), name="sent-udoever-notes"),
    path("udoever-beskeder", receiving.Notes.as_view(), name="notes"),
    path("udoever-beskeder/<uuid:note_id>", receiving.OneNote.as_view(), name="note"),
    path("udoever-beskeder/<uuid:note_id>/find", receiving.FindCase.as_view(), name="find-case"),
    path("udoever-beskeder/<uuid:note_id>/ring", receiving.PassOn.as_view(), name="pass-on-note"),
    path("ring/<uuid:request_id>/har-ringet", ringing.Rung.as_view(), name="rung"),
    path("udoever-beskeder/<uuid:note_id>/afslut", receiving.CloseNote.as_view(), name="close-note"),
]
