"""Reading who may not take part in a case, whose staff is party, and who could be declared so: for its holders."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from backend.agencies.models import Agency, Partner, Person, Post
from backend.coordination.models import Case, CaseSight, Recusal, Relocation, StaffParty
from backend.coordination.selectors import check_seen
from backend.coordination.sharing import HOLDERS
from backend.coordination.staffing import recusals
from backend.core.actor import Actor


def recusals_for(reader: Actor, case_id: UUID) -> QuerySet[Recusal]:
    """The recusals in force, with the reason; nothing for somebody who sees the case and does not hold it."""
    check_seen(reader, case_id)
    rows = Recusal.objects.filter(case=case_id, case__in=_held_by(reader), ended_at=None)
    return rows.select_related("person__agency").order_by("since", "id")


def staff_parties_for(reader: Actor, case_id: UUID) -> QuerySet[StaffParty]:
    """The agencies whose staff is party, with the reason; nothing for somebody who does not hold the case."""
    check_seen(reader, case_id)
    rows = StaffParty.objects.filter(case=case_id, case__in=_held_by(reader), ended_at=None)
    return rows.select_related("agency").order_by("since", "id")


def recusable_for(reader: Actor, case: Case) -> QuerySet[Person]:
    """Everybody who has or had a post where the case is, or where it waits to go, and is not recused already, by name:
    whoever sends it may know what nobody there can know before it is too late."""
    posts = Post.objects.filter(person=OuterRef("pk"), partnership__in=_places(case))
    return Person.objects.filter(Exists(posts)).exclude(pk__in=recusals(case.pk)).order_by("name", "id")


def agencies_of_partners(reader: Actor, case: Case) -> QuerySet[Agency]:
    """Whose staff could be party: the partners where the case is or waits to go, now or before, by name."""
    partners = Partner.objects.filter(agency=OuterRef("pk"), partnership__in=_places(case))
    declared = staff_parties_for(reader, case.pk).values("agency_id")
    return Agency.objects.filter(Exists(partners)).exclude(pk__in=declared).order_by("name")


def _places(case: Case) -> list[UUID]:
    waiting = Relocation.objects.filter(handover__case=case, handover__ended_at=None)
    return [case.partnership_id, *waiting.values_list("to_partnership", flat=True)]


def _held_by(reader: Actor) -> QuerySet:
    return CaseSight.objects.filter(person=reader.id, why__in=HOLDERS).values("case_id")
