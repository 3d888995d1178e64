"""Whose cases a request reaches: by CPR number, or by name where there is no number to go by."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from backend.agencies.models import Partner
from backend.coordination.models import Case, CaseParty
from backend.core.sealing import blind_indexes
from backend.insight.kinds import FoundBy
from backend.insight.models import AccessRequest


def found_parties(request: AccessRequest, before: QuerySet) -> Iterator[tuple[CaseParty, FoundBy]]:
    """In every partnership in which whoever received it takes part; in closed cases, too; none of those `before`."""
    theirs = Partner.objects.filter(agency=request.controller_id, ended_at=None).values("partnership_id")
    parties = CaseParty.objects.filter(case__in=Case.objects.filter(partnership__in=theirs))
    parties = parties.exclude(pk__in=before).select_related("case__coordinator__agency")
    marks = blind_indexes(request.cpr) if request.cpr else []
    for party in parties.filter(cpr_index__in=marks):
        yield party, FoundBy.CPR
    if request.name:
        yield from _by_name(request, parties)


def _by_name(request: AccessRequest, parties: QuerySet[CaseParty]) -> Iterator[tuple[CaseParty, FoundBy]]:
    """A different number is a different person. Names are sealed, so each has to be opened."""
    unnumbered = Q(cpr_index="") if request.cpr else Q()
    wanted = plain(request.name)
    for party in parties.filter(unnumbered).exclude(name="").iterator(500):
        if plain(party.name) == wanted:
            yield party, FoundBy.NAME


def plain(name: str) -> str:
    return " ".join(name.casefold().split())
