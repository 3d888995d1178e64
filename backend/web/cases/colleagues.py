"""Names of those a reader may see (`agencies.selectors.people_for`), and whether they are away."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from backend.agencies.absence_selectors import away_among
from backend.agencies.models import Absence
from backend.agencies.selectors import people_for
from backend.core.actor import Actor, Kind


def names_for(reader: Actor, people: Iterable[UUID | str | None]) -> dict[str, str]:
    asked = {str(person) for person in people if person}
    found = people_for(reader).filter(pk__in=asked).values_list("pk", "name")
    return {str(pk): name for pk, name in found}


def named(names: dict[str, str], person: UUID | str | None) -> str:
    return names.get(str(person)) or _("en kollega")


def actor_named(names: dict[str, str], kind: str, person: UUID | None) -> str:
    return named(names, person) if kind == Kind.PERSON else _("systemet")


def away_for(reader: Actor, at: datetime) -> list[Absence]:
    """Who of the reader's partners is away now."""
    return list(away_among(people_for(reader).exclude(pk=reader.person.pk), at))
