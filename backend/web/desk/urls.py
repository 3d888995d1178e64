"""Paths of the desk: what waits for the one who looks. `desk` is the name in the menu."""

from django.urls import URLPattern, URLResolver, path

from backend.web.desk import news, unusual, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("skrivebordet", views.Desk.as_view(), name="desk"),
    path("nyt", news.News.as_view(), name="news"),
    path("usaedvanligt", unusual.Unusual.as_view(), name="unusual"),
]
