"""The pages and the API alone, for a server of WSGI: no socket, no sweep. Many of these may stand behind one proxy."""

import os
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")
django: Any = get_wsgi_application()

from backend.config.heap import settle  # noqa: E402
from backend.config.utf8 import utf8_only  # noqa: E402

application = utf8_only(django)
settle()
