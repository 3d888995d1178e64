"""Has this person a coordinator? Closed by default: no answer says that there is no case."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from backend.agencies.absence_selectors import away_at
from backend.agencies.models import Person
from backend.coordination.access import Permission
from backend.coordination.deeds import case_deed
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case, Forbidden
from backend.coordination.often import not_too_often
from backend.coordination.parties import compact
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.record import put_on_record
from backend.core.sealing import blind_indexes

ACT = "coordinator-lookup"


@dataclass(frozen=True)
class Found:
    """The coordinators who may be named; empty is no answer about a case."""

    coordinators: list[Person]


def look_up(*, cpr: str, reason: str, by: Actor, at: datetime) -> Found:
    """National. A coordinator shows only where the exposed person said yes, or a legal decision is recorded, and
    the case is neither sealed nor closed to this asker; while away, the deputy, who acts. The coordinator is told
    of each lookup."""
    require(by, Permission.LOOK_UP)
    not_too_often(by, at, act=ACT, most=settings.LOOKUPS_AN_HOUR)
    indexes = blind_indexes(compact(cpr))
    with case_deed(by=by, at=at) as doing:
        cases = list(
            Case.objects.filter(exposed_index__in=indexes, held_in__isnull=False)
            .select_related("coordinator", "deputy")
            .order_by("pk")
        )
        for case in cases:
            doing.tells(Event(Happening.COORDINATOR_LOOKED_UP, case_id=case.pk, named=(case.coordinator_id,)))
        forbidden = Forbidden.objects.filter(case__in=cases, person=by.id)
        barred = set(forbidden.values_list("case_id", flat=True))
        shown = [case for case in cases if case.findable and not case.sealed and case.pk not in barred]
        away = away_at(at, [case.coordinator_id for case in shown]) if shown else {}
        named = [case.deputy if case.coordinator_id in away else case.coordinator for case in shown]
        outcome = "hit" if named else "miss"
        put_on_record(by, at=at, act=ACT, outcome=outcome, about=indexes[0], reason=reason)
        return Found(named)
