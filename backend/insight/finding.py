"""Whose cases a request reaches: by CPR number, or by name where there is no number to go by."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.agencies.models import Partner
from backend.coordination.models import Case, CaseParty, Departure
from backend.core.sealing import blind_indexes
from backend.insight.kinds import FoundBy
from backend.insight.models import AccessRequest


def found_parties(request: AccessRequest, before: QuerySet) -> Iterator[tuple[CaseParty, FoundBy]]:
    """In every partnership in which whoever received it takes part; in closed cases, and in those that have left it,
    too; none of those `before`."""
    theirs = partnerships_of(request.controller_id)
    here_or_left = Q(partnership__in=theirs) | Q(departures__partnership__in=theirs)
    parties = CaseParty.objects.filter(case__in=Case.objects.filter(here_or_left))
    parties = parties.exclude(pk__in=before).select_related("case__coordinator__agency")
    marks = blind_indexes(request.cpr) if request.cpr else []
    for party in parties.filter(cpr_index__in=marks):
        yield party, FoundBy.CPR
    if request.name:
        yield from _by_name(request, parties)


def partnerships_of(agency: UUID | OuterRef) -> QuerySet:
    return Partner.objects.filter(agency=agency, ended_at=None).values("partnership_id")


def reachable(asked: UUID | OuterRef) -> Q:
    """The items that a request to this agency reaches: of a case that has left their partnerships those alone that
    agencies there had when it left. What is known where it went is asked for at that place."""
    left = Departure.objects.filter(
        case=OuterRef("case"),
        left_at__gte=OuterRef("written_at"),
        partnership__in=partnerships_of(_within(_within(asked))),
        partnership__partners__agency=OuterRef("controller"),
    )
    return Q(case__partnership__in=partnerships_of(_within(asked))) | Q(Exists(left))


def _within(asked: UUID | OuterRef) -> UUID | OuterRef:
    return OuterRef(asked) if isinstance(asked, OuterRef) else asked


def _by_name(request: AccessRequest, parties: QuerySet[CaseParty]) -> Iterator[tuple[CaseParty, FoundBy]]:
    """A different number is a different person. Names are sealed, so each has to be opened."""
    unnumbered = Q(cpr_index="") if request.cpr else Q()
    wanted = plain(request.name)
    for party in parties.filter(unnumbered).exclude(name="").iterator(500):
        if plain(party.name) == wanted:
            yield party, FoundBy.NAME


def plain(name: str) -> str:
    return " ".join(name.casefold().split())
