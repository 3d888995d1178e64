"""An identity provider of the tests' own: a real one (django-oauth-toolkit), in a process and a memory of its own.

It checks the client, its return address and the proof of PKCE, and signs with RS256. What it says of somebody is told
it beforehand, and so is a token it should forge.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.server import HERE, free_port

READY_WITHIN = 30.0


class Provider:
    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    @property
    def settings(self) -> dict[str, str]:
        """The environment of a site that trusts it."""
        return {"OIDC_ISSUER": self.issuer, "OIDC_CLIENT_ID": "en-indgang", "OIDC_CLIENT_SECRET": "agreed"}

    def trusts(self, address: str) -> None:
        """The site may send people here, and have them back. The first to ask waits until the provider is up."""
        until = time.monotonic() + READY_WITHIN
        while True:
            try:
                self._put("client", {"return": f"{address}/konto/sso/tilbage"})
                return
            except httpx.TransportError:
                assert time.monotonic() < until, "the identity provider did not start"
                time.sleep(0.05)

    def says(self, username: str, **claims: Any) -> None:
        self._put(f"people/{username}", claims)

    def _put(self, path: str, said: dict[str, Any]) -> None:
        httpx.put(f"{self.issuer}/{path}", json=said, trust_env=False).raise_for_status()


@contextmanager
def providing() -> Iterator[Provider]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.web.provider", str(port)], cwd=HERE)
    try:
        yield Provider(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(10)
