"""The clock's own deeds: offers that nobody answered, cases nobody acknowledged, duties past their time.

One handover or case a transaction, the rest skipped while another process has it. Deadlines are columns: a
sweep that did not run for an hour does the same an hour later, and nothing is forgotten.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db.models import QuerySet

from backend.coordination.chairs import tell_if_chairs_are_gone
from backend.coordination.deeds import apart, case_deed, record, save
from backend.coordination.events import Event, Happening
from backend.coordination.handing import about, answer, pass_on, to_chair
from backend.coordination.lifecycle import CARRIED, Handing, State
from backend.coordination.models import Case, Handover, OfferAnswer
from backend.coordination.moving_on import (
    ask_no_more,
    held_by_the_away,
    held_by_the_forbidden,
    move_on,
    somebody_acts,
    waiting_needlessly,
)
from backend.coordination.posts import (
    empty_posts_of_the_blocked,
    end_posts_of_the_blocked,
    people_stay,
    people_stay_at,
)
from backend.coordination.staffing import recused
from backend.coordination.use_cases.reminders import remind
from backend.core.actor import acting_as, clock
from backend.core.deed import Deed


def sweep(*, at: datetime) -> int:
    """Everything that was due by `at`, each in its own transaction. How many deeds were done."""
    done = _each(_cases(_unanswered(at)), _lapse, at)
    done += _each(_unacknowledged(at), _call_for_acknowledgement, at)
    done += _each(_cases(_overdue(at)), _say_overdue, at)
    done += _each(held_by_the_forbidden(), _leave_the_forbidden, at)
    done += _each(held_by_the_away(at), somebody_acts, at)
    done += _each(waiting_needlessly(at), ask_no_more, at)
    _end_empty_posts(at)
    return done + remind(at=at)


def _unanswered(at: datetime) -> QuerySet[Handover]:
    return Handover.objects.filter(state__in=[Handing.OFFERED, Handing.RETURNED], respond_by__lt=at)


def _overdue(at: datetime) -> QuerySet[Handover]:
    return Handover.objects.filter(state__in=CARRIED, complete_by__lt=at, reminded_at=None)


def _unacknowledged(at: datetime) -> QuerySet[Case]:
    return Case.objects.filter(state=State.RECEIVED, acknowledge_by__lt=at, reminded_at=None)


def _cases(handovers: QuerySet[Handover]) -> QuerySet[Case]:
    return Case.objects.filter(pk__in=handovers.values("case_id"))


def _each(cases: QuerySet[Case], act: Callable[[Deed, Case], None], at: datetime) -> int:
    """Does `act` to each due case that is not locked elsewhere. A case that fails leaves the others alone."""
    with acting_as(clock("sweep")):
        due = list(cases.order_by("pk").values_list("pk", flat=True))
    return sum(apart(f"case {case_id}", partial(_one, cases, case_id, act, at)) for case_id in due)


def _one(cases: QuerySet[Case], case_id: UUID, act: Callable[[Deed, Case], None], at: datetime) -> bool:
    with acting_as(clock("sweep")), case_deed(by=clock(f"case:{case_id}"), at=at) as doing:
        people_stay_at(case_id)
        free = cases.filter(pk=case_id).select_for_update(no_key=True, skip_locked=True, of=("self",))
        case = free.first()
        if case:
            act(doing, case)
        return case is not None


def _end_empty_posts(at: datetime) -> None:
    """Of blocked people whose last case was closed or taken over."""
    for partnership in empty_posts_of_the_blocked().values_list("partnership", flat=True).distinct():
        with acting_as(clock("sweep")), case_deed(by=clock("posts"), at=at) as doing:
            people_stay(partnership)
            end_posts_of_the_blocked(doing, [partnership])


def _lapse(doing: Deed, case: Case) -> None:
    for handover in _unanswered(doing.at).filter(case=case):
        handover.case = case
        record(doing, case, "offer-lapsed", handover=handover.pk)
        if handover.state == Handing.RETURNED:
            to_chair(doing, handover)
            continue
        offer = answer(doing, handover, OfferAnswer.LAPSED)
        doing.tells(Event(Happening.OFFER_ENDED, case_id=case.pk, named=(offer.to_id,)))
        pass_on(doing, handover, offer)


def _call_for_acknowledgement(doing: Deed, case: Case) -> None:
    case.reminded_at = doing.at
    save(case, "reminded_at")
    record(doing, case, "acknowledge-overdue")
    doing.tells(Event(Happening.ACKNOWLEDGE_OVERDUE, case_id=case.pk, partnership_id=case.partnership_id))


def _leave_the_forbidden(doing: Deed, case: Case) -> None:
    for person in sorted(recused(case.pk)):
        move_on(doing, case, person, why="staff-party")
    tell_if_chairs_are_gone(doing, case)


def _say_overdue(doing: Deed, case: Case) -> None:
    for handover in _overdue(doing.at).filter(case=case):
        handover.case, handover.reminded_at = case, doing.at
        save(handover, "reminded_at")
        record(doing, case, "handover-overdue", handover=handover.pk)
        holders = (handover.holder_id,) if handover.holder_id else ()
        doing.tells(about(Happening.HANDOVER_OVERDUE, handover, holders))
