"""What anybody may read. These pages can be left at once: whoever reads them may not be alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.responsibilities.national_lines import load_national_lines
from backend.web.about.presenters import help_lines
from backend.web.door import PublicPage


class Plain(PublicPage):
    """A page of words alone."""

    compressed = True
    template = ""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(self.template)


class About(Plain):
    template = "web/about/about.html"


class Privacy(Plain):
    template = "web/about/privacy.html"


class Contact(Plain):
    template = "web/about/contact.html"


class Accessibility(Plain):
    template = "web/about/accessibility.html"


class Help(PublicPage):
    compressed = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("web/about/help.html", {"lines": help_lines(load_national_lines())})


def was(request: HttpRequest) -> HttpResponse:
    """The short address of the accessibility statement: the authority's own where it has one."""
    return redirect(settings.ACCESSIBILITY_STATEMENT or "accessibility")
