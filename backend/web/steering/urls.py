"""Paths of the steering group: what waits to be placed, numbers with pictures, what is missing."""

from django.urls import URLPattern, URLResolver, path

from backend.web.steering import placing, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("styregruppen", views.Steering.as_view(), name="steering"),
    path("styregruppen/placer/<uuid:handover_id>", placing.Place.as_view(), name="place"),
    path("styregruppen/tal", views.Numbers.as_view(), name="steering-numbers"),
    path("styregruppen/mangler", views.Missing.as_view(), name="steering-missing"),
]
