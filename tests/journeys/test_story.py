"""`make story`, played against a server of the test's own: every claim holds, nothing is left behind, it can fail."""

import json
import os
import subprocess
import sys

import pytest

from backend.agencies.models import Absence, Person
from backend.config.management.commands.demo_token import SYSTEM, token_for
from backend.coordination.models import Case
from backend.core.clock import now
from tests.journeys.tokens import CAST
from tests.server import HERE, Server
from tests.soundness import unsound

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tokens(server) -> dict[str, str]:
    people = {person.username: person for person in Person.objects.filter(username__in=CAST)}
    return {name: token_for(None if name == SYSTEM else people[name]) for name in CAST}


def told(server: Server, tokens: dict[str, str]) -> subprocess.CompletedProcess:
    """The story as `make story` tells it, in a process of its own."""
    environment = os.environ | {
        "PORT": server.address.rsplit(":", 1)[1],
        "STORY_TOKENS": json.dumps(tokens),
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-m", "tests.journeys.story"]
    return subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True, timeout=60)


def test_the_story_is_true_from_beginning_to_end(server, tokens):
    story = told(server, tokens)
    assert story.returncode == 0, story.stdout + story.stderr + server.said()
    assert "The story is over" in story.stdout


def test_the_story_leaves_nothing_open_so_it_can_be_played_again(server, tokens):
    assert not unsound()
    assert not Case.objects.exclude(state="closed").exists()
    assert not Person.objects.exclude(blocked_at=None).exists()
    assert not Absence.objects.filter(ends_at__gt=now()).exists()


def test_a_story_that_differs_stops_and_names_the_step(server, tokens):
    story = told(server, tokens | {"fremmed": tokens["boern"]})
    assert story.returncode == 1
    assert "fremmed POST /referrals was answered 201 instead of 403" in story.stdout


def test_a_story_without_a_server_says_how_to_start_one():
    nowhere = os.environ | {"PORT": "1", "STORY_TOKENS": "{}"}
    command = [sys.executable, "-m", "tests.journeys.story"]
    story = subprocess.run(command, cwd=HERE, env=nowhere, capture_output=True, text=True)
    assert (story.returncode, "make run" in story.stdout) == (1, True)
