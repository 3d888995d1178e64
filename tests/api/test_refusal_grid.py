"""Everybody tries every door (P6): generated from the URL map and `access_table`; an undeclared door fails."""

import json
import re
from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

import pytest
from django.db import transaction
from rest_framework.test import APIClient

from backend.agencies.models import Person
from backend.api import entrance as entrance_door
from backend.config.management.commands.demo_token import token_for
from backend.coordination.models import Case
from tests.api.access_table import (
    BY_SYSTEMS,
    FOR_ANYBODY,
    FOR_SYSTEMS,
    HARMLESS,
    LINES,
    NUMBER,
    PROPOSAL,
    PUBLIC,
)
from tests.api.doors import UNSAFE, doors, offered
from tests.api.line import Line
from tests.asked import part_of
from tests.between_places import OTHER
from tests.cast import NAMES, actor, client
from tests.ids import ids_of
from tests.udoevers_side import Arrival
from tests.world import Entrance, World

READS = sorted(door.path for door in doors() if "GET" in door.methods)
# a partnership, and a room of it
PLACE = {"slug": "tryg-i-esbjerg", "kind": "psp"}
Standing = dict[str, Case | Arrival]
SOMEWHERE = "0b5b7b3e-0c1a-4b1e-9d5e-0f1f2f3f4f5f"
LATE = [line for line in LINES if line.late]
SYSTEMS_PATHS = {path for _, path in BY_SYSTEMS}
PUBLIC_PATHS = {path for _, path in PUBLIC}


def name(line: Line) -> str:
    return f"{line.method} /{line.path}"


@pytest.fixture(autouse=True)
def without_waiting(monkeypatch) -> None:
    """The lookup answers after the same while, whatever it found; here nobody measures it."""
    monkeypatch.setattr(entrance_door, "ANSWERS_AFTER", 0.0)


@pytest.fixture(scope="module")
def people(world: World) -> dict[str, APIClient]:
    return {who: client(who) for who in NAMES}


@pytest.fixture(scope="module")
def system(world: World) -> APIClient:
    return APIClient(headers={"Authorization": f"Bearer {token_for(None)}", "Accept-Language": "en"})


@pytest.fixture(scope="module")
def standing(world: World, entrance: Entrance) -> Standing:
    return {**world, **entrance}


def filled(line: Line, standing: Standing, situation: str) -> str:
    """The path with the ids of whatever is meant."""
    ids = {"person_id": actor(line.to).id, "seq": 1, **PLACE, **ids_of(standing[situation])}
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: str(ids[found[1]]), line.path)


def sent(body: Any, thing: Any) -> Any:
    """The body with the ids of whoever is meant, at the case in question."""
    if isinstance(body, dict):
        return {key: sent(value, thing) for key, value in body.items()}
    if isinstance(body, list):
        return [sent(value, thing) for value in body]
    if body == NUMBER:
        return thing.number
    if body == OTHER:
        return number_elsewhere(thing)
    if body == PROPOSAL:
        return str(part_of(thing).proposals.get().pk)
    meant = MEANT.get(body[:1]) if isinstance(body, str) else None
    return str(meant(body[1:], thing)) if meant else body


def number_elsewhere(case: Case) -> str:
    """Of the open case that the same person has in another partnership; anything, where there is none."""
    others = Case.objects.filter(exposed_index=case.exposed_index, held_in__isnull=False).exclude(pk=case.pk)
    return others.values_list("number", flat=True).first() or "AAAA-AAAA"


MEANT: dict[str, Callable[[str, Any], Any]] = {
    "@": lambda name, thing: actor(name).id,
    "&": lambda name, thing: actor(name).person.agency_id,
    "#": lambda kind, thing: thing.parties.get(kind=kind).pk,
}


def tries(api: APIClient, line: Line, standing: Standing, situation: str) -> Any:
    return send(api, *asked(line, standing, situation))


def asked(line: Line, standing: Standing, situation: str) -> tuple[str, str, str, dict[str, str]]:
    """Method, path, body and headers: the same, whoever asks."""
    body = json.dumps(sent(line.body, standing[situation]))
    return line.method, filled(line, standing, situation), body, headers_for(standing, situation)


def send(api: APIClient, method: str, path: str, body: str, headers: dict[str, str]) -> Any:
    """One request, undone at once."""
    with transaction.atomic():
        answer = api.generic(method, path, body, "application/json", headers=headers)
        transaction.set_rollback(True)
    return answer


