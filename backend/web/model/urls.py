"""Paths of the model: the matrix, a page for each duty, the agreed advice, a card for the wall."""

from django.urls import URLPattern, URLResolver, path

from backend.web.model import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("modellen", views.TheModel.as_view(), name="model"),
    path("modellen/pligter/<slug:code>", views.OneDuty.as_view(), name="duty"),
    path("modellen/raad", views.AgreedAdvice.as_view(), name="advice"),
    path("modellen/kort", views.WallCard.as_view(), name="wall-card"),
    path("modellen/kort.pdf", views.WallSheet.as_view(), name="wall-card-pdf"),
]
