"""What a request costs behind granian, how that grows with the country, and beside a bare server doing the same SQL."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.db import connection

from tests.bench import cpu
from tests.bench.conftest import Site
from tests.bench.report import Row
from tests.cast import client
from tests.notifications.listening import token
from tests.server import PLAIN, Server, serving

pytestmark = pytest.mark.bench
FEW, MANY = 1_000, 1_000_000
READS, DEEDS = 300, 100
ROUNDS, READ_ROUND = 40, 15
LIST, READ, DEED, BARE, GROWTH = 4.0, 2.5, 7.0, 3.0, 1.2
WHO = "/who-to-call?municipality=0561&topic=children"
NEW = {"municipality": "0561", "exposed": {"name": "Ulla Udsat"}, "children": False, "basis": "consent"}
COURSE = {"kind": "duty", "duty": "exposed-course", "to_role": "dsc-exposed-course", "basis": "consent"}
ALONE = ["-m", "granian", "--interface", "asgi", "tests.bench.bare:app", "--host", "127.0.0.1"]
COSTS = "Processor time of a request"


def test_what_requests_cost(sited, measured):
    with sited(FEW) as site:
        reads(site, measured)
        deeds(site, measured)


def reads(site: Site, measured: list[Row]) -> None:
    with site.server.api(token("koordinator")) as api:
        case = api.get("/cases").json()["results"][0]["id"]
        for name, path, goal in (
            ("who is signed in", "/me", None),
            ("list of 20", "/cases", LIST),
            ("single read", f"/cases/{case}", READ),
            ("who to call", WHO, None),
        ):
            put(measured, name, cost(site, partial(got, api, path), READS), goal)


def deeds(site: Site, measured: list[Row]) -> None:
    opened: list[str] = []
    with site.server.api(token("visitator")) as api:

        def opening() -> None:
            opened.append(posted(api, "/cases", NEW)["id"])

        put(measured, "open a case", cost(site, opening, DEEDS), DEED)
        waiting = iter(opened)
        offering = cost(site, lambda: posted(api, f"/cases/{next(waiting)}/handovers", COURSE), DEEDS)
        put(measured, "hand over", offering, DEED)


def test_a_list_costs_the_same_in_a_small_country_and_a_large(sited, measured):
    spent = {}
    for cases in (FEW, MANY):
        with sited(cases) as site, site.server.api(token("koordinator")) as api:
            each = cost(site, lambda: got(api, "/cases"), READS)
            spent[cases] = each.server + each.database
    ratio = spent[MANY] / spent[FEW]
    measured.append(Row("Ratios", f"list of 20: {MANY:,} cases to {FEW:,}", ratio, "x", GROWTH))
    assert ratio <= GROWTH


def test_whom_to_call_beside_a_bare_server(sited, measured, tmp_path):
    """In turn, round by round, so that what else the machine does meets both alike."""
    with sited(FEW) as site, bare(site, tmp_path) as alone:
        theirs = Site(alone, site.clone)
        with (
            site.server.api(token("koordinator")) as api,
            httpx.Client(base_url=alone.address, **PLAIN) as same,
        ):
            rounds = [
                (
                    cost(site, partial(got, api, WHO), READ_ROUND),
                    cost(theirs, partial(got, same, "/who"), READ_ROUND),
                )
                for _ in range(ROUNDS)
            ]
    ours, bare_ones = (min(each.server for each in side) for side in zip(*rounds, strict=True))
    measured.append(Row("Ratios", "who to call: to a bare server", ours / bare_ones, "x", BARE))


@contextmanager
def bare(site: Site, folder: Path) -> Iterator[Server]:
    work = folder / "work.json"
    work.write_text(json.dumps({"who": asked_of_the_database(f"/api/v1{WHO}")}))
    settings = {"BARE": str(work), "DATABASE_URL": site.clone.owner_url}
    with serving(site.clone, folder / "bare", ALONE, **settings) as server:
        yield server


def asked_of_the_database(path: str) -> dict[str, Any]:
    """Every statement of one request, as it was sent, and the answer."""
    sent: list[str] = []

    def hear(execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        result = execute(sql, params, many, context)
        sent.append(connection.ops.last_executed_query(context["cursor"].cursor, sql, params))
        return result

    with connection.execute_wrapper(hear):
        answer = client("koordinator").get(path)
    return {"sql": sent, "answer": answer.json()}


def cost(site: Site, ask: Callable[[], object], times: int) -> cpu.Cost:
    process = site.server._process
    assert process
    return cpu.of(ask, process.pid, site.backends, times)


def put(measured: list[Row], name: str, spent: cpu.Cost, goal: float | None) -> None:
    measured.append(Row(COSTS, name, spent.server, "ms", goal))
    measured.append(Row(COSTS, f"{name}, in the database", spent.database, "ms"))


def got(api: httpx.Client, path: str) -> None:
    answer = api.get(path)
    assert answer.status_code == 200, answer.text


def posted(api: httpx.Client, path: str, body: dict) -> dict:
    answer = api.post(path, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()
