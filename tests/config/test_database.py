"""Which database, from the addresses in the environment, and what is said when they do not fit."""

import threading

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from backend.config import database

SERVER = "postgresql://app:hemmelig@db.example/entrance?sslmode=require"


@pytest.fixture
def named_server(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", SERVER)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)


def test_a_named_server_is_used_instead_of_the_embedded_one(named_server):
    chosen = database.databases()["default"]
    assert (chosen["HOST"], chosen["USER"], chosen["NAME"]) == ("db.example", "app", "entrance")
    assert chosen["OPTIONS"]["sslmode"] == "require"


def test_a_pool_is_used_when_asked_for(named_server, monkeypatch):
    monkeypatch.setenv("DATABASE_POOL", "1")
    assert database.databases()["default"]["OPTIONS"]["pool"]["max_size"] == 20


def test_a_pool_gives_up_as_soon_as_whoever_asks_does(named_server):
    """And begins anew with the next: it never sleeps on while the database is back."""
    pool = database.pool_options()
    assert pool["reconnect_timeout"] <= pool["timeout"]


def test_without_an_owner_nothing_is_migrated(named_server):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_OWNER_URL"), database.as_owner():
        pytest.fail("the application must not stand in for the owner")


def test_owner_and_application_are_two_roles(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", SERVER)
    monkeypatch.setenv(
        "DATABASE_OWNER_URL", f"postgresql://{connection.settings_dict['USER']}:x@db.example/entrance"
    )
    with pytest.raises(ImproperlyConfigured, match="one role"), database.as_owner():
        pytest.fail("one role for both would own what it uses")


def test_an_unreadable_address_is_not_repeated(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "hemmelig address")
    with pytest.raises(ImproperlyConfigured) as refusal:
        database.databases()
    assert "hemmelig" not in str(refusal.value)


def test_a_clone_is_seen_by_every_thread_and_keeps_what_is_committed(cloned_database):
    seen = []

    def look() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_database(), count(*) FROM django_session")
            seen.append(cursor.fetchone())
        connection.close()

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('key', 'data', now())")
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [(cloned_database.name, 1)]


@pytest.mark.django_db
def test_a_rolled_back_test_stays_off_the_clones():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
