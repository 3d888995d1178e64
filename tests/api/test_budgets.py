"""What a request may ask of the database, whatever the number of cases: reading at most 8, writing at most 17,
of which the last is the feeds of systems.

Every request carries a real token, so that signing in is counted too.
"""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from rest_framework.test import APIClient

from backend.agencies.models import Person
from backend.config.management.commands.demo_token import token_for
from backend.coordination import entrance_selectors, selectors, telling_selectors
from backend.coordination.models import Case
from backend.information import selectors as information
from backend.notifications.selectors import notices_for
from tests.api.access_table import LINES
from tests.api.counting import Asked, counted
from tests.api.line import Line
from tests.api.test_refusal_grid import Standing, filled, headers_for, sent
from tests.asked import part_of
from tests.cast import MONDAY, actor, opened
from tests.world import Entrance, World

A_SELECTOR, A_READING, A_DEED = 5, 8, 20
# papers of seven kinds, gathered under the lock of the case; who follows where both who hold a case are away
MORE = {"bundles": 0, "absences": 3}
# a blocked sign-in moves every case its person holds, in the same transaction: so much for each of them
FOR_EACH_CASE_HELD = 12
MANY = 60
PER_PERSON = ("/block", "/unblock")
DEEDS = [line for line in LINES if not line.path.endswith(PER_PERSON)]
READINGS = {
    "me": "visitator",
    "municipalities": "visitator",
    "police-districts": "visitator",
    "agencies": "visitator",
    "partnerships": "visitator",
    "partnerships/tryg-i-esbjerg": "visitator",
    "people?page_size=100": "visitator",
    "cases?page_size=100": "visitator",
    "cases/{case}": "visitator",
    "cases/{case}/history": "visitator",
    "cases/{case}/seats": "visitator",
    "cases/{case}/passes": "visitator",
    "partnerships/tryg-i-esbjerg/passes": "leder",
    "cases/{case}/tellings": "visitator",
    "cases/{case}/recusals": "visitator",
    "cases/{case}/staff-party": "visitator",
    "cases/{case}/sealed-address": "visitator",
    "cases/{case}/card": "visitator",
    "cases/{case}/parties": "visitator",
    "cases/{case}/items": "visitator",
    "cases/{case}/consents": "visitator",
    "access-requests?page_size=100": "visitator",
    "access-requests/{asked}/parts": "visitator",
    "cases/{case}/decisions": "visitator",
    "cases/{case}/move-out": "visitator",
    "departures": "koordinator",
    "handovers?page_size=100": "koordinator",
    "referrals?page_size=100": "visitator",
    "messages?page_size=100": "visitator",
    "udoever-notes?page_size=100": "stalkingkontakt",
    "udoever-notes/sent": "psykiatri",
    "cases/{case}/ring-requests": "visitator",
    "ring-requests": "visitator",
    "matters?page_size=100": "psp",
    "matters/{matter}": "psp",
    "wishes": "afdelingsleder",
    "notices": "visitator",
    "who-to-call?municipality=0561&topic=children": "betjent",
    "model": "betjent",
    "model/duties": "betjent",
}
SELECTORS: dict[str, Callable[[Any, Case], Any]] = {
    "cases_for": lambda reader, case: list(selectors.cases_for(reader)),
    "case_for": lambda reader, case: selectors.case_for(reader, case.pk),
    "history_for": lambda reader, case: list(selectors.history_for(reader, case.pk)),
    "seats_for": lambda reader, case: list(selectors.seats_for(reader, case.pk)),
    "handovers_for": lambda reader, case: list(selectors.handovers_for(reader)),
    "referrals_for": lambda reader, case: list(entrance_selectors.referrals_for(reader)),
    "messages_for": lambda reader, case: list(entrance_selectors.messages_for(reader)),
    "tellings_for": lambda reader, case: telling_selectors.tellings_for(reader, case.pk),
    "passes_for": lambda reader, case: telling_selectors.passes_for(reader, case.pk, MONDAY),
    "items_for": lambda reader, case: information.items_for(reader, case.pk),
    "consents_for": lambda reader, case: information.consents_for(reader, case.pk, MONDAY),
    "parties_for": lambda reader, case: selectors.parties_for(reader, case.pk),
    "wishes_for": lambda reader, case: list(telling_selectors.wishes_for(reader)),
    "notices_for": lambda reader, case: notices_for(reader),
}


@pytest.fixture(scope="module", params=[2, MANY], ids=lambda number: f"{number} cases more")
def busy(request, world: World, entrance: Entrance) -> Iterator[Standing]:
    """The standing world, and so many cases beside it in the same hands."""
    with transaction.atomic():
        for hour in range(request.param):
            opened(at=MONDAY + timedelta(minutes=hour))
        yield {**world, **entrance}
        transaction.set_rollback(True)


def asked_by(who: str, method: str, path: str, body: Any = None, headers: Any = None) -> tuple[int, Asked]:
    """The status of one request with a real token, undone at once, and what it asked of the database."""
    token = token_for(Person.objects.get(username=who))
    api = APIClient(headers={"Authorization": f"Bearer {token}"})
    with transaction.atomic():
        with counted() as asked:
            answer = api.generic(
                method,
                path,
                json.dumps(body or {}),
                "application/json",
                headers=headers or {},
            )
        transaction.set_rollback(True)
    return answer.status_code, asked


@pytest.mark.parametrize("path", READINGS)
def test_a_reading_stays_within_its_budget(busy, path):
    request = part_of(busy["asked_about"]).request_id
    place = path.format(case=busy["received"].pk, matter=busy["discussed"].pk, asked=request)
    status, asked = asked_by(READINGS[path], "GET", f"/api/v1/{place}")
    assert status == 200
    assert len(asked) <= A_READING, str(asked)


@pytest.mark.parametrize("name", SELECTORS)
def test_a_selector_stays_within_its_budget(busy, name):
    reader = actor("visitator")
    with counted() as asked:
        SELECTORS[name](reader, busy["received"])
    assert len(asked) <= A_SELECTOR, str(asked)


@pytest.mark.parametrize("line", DEEDS, ids=lambda line: f"{line.method} {line.path}")
def test_a_deed_stays_within_its_budget(busy, line: Line):
    who = sorted(line.those_who_may(line.on))[-1]
    path, headers = filled(line, busy, line.on), headers_for(busy, line.on)
    status, asked = asked_by(who, line.method, path, sent(line.body, busy[line.on]), headers)
    assert status == line.answers
    assert len(asked) <= A_DEED + MORE.get(line.path.rpartition("/")[2], 0), str(asked)


def test_a_block_costs_so_much_for_each_case_held_and_no_more(busy):
    held = Case.objects.filter(coordinator=actor("visitator").id, held_in__isnull=False).count()
    path = f"/api/v1/people/{actor('visitator').id}/block"
    status, asked = asked_by("afdelingsleder", "POST", path, {"reason": "Phone lost"})
    assert status == 200
    assert len(asked) <= A_DEED + FOR_EACH_CASE_HELD * held, str(asked)
