"""The embedded database, with real processes: the first in starts it, the last out stops it, whoever is killed."""

import os
import signal
import time
from pathlib import Path

import psycopg
import pytest


def home(checkout: Path) -> Path:
    return next((checkout / "var").glob("postgres-*"))


def note(checkout: Path) -> Path:
    """PostgreSQL's note of its process; there as long as it runs."""
    return home(checkout) / "server" / "data" / "postmaster.pid"


def test_the_first_starts_it_and_the_last_stops_it(born, enter):
    first, second = enter(born), enter(born)
    first.url(), second.url()
    first.leave()
    assert note(born).exists()
    second.leave()
    assert not note(born).exists()


def test_four_at_once_make_one_cluster(checkout, enter):
    clients = [enter(checkout) for _ in range(4)]
    assert len({client.url() for client in clients}) == 1
    assert [client.leave() for client in clients] == [0, 0, 0, 0]


def test_what_was_written_is_there_the_next_time(born, enter):
    before = enter(born)
    with psycopg.connect(before.url()) as connection:
        connection.execute("ALTER ROLE CURRENT_USER SET application_name = 'kept'")
    before.leave()
    after = enter(born)
    with psycopg.connect(after.url()) as connection:
        assert connection.execute("SHOW application_name").fetchone() == ("kept",)


def test_a_killed_client_is_not_waited_for(born, enter):
    killed, other = enter(born), enter(born)
    killed.url(), other.url()
    killed.kill()
    other.leave()
    assert not note(born).exists()


def test_a_server_left_alone_is_stopped_by_the_next_client(born, enter):
    alone = enter(born)
    alone.url()
    alone.kill()
    assert note(born).exists()
    following = enter(born)
    following.url()
    following.leave()
    assert not note(born).exists()


def test_a_killed_server_is_started_again(born, enter):
    before = enter(born)
    before.url()
    os.kill(int(note(born).read_text().split()[0]), signal.SIGKILL)
    after = enter(born)
    with psycopg.connect(after.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert (before.leave(), after.leave()) == (0, 0)
    assert not note(born).exists()


def test_a_cold_start_cut_short_leaves_no_half_cluster(checkout, enter):
    killed = enter(checkout)
    time.sleep(0.5)
    killed.kill()
    following = enter(checkout)
    psycopg.connect(following.url()).close()
    following.leave()
    assert not note(checkout).exists()


def test_the_log_repeats_nothing_of_a_row(born, enter):
    client = enter(born)
    with psycopg.connect(client.url()) as connection, pytest.raises(psycopg.Error):
        connection.execute("SELECT 'Karla Kofoed'::integer")
    client.leave()
    assert "Karla" not in (home(born) / "server" / "log").read_text()
