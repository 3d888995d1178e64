"""The live socket as a client hears it: every notice after its last number, in order, once."""

import json
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.journeys.stage import Differs, Player

WITHIN = 5.0


class Ear:
    """One person's phone. It remembers its last number while it is switched off."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.last = _last_number(player)
        self._line: ClientConnection | None = None

    def on(self) -> "Ear":
        bell = self.player.stage.address.replace("http", "ws", 1)
        headers = {"Authorization": f"Bearer {self.player.token}"}
        path = f"{bell}/live/notices?after={self.last}"
        self._line = connect(path, additional_headers=headers, proxy=None, open_timeout=WITHIN)
        return self

    def off(self) -> None:
        if self._line:
            self._line.close()

    def hears(self, kind: str, about: str | None = None) -> dict[str, Any]:
        """The next notice of that kind (about that id); those before it are of other things, and none is missing."""
        while True:
            notice = self._next(kind)
            if notice["seq"] != self.last + 1:
                raise Differs(f"{self._where}: notice {notice['seq']} came after {self.last}")
            self.last = notice["seq"]
            if notice["kind"] == kind and about in (None, (notice["about"] or {}).get("id")):
                return notice

    def ended_with(self) -> int:
        """The code the server closes the socket with."""
        assert self._line
        try:
            while True:
                self._line.recv(timeout=WITHIN)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 0
        except TimeoutError:
            raise Differs(f"{self._where}: the socket is still open") from None

    @property
    def _where(self) -> str:
        return f"{self.player.stage.title}: {self.player.username} on the live socket"

    def _next(self, kind: str) -> dict[str, Any]:
        assert self._line
        try:
            return json.loads(self._line.recv(timeout=WITHIN))
        except TimeoutError:
            raise Differs(f"{self._where} did not hear of {kind} within {WITHIN:.0f} seconds") from None


def _last_number(player: Player) -> int:
    last = 0
    while rows := player.get("/notices", after=last)["results"]:
        last = rows[-1]["seq"]
    return last
