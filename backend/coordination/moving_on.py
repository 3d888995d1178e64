"""Somebody is gone from a case, blocked, recused or away: what they held moves on in the same deed. It is never
without."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.agencies.absence_selectors import away_at, is_away
from backend.coordination.access import heads_of
from backend.coordination.deeds import record, save
from backend.coordination.events import Event, Happening
from backend.coordination.handing import about, answer, end_withdrawn, pass_on, straight_to_chair
from backend.coordination.lifecycle import CARRIED, Handing
from backend.coordination.models import Case, Forbidden, Handover, HandoverKind, OfferAnswer
from backend.coordination.posts import holding
from backend.coordination.ringing import tell_who_rings_now
from backend.coordination.staffing import cannot_act, successors
from backend.coordination.succession import closed_up
from backend.coordination.taking_over import hand_back
from backend.coordination.tasks import tell_who
from backend.core.deed import Deed

PAIR = ("coordinator", "deputy")
ABLE = {"is_active": True, "blocked_at": None}


def touched_by(person_id: UUID) -> Q:
    """Cases the person holds, is asked to take, or carries a duty for."""
    asked = Handover.objects.filter(offers__to=person_id, offers__answer="").values("case_id")
    carried = Handover.objects.filter(holder=person_id, state__in=CARRIED).values("case_id")
    return holding(person_id) | Q(pk__in=asked) | Q(pk__in=carried)


def held_by_the_forbidden() -> QuerySet[Case]:
    """Held or carried by somebody who may not know of it any more: who came to lead an agency whose staff is party.
    Not what waits with the chair already."""
    forbidden = Forbidden.objects.filter(case=OuterRef("pk"))
    holds = Exists(forbidden.filter(Q(person=OuterRef("coordinator")) | Q(person=OuterRef("deputy"))))
    of_the_case = Handover.objects.filter(case=OuterRef("pk"), ended_at=None)
    waits = Exists(of_the_case.filter(kind=HandoverKind.COORDINATION, state=Handing.WITH_CHAIR))
    barred = Forbidden.objects.filter(case=OuterRef("case")).values("person")
    carries = Exists(of_the_case.filter(state__in=CARRIED, holder__in=barred))
    return Case.objects.filter(Q(holds, ~waits) | carries, held_in__isnull=False)


def held_by_the_away(at: datetime) -> QuerySet[Case]:
    """Both who hold it are away: nobody acts."""
    away = Exists(is_away("coordinator", at)), Exists(is_away("deputy", at))
    return Case.objects.filter(*away, held_in__isnull=False)


def move_on(doing: Deed, case: Case, lost: UUID, *, why: str) -> None:
    """What `lost` holds of the case goes to others: offers pass on, duties go back, the pair closes up (P2)."""
    asked, carried = Q(offers__to=lost, offers__answer=""), Q(holder=lost, state__in=CARRIED, ended_at=None)
    for handover in Handover.objects.filter(asked | carried, case=case).distinct().prefetch_related("offers"):
        handover.case = case
        if handover.holder_id == lost:
            hand_back(doing, handover)
        else:
            pass_on(doing, handover, answer(doing, handover, OfferAnswer.LAPSED, why))
    if lost in (case.coordinator_id, case.deputy_id):
        _replace(doing, case, lost, why)
        somebody_acts(doing, case)


def somebody_acts(doing: Deed, case: Case) -> None:
    """Where both are away the deputy's post passes to somebody present; where nobody is, the chair hears (P2)."""
    former = case.deputy_id
    if len(away_at(doing.at, {case.coordinator_id, former})) < 2:
        return
    present = [each for each in successors(case, doing.at) if not each.away]
    pair = closed_up(case.coordinator_id, former, {*cannot_act(case), former}, present)
    if len(pair) == 2:
        _close_up(doing, case, pair[0], pair[1], "both-away")
        doing.tells(Event(Happening.COORDINATION_LEFT, case_id=case.pk, named=(former,)))
        doing.tells(Event(Happening.ABSENCE_RECORDED, case_id=case.pk, named=(case.deputy_id,)))
    elif not case.handovers.filter(kind=HandoverKind.COORDINATION, state=Handing.WITH_CHAIR).exists():
        _nobody_left(doing, case, former)


def waiting_needlessly(at: datetime) -> QuerySet[Case]:
    """Waiting for the chair because too few could act, of cases whose two can act again."""
    asked = _asked_of_the_chair().filter(case=OuterRef("pk"))
    forbidden = Forbidden.objects.filter(case=OuterRef("pk")).values("person")
    able = {f"{who}__{what}": wanted for who in PAIR for what, wanted in ABLE.items()}
    gone = (
        Q(coordinator__in=forbidden) | Q(deputy__in=forbidden) | Q(pk__in=held_by_the_away(at).values("pk"))
    )
    return Case.objects.filter(Exists(asked), **able, held_in__isnull=False).exclude(gone)


def _asked_of_the_chair() -> QuerySet[Handover]:
    """By the house, of nobody before: what was declined by everybody is still the chair's."""
    waits = {"kind": HandoverKind.COORDINATION, "state": Handing.WITH_CHAIR}
    return Handover.objects.filter(**waits, offers=None, ended_at=None)


def ask_no_more(doing: Deed, case: Case) -> None:
    """The chair has nothing to place any more: what was asked ends, and its notice with it."""
    for handover in _asked_of_the_chair().filter(case=case):
        end_withdrawn(doing, handover)
        record(doing, case, "handover-withdrawn", handover=handover.pk)
        doing.tells(about(Happening.HANDOVER_WITHDRAWN, handover))


def ask_no_more_of(doing: Deed, cases: list[Case]) -> None:
    """Where it is not needed any more."""
    for case in waiting_needlessly(doing.at).filter(pk__in=[each.pk for each in cases]):
        ask_no_more(doing, case)


def _replace(doing: Deed, case: Case, lost: UUID, why: str) -> None:
    able = successors(case, doing.at)
    left = closed_up(case.coordinator_id, case.deputy_id, cannot_act(case), able)
    if len(left) == 2:
        _close_up(doing, case, left[0], left[1], why)
        return
    if left:  # somebody acts alone; a post that cannot be filled stands in the deputy's place
        standing = case.coordinator_id if left[0] == case.deputy_id else case.deputy_id
        _close_up(doing, case, left[0], standing, why)
    _nobody_left(doing, case, lost)


def _close_up(doing: Deed, case: Case, coordinator: UUID, deputy: UUID, why: str) -> None:
    if (coordinator, deputy) == (case.coordinator_id, case.deputy_id):
        return
    moved = coordinator != case.coordinator_id
    case.coordinator_id, case.deputy_id = coordinator, deputy
    save(case, "coordinator", "deputy")
    record(doing, case, "coordination-moved", coordinator=coordinator, deputy=deputy, why=why)
    kind = Happening.COORDINATION_MOVED if moved else Happening.CASE_CHANGED
    doing.tells(Event(kind, case_id=case.pk, named=(coordinator, deputy)))
    tell_who_rings_now(doing, case)
    if moved:
        tell_who(doing, case)


def _nobody_left(doing: Deed, case: Case, lost: UUID) -> None:
    """Fewer than two can hold the case, or nobody of them is here: the chair is told at once and is to place it, and
    so are the heads of department."""
    record(doing, case, "nobody-left", lost=lost)
    straight_to_chair(doing, case)
    doing.tells(
        Event(
            Happening.NOBODY_LEFT,
            case_id=case.pk,
            partnership_id=case.partnership_id,
            named=(case.coordinator_id, *heads_of(case)),
        )
    )
