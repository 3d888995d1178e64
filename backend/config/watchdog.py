"""Whether the deadlines are being swept: told outwards after each sweep, so that silence is heard elsewhere.

A process whose sweep hangs says so at `/healthz`, and is started again by whoever keeps it running. One that cannot
reach its database beats no heart, and is left alone: it goes on trying.
"""

import logging
import urllib.request
from dataclasses import dataclass, field
from time import monotonic
from urllib.error import URLError

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from backend.config import metrics

BEAT_EVERY = 60.0
HANGS_AFTER = 300.0
PATIENCE = 5
log = logging.getLogger(__name__)


@dataclass
class Watchdog:
    """Of one kind of sweep. `address`: asked after a good one, at most once a minute; an outside service rings when
    it is not. Seconds are those of a clock that only goes forward."""

    name: str
    address: str = ""
    begun: float | None = field(default=None, init=False)
    beaten: float | None = field(default=None, init=False)

    def began(self, seconds: float) -> None:
        self.begun = seconds

    def hangs(self, seconds: float) -> bool:
        return self.begun is not None and seconds - self.begun > HANGS_AFTER

    def failed(self) -> None:
        self.begun = None
        metrics.SWEEPS.labels(self.name, "failed").inc()

    def ended(self, seconds: float) -> None:
        self.begun = None
        metrics.SWEEPS.labels(self.name, "done").inc()
        metrics.LAST_SWEEP.labels(self.name).set_to_current_time()
        if self.address and (self.beaten is None or seconds - self.beaten >= BEAT_EVERY):
            self.beaten = seconds
            self._beat()

    def _beat(self) -> None:
        try:
            with urllib.request.urlopen(self.address, timeout=PATIENCE):  # noqa: S310 the operator's own address
                pass
        except (URLError, OSError) as error:
            log.warning("the heartbeat was not heard (%s)", type(error).__name__)


DEADLINES = Watchdog("deadlines", settings.HEARTBEAT_URL)
ARCHIVE = Watchdog("archive")
WEBHOOKS = Watchdog("webhooks")


def healthz(request: HttpRequest) -> JsonResponse:
    """Alive: the process answers, and its sweep does not hang (503)."""
    hangs = any(dog.hangs(monotonic()) for dog in (DEADLINES, ARCHIVE, WEBHOOKS))
    return JsonResponse({"status": "hanging" if hangs else "alive"}, status=503 if hangs else 200)
