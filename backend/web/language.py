"""Which language a page speaks: Danish, until somebody chooses English. The API goes by Accept-Language."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

LANGUAGES = ("da", "en")


class Language(LocaleMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        if request.path.startswith("/api/"):
            super().process_request(request)
            return
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        translation.activate(chosen if chosen in LANGUAGES else "da")
        request.LANGUAGE_CODE = translation.get_language()
