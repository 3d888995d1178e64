"""Settings of a server with one page more, on which the bell is tried (`live_urls`)."""

from backend.config.settings import *  # noqa: F403, TID251
from backend.config.settings import ROOT, TEMPLATES  # noqa: TID251

ROOT_URLCONF = "tests.web.live_urls"
TEMPLATES[0]["DIRS"] = [ROOT / "tests" / "web" / "templates"]
