"""The database's disk is full: deeds are refused in words, nothing is half done, and with room all works again."""

from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest
from django.db import connection

from backend.coordination.models import Case
from tests.config.conftest import throw_away_checkout
from tests.interrupting import NEW
from tests.notifications.listening import token
from tests.own_database import OwnDatabase, own_database
from tests.server import PLAIN
from tests.soak.disk import Disk, small_disk
from tests.soak.storm import Site
from tests.soundness import unsound

pytestmark = pytest.mark.soak
MEGABYTES, MOST, REFUSED = 700, 3000, 20


@pytest.fixture
def disk(django_db_blocker) -> Iterator[tuple[Disk, OwnDatabase]]:
    with (
        django_db_blocker.unblock(),
        throw_away_checkout() as checkout,
        small_disk(checkout, MEGABYTES) as disk,
        own_database(checkout) as database,
    ):
        yield disk, database


@pytest.fixture
def site(disk, tmp_path) -> Iterator[Site]:
    site = Site(disk[1], tmp_path)
    site.start()
    yield site
    site.stop()


def opens(api: httpx.Client, key: str) -> httpx.Response:
    return api.post("/cases", json=NEW, headers={"Idempotency-Key": key})


def until_refused(api: httpx.Client) -> tuple[int, dict[str, httpx.Response]]:
    """How many cases were opened, and the answers to the keys that were refused."""
    done, refused = 0, {}
    for key in (str(uuid4()) for _ in range(MOST)):
        answer = opens(api, key)
        done += answer.status_code == 201
        if answer.status_code != 201:
            refused[key] = answer
        if len(refused) == REFUSED:
            break
    return done, refused


def test_full_it_refuses_in_words_and_with_room_all_works_again(site, disk):
    small, database = disk
    with site.api(token("visitator"), timeout=60) as api:
        case_before = opens(api, str(uuid4())).json()["id"]
        small.fill()
        done, refused = until_refused(api)
        first_page = httpx.get(site.address, **PLAIN).status_code
        model = api.get("/model").status_code
        case = api.get(f"/cases/{case_before}").status_code  # where the look at it can be put on record
        small.make_room()
        database.launch()  # where it could not even write that it had crashed
        site.wait_until_ready()
        again = {opens(api, key).status_code for key in refused}
    connection.close()
    print(f"{done} cases opened on a full disk, then {len(refused)} refused; a case read: {case}")
    said = {(each.status_code, each.json()["type"], each.headers["Retry-After"]) for each in refused.values()}
    assert said == {(503, "/api/v1/problems/not-able-to-work", "5")}
    assert (first_page, model) == (200, 200) and case in (200, 503) and again == {201}
    assert (Case.objects.count(), unsound()) == (1 + done + REFUSED, {})