def headers_for(standing: Standing, situation: str) -> dict[str, str]:
    thing = standing[situation]
    thing.refresh_from_db()
    return {"If-Match": f'"v{thing.version}"'} if isinstance(thing, Case) else {}


def everybody_tries(
    people: dict[str, APIClient], line: Line, standing: Standing, situation: str
) -> dict[str, int]:
    request = asked(line, standing, situation)
    return {who: send(api, *request).status_code for who, api in people.items()}


def test_every_door_that_changes_something_is_declared():
    declared = {(line.method, line.path) for line in LINES} | set(PUBLIC) | {*BY_SYSTEMS}
    declared = {(method, path) for method, path in declared if method in UNSAFE}
    assert {(method, path) for method, path in offered() if path not in HARMLESS} == declared


@pytest.mark.parametrize("line", LINES, ids=name)
def test_only_those_who_may_succeed(standing, people, line):
    expected = {who: line.expected(who, line.on) for who in people}
    assert everybody_tries(people, line, standing, line.on) == expected


@pytest.mark.parametrize("line", LATE, ids=name)
def test_the_right_person_at_the_wrong_time_is_told_so(standing, people, line):
    expected = {who: line.expected(who, line.late) for who in people}
    assert everybody_tries(people, line, standing, line.late) == expected


@pytest.mark.parametrize("line", LINES, ids=name)
def test_a_system_and_a_stranger_change_nothing(standing, system, line):
    by_system, by_stranger = (tries(api, line, standing, line.on) for api in (system, APIClient()))
    assert (by_system.status_code, by_stranger.status_code) == (403, 401)
    assert by_system.json()["type"] == "/api/v1/problems/people-only"


@pytest.mark.parametrize(("method", "path"), BY_SYSTEMS)
def test_what_a_system_does_for_itself_no_person_does(world, people, system, method, path):
    place = "/" + re.sub(r"<[\w:]+>", SOMEWHERE, path)
    refused = {api.generic(method, place).json()["type"] for api in people.values()}
    assert refused == {"/api/v1/problems/systems-only"}
    by_system, by_stranger = (send(api, method, place, "{}", {}) for api in (system, APIClient()))
    assert (by_system.status_code, by_stranger.status_code) == (BY_SYSTEMS[method, path], 401)


def test_a_refusal_gives_its_reason(standing, people):
    line = next(line for line in LINES if line.path.endswith("/screening"))
    answer = tries(people["dsc"], line, standing, "seated")
    assert answer.status_code == 403
    assert answer.json()["detail"] == "You may not do that here."


@pytest.mark.parametrize(
    "door", [door for door in doors() if door.path not in HARMLESS], ids=lambda d: d.path
)
def test_what_a_door_does_not_offer_is_offered_to_nobody(world, people, door):
    """Who asks decides nothing here, so another of the cast tries each method."""
    path = "/" + re.sub(
        r"<(\w+):\w+>", lambda found: {"uuid": SOMEWHERE, "int": "1"}.get(found[1], "x"), door.path
    )
    closed = sorted({*UNSAFE} - door.methods)
    somebody = islice(cycle(people.values()), len(path), None)
    answers = {next(somebody).generic(method, path).status_code for method in closed}
    assert answers <= ({403, 405} if door.path in SYSTEMS_PATHS else {405})


@pytest.mark.parametrize(("method", "path"), PUBLIC)
def test_a_public_door_wants_more_than_nothing(world, method, path):
    assert APIClient().generic(method, f"/{path}").status_code == PUBLIC[method, path]


@pytest.mark.parametrize("path", READS)
def test_reading_is_for_people_where_nothing_else_is_said(world, system, path):
    code = "screening" if "duties" in path else "not-found"
    place = {"slug:slug": "tryg-i-esbjerg", "slug:code": code, "slug:kind": "psp", "int:seq": "1"}
    filled = "/" + re.sub(r"<([\w:]+)>", lambda found: place.get(found[1], SOMEWHERE), path)
    filled += FOR_ANYBODY.get(path, "")
    by_system, by_stranger = system.get(filled).status_code, APIClient().get(filled).status_code
    assert (by_stranger < 400) is (path in FOR_ANYBODY)
    assert (by_system < 400) is (path in {*FOR_ANYBODY, *FOR_SYSTEMS})
    assert by_stranger < 400 or by_stranger == 401


def test_being_a_superuser_opens_no_case(world):
    assert Person.objects.get(username="drift").is_superuser
    assert client("drift").get("/api/v1/cases").json()["results"] == []
