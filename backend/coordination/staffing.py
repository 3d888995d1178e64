"""The partnership's people as candidates, read afresh: who may coordinate, who answers a role."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from backend.agencies.models import Partner, Partnership, Person
from backend.coordination.models import Case, DrawnIn, Forbidden, Seat
from backend.coordination.places import Place
from backend.coordination.succession import Candidate, in_order
from backend.core.prepared import prepared
from backend.responsibilities.book import model_in_force
from backend.responsibilities.readiness_staff import PREVENTION_FORUMS
from backend.responsibilities.selectors import Staff, Those, staff_for
from backend.responsibilities.vocabulary import PRIVATE, Wing

FIRST_SCREENED = ("stalkingvisitator", "primary-coordinator")


def coordinating_roles(at: datetime) -> tuple[str, ...]:
    """The roles that may coordinate by the model in force: the visitator first, then the primary coordinator."""
    roles = [role.code for role in model_in_force(at).roles if role.may_coordinate]
    return (*FIRST_SCREENED, *(code for code in roles if code not in FIRST_SCREENED))


def coordinators(
    partnership: Partnership, municipality: str, at: datetime, *, without: Those | None = None
) -> list[Candidate]:
    """Everybody of the partnership who may coordinate, by role and by the partnership's own setting."""
    found = candidates(partnership, municipality, coordinating_roles(at), at, without=without)
    private = _by_consent_alone(partnership)
    return [replace(each, private=each.agency in private) for each in found]


def successors(case: Case, at: datetime, *, without: Those | None = None) -> list[Candidate]:
    """Those who follow by themselves, chosen by nobody: at a sealed case none who may know only what is agreed to."""
    found = coordinators(case.partnership, case.municipality_id, at, without=without)
    return follow_by_themselves(case, found)


def follow_by_themselves(case: Case, found: Iterable[Candidate]) -> list[Candidate]:
    return [each for each in found if not (case.sealed and each.private)]


def _by_consent_alone(partnership: Partnership) -> set[UUID]:
    """The private partners that no legal decision draws in."""
    return set(_private(partnership.pk))


@prepared
def _private(partnership: UUID) -> QuerySet[Partner, UUID]:
    drawn_in = DrawnIn.objects.filter(partnership=partnership).values("agency")
    private = Partner.objects.filter(partnership=partnership, ended_at=None, agency__kind__in=sorted(PRIVATE))
    return private.exclude(agency__in=drawn_in).values_list("agency", flat=True)


def holders_there(case: Case, place: Place, at: datetime) -> list[Candidate]:
    """Who can be asked of those who hold the case that this one is to be joined with: the coordinator, then the
    deputy, in whatever role they are staffed. Not the recused, nor the away."""
    listed = place.among(
        coordinators(place.partnership, place.municipality, at, without=Those(recusals, case.pk))
    )
    known = {each.person: each for each in in_order(listed) if not each.away}
    return [known[person] for person in place.only if person in known]


def candidates(
    partnership: Partnership,
    municipality: str,
    roles: tuple[str, ...],
    at: datetime,
    *,
    any_kind: bool = False,
    without: Those | None = None,
) -> list[Candidate]:
    return [
        _candidate(staff, roles, municipality)
        for staff in staff_for(partnership.pk, roles, at, without=without)
        if any_kind or staff.agency.kind in partnership.coordinating_kinds
    ]


def _candidate(staff: Staff, roles: tuple[str, ...], municipality: str) -> Candidate:
    return Candidate(
        person=staff.person.pk,
        agency=staff.agency.pk,
        rank=roles.index(staff.role),
        order=staff.order,
        here=staff.municipality in (municipality, None),
        away=staff.away,
    )


def recused(case_id: UUID) -> set[UUID]:
    return set(recusals(case_id))


def recusals(case_id: UUID) -> QuerySet:
    """Whoever may not take part, the recused and the leaders of staff that is party: as rows, to be left out of
    another question without asking this one first."""
    return Forbidden.objects.filter(case=case_id).values_list("person_id", flat=True)


def cannot_act(case: Case) -> set[UUID]:
    """Those of the pair who are blocked, and all who may not take part: they hold it in name until it is placed."""
    return recused(case.pk) | blocked_among((case.coordinator_id, case.deputy_id))


def blocked_among(people: Collection[UUID]) -> set[UUID]:
    return set(Person.objects.filter(pk__in=people, blocked_at__isnull=False).values_list("pk", flat=True))


def wing_of(role: str, at: datetime) -> Wing | None:
    """By the model; the chairs of the § 115 forums, who keep their employer, are of the prevention wing."""
    if role in PREVENTION_FORUMS:
        return Wing.PREVENTION
    return next((each.wing for each in model_in_force(at).roles if each.code == role), None)


def sat_in_wings(case: Case) -> dict[UUID, set[Wing]]:
    """For which wing of the police each person sits, or sat, at this case."""
    sat: dict[UUID, set[Wing]] = {}
    for person, wing in Seat.objects.filter(case=case).exclude(wing="").values_list("person_id", "wing"):
        sat.setdefault(person, set()).add(Wing(wing))
    return sat


def in_the_other_wing(case: Case, role: str, at: datetime) -> set[UUID]:
    """Those who sit, or sat, at this case for the police's other wing: nobody is both on one matter."""
    wing = wing_of(role, at)
    return {person for person, sat in sat_in_wings(case).items() if sat - {wing}} if wing else set()
