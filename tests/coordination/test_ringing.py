"""A case is asked to ring: it waits for whoever holds the case, before the day it is about, until somebody has."""

from datetime import timedelta
from typing import Any

import pytest

from backend.agencies.localtime import midnight
from backend.agencies.models import Person
from backend.coordination.models import Case
from backend.coordination.udoever_note_selectors import rings_waiting_for
from backend.coordination.udoever_notes import CLIMBS_AFTER, RING_WITHIN, NoteOutcome, ring_by, why_not
from backend.coordination.use_cases import cases, people
from backend.coordination.use_cases.reminders import remind
from backend.core.refusals import NotPossible
from tests.cast import MONDAY, actor
from tests.coordination.test_udoever_notes import named_case, passed_on, told
from tests.situations import does
from tests.telling import heard, too_late

pytestmark = pytest.mark.django_db


def held(case: Case) -> tuple[Any, Any]:
    case.refresh_from_db()
    return case.coordinator_id, case.deputy_id


def test_who_is_to_ring_follows_the_case_and_climbs_from_its_holders_to_the_chair():
    case, note = named_case(), told()
    request = passed_on(note, case)
    assert too_late(request.respond_by) > request.asked_at
    does("administrator", people.block, person_id=actor("koordinator").id)
    holders = [Person.objects.get(pk=pk).username for pk in held(case)]
    assert "koordinator" not in holders and all("asked-to-ring" in heard(who) for who in holders)
    assert [rings_waiting_for(actor(who)).get() for who in holders] == [request, request]
    later = too_late(request.respond_by)
    said = [(remind(at=each), heard(holders[1])[-1], heard("leder")[-1:]) for each in (later, later)]
    assert [each[1] for each in said] == ["ring-overdue"] * 2
    assert heard("leder").count("ring-unanswered") == 0
    for _ in range(2):
        remind(at=later + CLIMBS_AFTER)
    assert heard("leder").count("ring-unanswered") == 1 and heard(holders[1]).count("ring-overdue") == 1


def test_a_case_is_not_closed_while_it_is_to_ring():
    case = named_case()
    passed_on(told(), case)
    with pytest.raises(NotPossible, match="ring-first"):
        does("koordinator", cases.close, case_id=case.pk)


def test_one_is_to_ring_before_the_day_it_happens():
    in_time = MONDAY + timedelta(days=3)
    friday, today = MONDAY.date() + timedelta(days=2), MONDAY.date()
    assert ring_by(MONDAY, in_time, None) == in_time and ring_by(MONDAY, in_time, friday) == midnight(friday)
    assert ring_by(MONDAY, in_time, today) == MONDAY + RING_WITHIN


@pytest.mark.parametrize(
    ("outcome", "search", "asked", "unanswered", "why"),
    [
        ("no-case-found", "", False, False, "search-first"),
        ("rung", "", False, False, "search-first"),
        ("passed-on", "", True, False, "search-first"),
        ("no-case-found", "nothing-shown", False, False, ""),
        ("no-case-found", "case-shown", False, False, "case-was-found"),
        ("no-case-found", "nothing-shown", True, False, "case-was-found"),
        ("passed-on", "case-shown", False, False, "not-passed-on"),
        ("passed-on", "case-shown", True, True, "not-rung-yet"),
        ("passed-on", "case-shown", True, False, ""),
        ("rung", "case-shown", True, True, "not-rung-yet"),
        ("rung", "nothing-shown", False, False, ""),
        ("rung", "case-shown", False, False, ""),
    ],
)
def test_a_note_ends_only_as_what_it_became(outcome, search, asked, unanswered, why):
    assert why_not(NoteOutcome(outcome), search, asked=asked, unanswered=unanswered) == why
