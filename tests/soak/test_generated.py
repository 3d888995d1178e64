"""A client that was generated from the schema plays the main job."""

import json
import os
import subprocess
import sys

import pytest

from backend.agencies.models import Person
from backend.config.management.commands.demo_token import token_for
from backend.coordination.models import Case
from tests.server import HERE, serving

pytestmark = pytest.mark.soak


def test_a_client_generated_from_the_schema_plays_the_main_job(cloned_database, tmp_path):
    people = {who: Person.objects.get(username=who) for who in ("betjent", "visitator", "koordinator")}
    tokens = {who: token_for(person) for who, person in people.items()}
    with serving(cloned_database, tmp_path / "log") as server:
        port = server.address.rsplit(":", 1)[1]
        environment = {**os.environ, "PORT": port, "STORY_TOKENS": json.dumps(tokens)}
        command = [sys.executable, "-m", "tests.journeys.generated"]
        story = subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True)
    assert story.returncode == 0, story.stdout + story.stderr
    assert Case.objects.get().state == "closed"
