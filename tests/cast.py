"""The cast of the demonstration, as actors and as API clients. They stand in the test template; nobody makes them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from rest_framework.test import APIClient

from backend.agencies.models import Person
from backend.coordination.entrance import Opening
from backend.coordination.models import Case
from backend.coordination.parties import Exposed, SafeContact
from backend.coordination.use_cases.cases import open_case
from backend.core.actor import Actor, acting_as

NAMES = [
    "visitator",
    "koordinator",
    "stedfortraeder",
    "betjent",
    "stalkingkontakt",
    "efterforsker",
    "anklager",
    "psykiatri",
    "kif",
    "psp",
    "dsc",
    "frivillig",
    "boern",
    "afdelingsleder",
    "leder",
    "leder2",
    "administrator",
    "nabo",
    "fremmed",
    "drift",
]
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def actor(username: str) -> Actor:
    return Actor.of(Person.objects.select_related("agency").get(username=username))


def does(who: str, deed: Callable, **wanted: Any) -> Any:
    """`who` of the cast does it, on the Monday of the demonstration."""
    by = actor(who)
    with acting_as(by):
        return deed(by=by, at=MONDAY, **wanted)


def client(username: str, language: str = "en") -> APIClient:
    """A client signed in as one of the cast (None of it is mocked but the token)."""
    api = APIClient(headers={"Accept-Language": language})
    api.force_authenticate(Person.objects.select_related("agency").get(username=username))
    return api


def opening(**changes: Any) -> Opening:
    wanted = {
        "municipality": "0561",
        "exposed": Exposed(name="Ulla Udsat", safe_contact=SafeContact(number="00 90 00 01")),
        "children": False,
        "basis": "consent",
    }
    return Opening(**{**wanted, **changes})


def opened(at: datetime = MONDAY, **changes: Any) -> Case:
    """A case opened by Esbjerg's visitator."""
    by = actor("visitator")
    with acting_as(by):
        return open_case(opening=opening(**changes), by=by, at=at)
