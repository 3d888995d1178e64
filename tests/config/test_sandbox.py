"""A sandbox goes back to the demonstration's beginning, says when, and is impossible where cases may be real."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from backend.agencies.models import Person
from backend.config.sandbox import minutes, next_reset
from backend.coordination.models import Case
from backend.core.models import RecordLine
from tests.cast import client, opened
from tests.server import HERE

AT = datetime(2026, 11, 23, 13, 20, tzinfo=UTC)  # 14:20 in Denmark


def test_it_is_refused_where_cases_may_be_real():
    with pytest.raises(ImproperlyConfigured, match="refused"):
        minutes(wanted=True, every=60, demo=False)
    assert (minutes(wanted=False, every=60, demo=False), minutes(wanted=True, every=60, demo=True)) == (0, 60)


@pytest.mark.parametrize(("sandbox", "demo"), [(0, True), (60, False)])
def test_nothing_is_emptied_where_it_is_none(settings, sandbox, demo):
    settings.SANDBOX_MINUTES, settings.DEMO = sandbox, demo
    with pytest.raises(CommandError, match="no sandbox"):
        call_command("reset_sandbox")


@pytest.mark.parametrize(
    ("every", "next_at"), [(60, "15:00"), (30, "14:30"), (7, "14:21"), (24 * 60, "00:00"), (1000, "16:40")]
)
def test_it_is_reset_at_whole_times_of_the_day(every, next_at):
    assert f"{next_reset(AT, every):%H:%M}" == next_at


@pytest.mark.django_db
def test_every_answer_says_when(settings, monkeypatch):
    settings.SANDBOX_MINUTES = 60
    settings.MIDDLEWARE = ["backend.config.sandbox.Announced", *settings.MIDDLEWARE]
    monkeypatch.setattr("backend.config.sandbox.now", lambda: AT)
    answer = client("visitator").get("/api/v1/me")
    assert answer.headers["Sandbox-Resets-At"] == "2026-11-23T15:00:00+01:00"
    assert "Øvelsesplads: nulstilles kl. 15.00." in client("visitator").get("/om").content.decode()
    settings.MIDDLEWARE = settings.MIDDLEWARE[1:]
    assert "Øvelsesplads" not in client("visitator").get("/om").content.decode()


def counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        names = sorted(connection.introspection.table_names(cursor))
        cursor.execute(" union all ".join(f"select '{name}', count(*) from {name}" for name in names))
        return dict(cursor.fetchall())


def test_it_is_as_in_the_beginning(cloned_database):
    """But for what the tests put beside the demonstration: the tokens' two systems."""
    before = counts()
    opened()
    RecordLine.objects.create(at=AT, actor_kind="person", act="looked")
    environment = {**os.environ, **cloned_database.environment, "SANDBOX": "1"}
    done = subprocess.run([sys.executable, "manage.py", "reset_sandbox"], cwd=HERE, env=environment)
    assert done.returncode == 0
    after = counts()
    besides = {name for name in before if before[name] != after[name]}
    assert besides <= {"oauth2_provider_application", "oauth2_provider_accesstoken", "system"}
    assert (Case.objects.count(), Person.objects.filter(username="visitator").count()) == (0, 1)
    with connection.cursor() as cursor:
        cursor.execute("select last_value from record_line_id_seq")
        assert cursor.fetchone() == (1,)
