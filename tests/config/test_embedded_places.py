"""Where the embedded database lies: checkouts in odd places, and people who are not root."""

import os
import shutil
from pathlib import Path

import psycopg
import pytest

from backend.config.embedded import program
from backend.config.embedded.account import NOBODY, Account
from tests.config.client import HERE, Client

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, who may become somebody else")


def works_in(checkout: Path, **identity) -> Path:
    """Start, use and leave; the cluster's real place."""
    client = Client(checkout, **identity)
    psycopg.connect(client.url()).close()
    assert client.leave() == 0
    return next((checkout / "var").glob("postgres-*")).resolve()


def test_an_open_checkout_holds_its_own_data(checkout):
    assert works_in(checkout).is_relative_to(checkout)


def test_a_long_path_gets_a_short_socket(checkout):
    deep = checkout / ("long-" * 12) / ("name-" * 12)
    deep.mkdir(parents=True)
    home = works_in(deep)
    assert (home / "socket").resolve().is_relative_to("/tmp")
    shutil.rmtree((home / "socket").resolve())


def test_a_path_with_a_space_and_a_quote(checkout):
    odd = checkout / "én 'indgang"
    odd.mkdir()
    works_in(odd)


@as_root
def test_a_checkout_only_root_can_enter_stays_shut(checkout):
    checkout.chmod(0o700)
    home = works_in(checkout)
    assert not home.is_relative_to(checkout)
    assert checkout.stat().st_mode & 0o777 == 0o700
    assert works_in(checkout) == home


@as_root
def test_the_home_of_a_removed_checkout_is_cleared(checkout):
    first, second = checkout / "first", checkout / "second"
    first.mkdir(), second.mkdir()
    checkout.chmod(0o700)
    home = works_in(first)
    shutil.rmtree(first)
    works_in(second)
    assert not home.exists()


@as_root
def test_an_ordinary_user_needs_no_root(checkout):
    package = Path(program.__file__)
    if not all(Account(NOBODY, NOBODY).reaches(path) for path in (HERE, package.parent, HERE / ".venv/bin/python")):
        pytest.skip("this checkout is shut to others, so no other user can run it")
    os.chown(checkout, NOBODY, NOBODY)
    home = works_in(checkout, user=NOBODY, group=NOBODY, extra_groups=[])
    assert home.stat().st_uid == NOBODY


@as_root
def test_a_checkout_that_belongs_to_another_user_says_so(checkout, capfd):
    (checkout / "var").mkdir()
    place = checkout / "var" / f"postgres-{program.version().partition('.')[0]}"
    place.mkdir()
    os.chown(place, NOBODY, NOBODY)
    client = Client(checkout)
    assert (client.url(), client.leave()) == ("", 1)
    assert "belongs to another user" in capfd.readouterr().err
