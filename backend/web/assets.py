"""Static files under names that carry their content's hash, kept by browsers for ever. No step collects them.

What is compressed: these files, and pages that show nothing of what was sent (`Page.compressed`). Compressing a
secret together with an attacker's words would tell the secret by its length (BREACH).
"""

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from whitenoise.middleware import WhiteNoiseMiddleware

HASHED = re.compile(r"\.[0-9a-f]{12}\.(css|js|svg|webmanifest|png)$")
# the files of a pinned package, which name each other without a hash
PINNED = ("dkfds/fonts/", "dkfds/img/")
OURS = ("web/", "dkfds/css/", "dkfds/js/", "django_htmx/", "account/js/", "mfa/js/")
TEXTS = ("text/", "application/json", "application/manifest+json", "image/svg+xml")


@lru_cache(maxsize=512)
def hashed(name: str) -> str:
    """`web/page.css` as `web/page.0123456789ab.css`; a name that is not there stays as it is."""
    path = finders.find(name) if name.startswith(OURS) else None
    if not path:
        return name
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]
    pure = PurePosixPath(name)
    return str(pure.with_name(f"{pure.stem}.{digest}{pure.suffix}"))


class HashedNames(StaticFilesStorage):
    def url(self, name: str | None) -> str:
        return super().url(hashed(name or ""))


class Assets(WhiteNoiseMiddleware):
    """Whitenoise, which also answers to the hashed names."""

    def add_files_from_finders(self) -> None:
        super().add_files_from_finders()
        prefix = self.static_prefix or "/"
        for url, file in list(self.files.items()):
            name = url.removeprefix(prefix)
            if hashed(name) != name:
                self.add_file_to_dictionary(prefix + hashed(name), file.alternatives[0][1])

    def immutable_file_test(self, path: str, url: str) -> bool:
        name = url.removeprefix(self.static_prefix or "/")
        return bool(HASHED.search(name)) or name.startswith(PINNED)


class Compressed(GZipMiddleware):
    """Compresses static texts, and the pages that say they may be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)

    def process_response(self, request: Any, response: Any) -> Any:
        asset = request.path.startswith(settings.STATIC_URL) and response.status_code == 200
        wanted = asset or getattr(response, "may_be_compressed", False)
        if not wanted or not response.headers.get("Content-Type", "").startswith(
            (*TEXTS, "application/javascript")
        ):
            return response
        return super().process_response(request, response)
