"""Where the embedded database lies: checkouts in odd places, and people who are not root."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from backend.config.embedded import home
from backend.config.embedded.account import NOBODY, Account
from tests.config.client import HERE, PATH

ORDINARY: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []}


class ShutOut(Account):
    def reaches(self, path: Path) -> bool:
        return False


SHUT_OUT = ShutOut(NOBODY, NOBODY)

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, who may become somebody else")


@pytest.fixture
def works_in(enter) -> Callable[..., Path]:
    """Start, use and leave; the cluster's real place."""

    def works_in(place: Path, **identity: Any) -> Path:
        client = enter(place, **identity)
        psycopg.connect(client.url()).close()
        assert client.leave() == 0
        return next((place / "var").glob("postgres-*")).resolve()

    return works_in


def test_an_open_checkout_holds_its_own_data(born, works_in):
    assert works_in(born).is_relative_to(born)


def test_a_long_path_gets_a_short_socket(checkout, works_in):
    deep = checkout / ("long-" * 12) / ("name-" * 12)
    deep.mkdir(parents=True)
    sockets = (works_in(deep) / "socket").resolve()
    assert sockets.is_relative_to("/tmp")
    shutil.rmtree(sockets)


def test_a_path_with_a_space_and_a_quote(checkout, works_in):
    odd = checkout / "én 'indgang"
    odd.mkdir()
    works_in(odd)


@as_root
def test_a_checkout_only_root_can_enter_stays_shut(checkout, works_in):
    checkout.chmod(0o700)
    place = works_in(checkout)
    assert not place.is_relative_to(checkout)
    assert checkout.stat().st_mode & 0o777 == 0o700
    assert works_in(checkout) == place


@as_root
def test_the_home_of_a_removed_checkout_is_cleared_and_no_other(checkout):
    kept, removed = checkout / "kept", checkout / "removed"
    homes = [home.settle(link, SHUT_OUT) for link in (kept, removed)]
    removed.unlink()
    home.clear_abandoned()
    assert [place.exists() for place in homes] == [True, False]
    shutil.rmtree(homes[0])


@as_root
def test_an_ordinary_user_needs_no_root(checkout, works_in):
    python = python_of_an_ordinary_user()
    if not python:
        pytest.skip("this checkout, or its Python, is shut to other users")
    os.chown(checkout, NOBODY, NOBODY)
    place = works_in(checkout, python=python, **ORDINARY)
    assert place.stat().st_uid == NOBODY


@as_root
def test_a_checkout_that_belongs_to_another_user_says_so(born, enter, capfd):
    place = next((born / "var").glob("postgres-*"))
    os.chown(place, NOBODY, NOBODY)
    assert enter(born).leave() == 1
    os.chown(place, 0, 0)
    assert "belongs to another user" in capfd.readouterr().err


def python_of_an_ordinary_user() -> str | None:
    for python in (sys.executable, "/usr/bin/python3"):
        with suppress(OSError):
            command = [python, "-c", "import backend.config.embedded"]
            if subprocess.run(command, cwd=HERE, env=PATH, capture_output=True, **ORDINARY).returncode == 0:
                return python
    return None
