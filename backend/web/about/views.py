"""What anybody may read. These pages can be left at once: whoever reads them may not be alone."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.responsibilities.national_lines import load_national_lines
from backend.web.about.presenters import help_lines
from backend.web.door import PublicPage

# the day on which the statement was last compared with the pages
LOOKED_THROUGH = date(2026, 11, 23)


class Plain(PublicPage):
    """A page of words alone."""

    compressed = True
    template = ""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(self.template)


class About(Plain):
    template = "web/about/about.html"


class Privacy(PublicPage):
    compressed = True

    def get(self, request: HttpRequest) -> HttpResponse:
        lasts = {"idle": settings.IDLE_MINUTES, "device_days": settings.DEVICE_DAYS}
        return self.show("web/about/privacy.html", lasts)


class Contact(PublicPage):
    compressed = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("web/about/contact.html", {"authority": settings.AUTHORITY})


class Accessibility(PublicPage):
    compressed = True

    def get(self, request: HttpRequest) -> HttpResponse:
        said = {"authority": settings.AUTHORITY, "looked_through": LOOKED_THROUGH}
        return self.show("web/about/accessibility.html", said)


class Help(PublicPage):
    compressed = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("web/about/help.html", {"lines": help_lines(load_national_lines())})


def was(request: HttpRequest) -> HttpResponse:
    """The short address of the accessibility statement: the authority's own where it has one."""
    return redirect(settings.ACCESSIBILITY_STATEMENT or "accessibility")
