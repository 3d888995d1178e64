"""A new key to sign bundles with, and what to keep published of the one in use. See `docs/deployment.md`."""

import base64
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management.base import BaseCommand

from backend.archive.signing import published
from backend.core.clock import COPENHAGEN, now


class Command(BaseCommand):
    help = "Draws a key for SIGNING_KEYS, and says what of the present one goes into FORMER_SIGNING_KEYS"

    def handle(self, *args: Any, **options: Any) -> None:
        today, present = now().astimezone(COPENHAGEN).date(), published()[0]
        seed = base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()
        self.stdout.write(f"SIGNING_KEYS={today:k%Y%m%d}={seed}@{today}")
        self.stdout.write(f"FORMER_SIGNING_KEYS={present.name}={present.public}@{present.since}..{today}")
