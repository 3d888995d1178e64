"""The other agency: does it take part here, may more than what is agreed to pass to it, is it there under no name?"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from backend.agencies.models import Partner, Person
from backend.coordination.access import ANONYMOUS
from backend.coordination.models import Case, Offer
from backend.core.refusals import Unusable
from backend.information.models import LegalDecision
from backend.responsibilities.models import Staffing


def partner_of(case: Case, field: str, **which: UUID) -> Partner:
    """The partner in the case's partnership, or the agency `asked` to receive the case elsewhere, which reads what
    passed once it has accepted. Else Unusable. `decided`: a legal decision on it is recorded; `holds`: one of its
    people coordinates or deputises, or is asked to; `anonymous`: it fills no role there but those that counsel
    anonymously."""
    here = {"partnership": OuterRef("partnership"), "agency": OuterRef("agency")}
    decisions = LegalDecision.objects.filter(**here, ended_at=None)
    filled = Staffing.objects.filter(
        Q(person__agency=OuterRef("agency")) | Q(line__agency=OuterRef("agency")),
        Q(valid_until=None) | Q(valid_until__gt=Now()),
        partnership=OuterRef("partnership"),
        valid_from__lte=Now(),
    )
    holders = Person.objects.filter(pk__in=(case.coordinator_id, case.deputy_id), agency=OuterRef("agency"))
    asked = Exists(_asked(case))
    rows = Partner.objects.filter(Q(partnership=case.partnership_id) | asked, ended_at=None, **which)
    found = (
        rows.select_related("agency")
        .annotate(
            decided=Exists(decisions),
            asked=asked,
            holds=Exists(holders) | asked,
            anonymous=Exists(filled) & ~Exists(filled.exclude(role__in=ANONYMOUS)),
        )
        .first()
    )
    if found is None:
        raise Unusable("unknown-agency", field=field)
    return found


def _asked(case: Case) -> QuerySet[Offer]:
    return Offer.objects.filter(
        answer="",
        agency=OuterRef("agency"),
        handover__case=case,
        handover__relocation__to_partnership=OuterRef("partnership"),
    )
