"""To whom something can go: an agency of the partnership and, where its people are apart, which of its wings."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from backend.agencies.models import Agency
from backend.information.passing import IN_WINGS, WINGS, may_reach_the_defence
from backend.responsibilities.vocabulary import AgencyKind
from backend.web.information.words import REACHES_THE_DEFENCE
from backend.web.information.words import WINGS as WORDS

BETWEEN = ":"
Choices = list[tuple[str, str]]


def agencies(rows: Iterable[Agency]) -> Choices:
    return [("", _("Vælg en myndighed")), *((str(row.pk), row.name) for row in rows)]


def recipients(rows: Iterable[Agency], places: Collection[tuple[UUID, str]]) -> Choices:
    """Those with a place. Said of each before it is chosen: what the prosecution and the investigation read may reach
    the defence."""
    wings = [(row, wing) for row in rows for wing in WINGS.get(AgencyKind(row.kind), ("",))]
    every = [(row, wing) for row, wing in wings if (row.pk, wing) in places]
    told = [(f"{row.pk}{BETWEEN}{wing}", named(row, wing)) for row, wing in every]
    return [("", _("Vælg en modtager")), *told]


def named(agency: Agency, wing: str) -> str:
    name = f"{agency.name}, {WORDS[wing]}" if wing and agency.kind in IN_WINGS else agency.name
    return f"{name} ({str(REACHES_THE_DEFENCE).lower()})" if may_reach_the_defence(wing) else name


def chosen(value: str) -> tuple[UUID, str]:
    agency, _between, wing = value.partition(BETWEEN)
    return UUID(agency), wing
