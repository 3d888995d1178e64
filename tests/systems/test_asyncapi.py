"""What the house says by itself is a file, and the file says what is sent: no word more, no word less.

Whether a thing that was really sent fits it is asked where it is received: `fits`, in the tests of socket and webhook.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from backend.api.live import BAD_NUMBER, NOT_SIGNED_IN, TRY_AGAIN
from backend.notifications.audience import AUDIENCE
from backend.notifications.models import About
from backend.notifications.selectors import WITHDRAWN
from backend.systems.feeding import TYPES, full_type
from tests import official
from tests.asyncapi import FILE, contract, fits
from tests.cast import opened
from tests.systems.conftest import registered
from tests.systems.test_scopes import with_token

SCHEMAS = contract()["components"]["schemas"]


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (value for key, value in part.items() if key == "$ref")
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from references(each)


def test_everything_it_points_at_is_there():
    assert contract()["asyncapi"] == "3.0.0"
    for reference in references(contract()):
        place: Any = contract()
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def test_asyncapis_own_parser_finds_nothing_to_mend():
    if not official.PARSER.exists():
        pytest.skip(official.MISSING)
    assert official.found_in(FILE) == []


def test_its_schemas_are_schemas():
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


def test_every_kind_of_notice_is_in_it():
    notice = SCHEMAS["notice"]["properties"]
    assert set(notice["kind"]["enum"]) == {*map(str, AUDIENCE), WITHDRAWN}
    assert set(notice["about"]["oneOf"][1]["properties"]["kind"]["enum"]) == {*filter(None, About.values)}


def test_every_type_of_event_is_in_it():
    assert SCHEMAS["event"]["properties"]["type"]["enum"] == [full_type(short) for short in TYPES]


def test_the_codes_a_socket_closes_with_are_in_it():
    said = contract()["channels"]["notices"]["description"]
    assert {*map(int, re.findall(r"\b\d{4}\b", said))} == {NOT_SIGNED_IN, BAD_NUMBER, TRY_AGAIN}


@pytest.mark.django_db
def test_the_feed_gives_events_as_it_says(sign_in):
    mine = registered("koordinator")
    opened()
    (event,) = with_token(sign_in(mine)["access_token"]).get("/api/v1/events").json()["results"]
    fits("event", event)
    with pytest.raises(ValidationError):
        fits("event", {**event, "name": "Ulla"})
