"""Somebody elsewhere hears when the deadlines are no longer swept, and a process that hangs says so itself."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import Client

from backend.config import watchdog as room
from backend.config.watchdog import BEAT_EVERY, HANGS_AFTER, Watchdog


class Elsewhere(HTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Listening)
        self.beats: list[str] = []


class Listening(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_GET(self) -> None:
        self.server.beats.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing: what is asked is looked at in the test."""


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    with Elsewhere() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_good_sweep_beats_at_most_once_a_minute_and_a_bad_one_never(elsewhere):
    dog = Watchdog("tried", f"http://127.0.0.1:{elsewhere.server_port}/beat")
    for seconds in (0.0, 5.0, BEAT_EVERY):
        dog.began(seconds)
        dog.ended(seconds)
    dog.began(BEAT_EVERY * 3)
    dog.failed()
    assert elsewhere.beats == ["/beat"] * 2


def test_a_heartbeat_that_is_not_heard_stops_no_sweep(caplog):
    dog = Watchdog("tried", "http://127.0.0.1:9/beat")
    dog.ended(0.0)
    assert "not heard" in caplog.text and not dog.hangs(0.0)


def test_a_sweep_that_hangs_makes_the_process_unwell_until_it_ends(monkeypatch):
    dog = Watchdog("tried")
    monkeypatch.setattr(room, "DEADLINES", dog)
    monkeypatch.setattr(room, "monotonic", lambda: HANGS_AFTER + 1)
    assert Client().get("/healthz").status_code == 200
    dog.began(0.0)
    assert Client().get("/healthz").status_code == 503
    dog.ended(HANGS_AFTER + 1)
    assert Client().get("/healthz").status_code == 200
