"""Reading who may not take part in a case, and who could be declared so: for those who hold the case."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from backend.agencies.models import Person, Post
from backend.agencies.selectors import people_for
from backend.coordination.models import Case, CaseSight, Recusal
from backend.coordination.selectors import check_seen
from backend.coordination.sharing import HOLDERS
from backend.coordination.staffing import recusals
from backend.core.actor import Actor


def recusals_for(reader: Actor, case_id: UUID) -> QuerySet[Recusal]:
    """The recusals in force, with the reason; nothing for somebody who sees the case and does not hold it."""
    check_seen(reader, case_id)
    held = CaseSight.objects.filter(person=reader.id, why__in=HOLDERS).values("case_id")
    rows = Recusal.objects.filter(case=case_id, case__in=held, ended_at=None)
    return rows.select_related("person__agency").order_by("since", "id")


def recusable_for(reader: Actor, case: Case) -> QuerySet[Person]:
    """Everybody who has or had a post in the case's partnership and is not recused already, by name."""
    posts = Post.objects.filter(person=OuterRef("pk"), partnership=case.partnership_id)
    return people_for(reader).filter(Exists(posts)).exclude(pk__in=recusals(case.pk))
