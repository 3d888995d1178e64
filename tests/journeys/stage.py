"""The stage of the story: the cast as outside clients, and a narrator who says only what was seen to be true."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import httpx

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
RUNG = {"seq", "kind", "about", "at"}  # all that a notice says on the live socket


class Differs(Exception):
    """What the story claims is not what the server does. The message names the step."""


class Stage:
    """Where the server is, who plays, and what has been told so far."""

    def __init__(self, address: str, tokens: dict[str, str], tell: Callable[[str], Any] = print) -> None:
        self.address, self.tokens, self._tell = address, tokens, tell
        self.client = httpx.Client(base_url=f"{address}/api/v1", trust_env=False, timeout=10)
        self.players = {name: Player(self, name, token) for name, token in tokens.items()}
        self.title, self.claims = "before the story", 0

    def __getitem__(self, name: str) -> "Player":
        return self.players[name]

    def chapter(self, title: str) -> None:
        self.title = title
        self._tell(f"\n{datetime.now(COPENHAGEN):%H:%M:%S}  {title}")

    def says(self, line: str) -> None:
        self._tell(f"          {line}")

    def sees(self, claim: str, truth: object) -> None:
        """A sentence that is told because it is true. It ends the story where it is not."""
        if not truth:
            raise Differs(f"{self.title}: not so: {claim}")
        self.claims += 1
        self.says(f"✓ {claim}")

    def stranger(self, path: str, **params: Any) -> dict:
        """What somebody sees who does not sign in."""
        return self.client.get(path, params=params, headers={"Accept-Language": "en"}).json()


class Player:
    """One of the cast, or the system client, with a token. Every answer's status is expected or ends the story."""

    def __init__(self, stage: Stage, username: str, token: str) -> None:
        self.stage, self.username, self.token = stage, username, token

    @cached_property
    def me(self) -> dict:
        return self.get("/me")

    @property
    def id(self) -> str:
        return self.me["id"]

    @property
    def name(self) -> str:
        return self.me["name"]

    def get(self, path: str, expect: int = 200, **params: Any) -> Any:
        return self._ask("GET", path, expect, params=params)

    def post(self, path: str, body: dict | None = None, expect: int | tuple[int, ...] = 200) -> Any:
        return self._ask("POST", path, expect, json=body or {})

    def patch(self, path: str, body: dict, version: int | None = None, expect: int = 200) -> Any:
        headers = {} if version is None else {"If-Match": f'"v{version}"'}
        return self._ask("PATCH", path, expect, headers=headers, json=body)

    def status(self, path: str) -> int:
        return self._send("GET", path).status_code

    def sees_case(self, case: str) -> bool:
        return self.status(f"/cases/{case}") == 200

    def _ask(self, method: str, path: str, expect: int | tuple[int, ...], **more: Any) -> Any:
        answer = self._send(method, path, **more)
        if answer.status_code not in (expect if isinstance(expect, tuple) else (expect,)):
            said = f"{answer.status_code} instead of {expect} ({answer.text[:300]})"
            raise Differs(f"{self.stage.title}: {self.username} {method} {path} was answered {said}")
        return answer.json() if answer.content else None

    def _send(self, method: str, path: str, **more: Any) -> httpx.Response:
        signed = {"Authorization": f"Bearer {self.token}", "Accept-Language": "en"}
        headers = signed | more.pop("headers", {})
        try:
            return self.stage.client.request(method, path, headers=headers, **more)
        except httpx.TransportError as silent:
            raise Differs(f"{self.stage.title}: {method} {path} was not answered ({silent})") from None


def when(moment: str | None) -> str:
    """A time of the API as people say it in Denmark."""
    return (
        "never"
        if moment is None
        else f"{datetime.fromisoformat(moment).astimezone(COPENHAGEN):%a %-d %b %H:%M}"
    )


def code(problem: dict) -> str:
    """What a refusal is called."""
    return problem["type"].rsplit("/", 1)[-1]
