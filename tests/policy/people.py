"""One person in every role of the model, each in that role alone, at the agency that fills it in the demonstration."""

from datetime import UTC, datetime

from backend.agencies.models import Agency, Partnership, Person, Post
from backend.core.actor import Actor
from backend.responsibilities.book import Role, model_in_force
from backend.responsibilities.models import Staffing
from backend.responsibilities.vocabulary import StaffedPer
from tests.cast import MONDAY

SINCE = datetime(2026, 11, 1, tzinfo=UTC)
# after everybody the demonstration names, so that none of them is asked by turn
LAST = 99


def roles() -> dict[str, Role]:
    """The roles somebody can hold a post in, by code."""
    return {each.code: each for each in model_in_force(MONDAY).roles if each.staffed_per != StaffedPer.NONE}


def cast(partnership: Partnership) -> dict[str, Actor]:
    """By role: somebody at work in it."""
    return {role: Actor.of(_person(partnership, role)) for role in roles()}


def _person(partnership: Partnership, role: str) -> Person:
    agency = _agency(partnership, role)
    person = Person.objects.create(username=f"p-{role}", name=f"P {role}", agency=agency)
    if not partnership.partners.filter(agency=agency, ended_at=None).exists():
        partnership.partners.create(agency=agency, since=SINCE)
    Post.objects.create(partnership=partnership, person=person, agency=agency, since=SINCE)
    Staffing.objects.create(partnership=partnership, role=role, order=LAST, person=person, valid_from=SINCE)
    return person


def _agency(partnership: Partnership, role: str) -> Agency:
    filled = Staffing.objects.filter(partnership=partnership, role=role)
    first = filled.order_by("order").values_list("person__agency", "line__agency")[0]
    return Agency.objects.get(pk=first[0] or first[1])
