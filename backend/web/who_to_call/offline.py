"""The copy for a phone without a connection: functions and public numbers of one place, nothing of the one who looks.

The service worker fetches it without a cookie, so it is what a stranger sees, whoever is signed in.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from backend.responsibilities.answers import for_public
from backend.responsibilities.asking import Places, places
from backend.web.door import PublicPage
from backend.web.language import LANGUAGES
from backend.web.who_to_call import presenters
from backend.web.who_to_call.forms import name_of

SHELL = ("dkfds/css/dkfds.min.css", "web/page.css", "web/offline.js", "web/icon.svg")


class Copy(PublicPage):
    """All topics of a place at once, in the language asked for: there is no cookie to tell it by."""

    compressed = True

    def get(self, request: HttpRequest) -> HttpResponse:
        place, language = request.GET.get("kommune", ""), request.GET.get("sprog", "")
        translation.activate(language if language in LANGUAGES else "da")
        topics = self._topics(places(place, self.at)) if name_of(place) else []
        return self.show(
            "web/who_to_call/offline.html",
            {"place": place, "place_name": name_of(place), "topics": topics, "at": self.at},
        )

    def _topics(self, where: Places) -> list[tuple[presenters.Choice, presenters.Shown]]:
        return [
            (choice, presenters.shown(for_public(where.ask(topic=choice.code)), now=self.at))
            for choice in presenters.choices(where.model.topics)
        ]


def service_worker(request: HttpRequest) -> HttpResponse:
    shell = [static(name) for name in SHELL]
    response = render(
        request,
        "web/who_to_call/sw.js",
        {"shell": shell, "copy": reverse("offline-copy")},
        content_type="text/javascript; charset=utf-8",
    )
    response["Cache-Control"] = "no-cache"
    return response


def manifest(request: HttpRequest) -> JsonResponse:
    icon = {"src": static("web/icon.svg"), "type": "image/svg+xml", "sizes": "any", "purpose": "any"}
    shown = {
        "name": "Én indgang",
        "short_name": "Én indgang",
        "description": _("Hvem ringer jeg til?"),
        "lang": "da",
        "id": "/",
        "start_url": reverse("who-to-call"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#1d3557",
        "icons": [icon],
    }
    return JsonResponse(shown, content_type="application/manifest+json")
