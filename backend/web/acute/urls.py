"""Paths of acute access: a case opened in an emergency, and a leader's review of it."""

from django.urls import URLPattern, URLResolver, path

from backend.web.acute import reviewing, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("akut-adgang", views.OpenAcutely.as_view(), name="acute-access"),
    path("akut-adgang/til-gennemsyn", reviewing.ToReview.as_view(), name="acute-to-review"),
    path("akut-adgang/<uuid:acute_id>", views.Opened.as_view(), name="acutely-opened"),
    path("akut-adgang/<uuid:acute_id>/gennemsyn", reviewing.Review.as_view(), name="review-acute"),
]
