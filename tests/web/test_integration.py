"""docs/integration.md is true: every example in it runs, in order, against a server."""

import re
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from oauth2_provider.models import Application

from backend.core.clock import now
from backend.systems.registering import register_system
from tests.server import HERE, PLAIN, Server
from tests.systems.conftest import CONTACT
from tests.web.fagsystem import BACK, Fagsystem, answers, signed_in

PAPER = HERE / "docs" / "integration.md"
EXAMPLE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SECRET = "what a system keeps"
PLAINLY = {"client_secret": SECRET, "hash_client_secret": False}  # hashing one costs more than all the rest


def examples(paper: Path = PAPER) -> list[tuple[int, str, str]]:
    """The line, the language and the text of each."""
    text = paper.read_text(encoding="utf-8")
    return [(text[: each.start()].count("\n") + 2, each[1], each[2]) for each in EXAMPLE.finditer(text)]


@pytest.fixture
def environment(server: Server, monkeypatch) -> None:
    """What the reader has been given: an address, a system for itself, and one that asks people."""
    scopes = ["model", "directory", "who-to-call", "events"]
    own, secret = register_system(
        name="For itself", agency="Esbjerg Kommune", scopes=scopes, **CONTACT, at=now()
    )
    with httpx.Client(base_url=server.address, **PLAIN) as client:
        asking = Fagsystem(client, public=True)
    Application.objects.filter(pk=asking.application.pk).update(client_type="confidential", **PLAINLY)
    told = {"EN_INDGANG": server.address, "SYSTEM_ID": own.application.client_id, "SYSTEM_SECRET": secret}
    told |= {"CLIENT_ID": asking.id, "CLIENT_SECRET": SECRET, "CLIENT_BACK": BACK}
    for name, value in told.items():
        monkeypatch.setenv(name, value)


def test_every_example_runs(server: Server, environment):
    shown: dict[str, Any] = {}
    with ExitStack() as afterwards, signed_in(server, "visitator") as person:
        shown["browser"] = lambda address: answers(person, address, answer="yes").headers["Location"]
        afterwards.callback(lambda: shown["api"].close())
        for line, language, text in examples():
            assert language == "python", f"line {line} is not run"
            exec(compile("\n" * (line - 1) + text, str(PAPER), "exec"), shown)
