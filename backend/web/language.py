"""Which language a page speaks: Danish, until somebody chooses English. The API goes by Accept-Language
alone: the cookie is the pages' matter."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation.trans_real import parse_accept_lang_header

LANGUAGES = ("da", "en")


class Language(MiddlewareMixin):
    """Django's own looks for a language in the path as well, where we have none."""

    def process_request(self, request: HttpRequest) -> None:
        translation.activate(_wanted(request))
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


def _accepted(header: str) -> str:
    """The first of ours that is asked for, as English of England is English; Danish where none is."""
    asked = ("da" if tag == "*" else tag.partition("-")[0] for tag, _ in parse_accept_lang_header(header))
    return next((tag for tag in asked if tag in LANGUAGES), "da")


def _wanted(request: HttpRequest) -> str:
    if request.path.startswith("/api/"):
        return _accepted(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in LANGUAGES else "da"
