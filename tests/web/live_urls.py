"""The house's own pages, and one that shows how many notices its reader has had."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from backend.config.urls import handler400, handler403, handler404, handler500
from backend.config.urls import urlpatterns as house
from backend.notifications.selectors import notices_for
from backend.web.door import Page

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


class Bells(Page):
    parts = {"bells": "_bells.html"}

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("bells.html", {"notices": lambda: notices_for(self.by)})


urlpatterns: list[URLPattern | URLResolver] = [path("klokker", Bells.as_view()), *house]
