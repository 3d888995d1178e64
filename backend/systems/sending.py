"""One try: over https, to an address that was looked up just now and found public, with nothing followed.

The name is looked up once, and that very address is connected to (pinned): a name that leads elsewhere a moment
later leads nowhere. The certificate must be the name's.
"""

import socket
import ssl
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException, HTTPSConnection
from threading import Timer
from time import monotonic
from typing import Any

from django.conf import settings

from backend.systems.addresses import NotAnAddress, destination, is_loopback, is_public

PATIENCE = 10.0


@dataclass(frozen=True)
class Answer:
    """What came of it: a code for the log, and the receiver's status where one came."""

    outcome: str
    status: int | None = None
    took_ms: int = 0

    @property
    def delivered(self) -> bool:
        return self.outcome == "delivered"


def send(url: str, headers: dict[str, str], body: bytes, patience: float = PATIENCE) -> Answer:
    begun = monotonic()
    outcome, status = _tried(url, headers, body, patience)
    return Answer(outcome, status, took_ms=round(1000 * (monotonic() - begun)))


def _tried(url: str, headers: dict[str, str], body: bytes, patience: float) -> tuple[str, int | None]:
    try:
        status = _post(url, headers, body, patience)
    except ssl.SSLCertVerificationError:
        return "bad-certificate", None
    except ValueError:  # no address that we send to, or none at all
        return "not-public", None
    except TimeoutError:
        return "timed-out", None
    except (OSError, HTTPException):
        return "unreachable", None
    return ("delivered" if 200 <= status < 300 else "refused"), status


def _post(url: str, headers: dict[str, str], body: bytes, patience: float) -> int:
    host, port, path = destination(url)
    line = Pinned(host, port, _allowed(host, port), patience)
    try:
        line.connect()
        with Limit(line.sock, patience):
            line.sock.do_handshake()
            line.request("POST", path, body, headers)
            return line.getresponse().status
    finally:
        line.close()


def _allowed(host: str, port: int) -> str:
    """The address to connect to. One that is not public among them spoils all: somebody is playing with the name."""
    found = {str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    if not found or not all(map(_may_be_sent_to, found)):
        raise NotAnAddress(host)
    return min(found, key=lambda address: (":" in address, address))


def _may_be_sent_to(address: str) -> bool:
    """The machine itself only in a demonstration that says so."""
    return is_public(address) or (settings.DEMO and settings.WEBHOOKS_TO_LOOPBACK and is_loopback(address))


class Pinned(HTTPSConnection):
    def __init__(self, host: str, port: int, address: str, patience: float) -> None:
        super().__init__(host, port, timeout=patience, context=_trusted())
        self._pinned, self._tls = address, _trusted()

    def connect(self) -> None:
        """The handshake comes after, within the limit."""
        raw = socket.create_connection((self._pinned, self.port), self.timeout)
        self.sock: ssl.SSLSocket = self._tls.wrap_socket(
            raw, server_hostname=self.host, do_handshake_on_connect=False
        )


class Limit:
    """Hangs up when the time is over: a receiver that drips would otherwise never time out."""

    def __init__(self, line: Any, seconds: float) -> None:
        self._line, self._over = line, False
        self._timer = Timer(seconds, self._hang_up)

    def _hang_up(self) -> None:
        self._over = True
        self._line.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: Any) -> None:
        self._timer.cancel()
        if self._over:
            raise TimeoutError


@cache
def _trusted() -> ssl.SSLContext:
    """Reading the machine's certificates costs more than a delivery: once for the process."""
    return ssl.create_default_context()
