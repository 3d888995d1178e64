"""The clock looks how cases are passed around: past a threshold of the model the chair is told, once (P4)."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.db.models import Exists, OuterRef

from backend.coordination.deeds import apart, case_deed
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case, Handover, PassedAround
from backend.coordination.passed import facts_of
from backend.coordination.passing_around import passes_of, past
from backend.core.actor import acting_as, clock
from backend.responsibilities.asking import edition_at
from backend.responsibilities.vocabulary import Measure

AT_ONCE = 500
HAND = clock("passes")


def tell_chairs(*, at: datetime) -> int:
    """Every open case that was ever offered to anybody, some at a time. How many were told of."""
    return sum(apart(f"case {case.pk}", partial(_tell, case, measures, at)) for case, measures in _due(at))


def _due(at: datetime) -> Iterator[tuple[Case, set[Measure]]]:
    """Cases past a threshold of which nobody was told, each with its new measures."""
    passed = Exists(Handover.objects.filter(case=OuterRef("pk")))
    with acting_as(HAND):
        cases = list(Case.objects.filter(passed, held_in__isnull=False).order_by("pk"))
    for begin in range(0, len(cases), AT_ONCE):
        with acting_as(HAND):
            found = _past(cases[begin : begin + AT_ONCE], at)
        yield from found


def _past(cases: list[Case], at: datetime) -> list[tuple[Case, set[Measure]]]:
    thresholds, facts = edition_at(at).thresholds, facts_of([case.pk for case in cases], at)
    known = set(PassedAround.objects.filter(case__in=cases).values_list("case_id", "measure"))
    found = [(case, set(past(passes_of(facts[case.pk], thresholds), thresholds))) for case in cases]
    new = [(case, {each for each in measures if (case.pk, each) not in known}) for case, measures in found]
    return [(case, measures) for case, measures in new if measures]


def _tell(case: Case, measures: set[Measure], at: datetime) -> bool:
    """By case number, and no person. Whoever was first has told it: the constraint lets nobody else."""
    edition = edition_at(at).version
    with acting_as(HAND), case_deed(by=HAND, at=at) as doing:
        PassedAround.objects.bulk_create(
            PassedAround(case=case, measure=each, edition=edition, at=at) for each in sorted(measures)
        )
        doing.tells(Event(Happening.PASSED_AROUND, case_id=case.pk, partnership_id=case.partnership_id))
        return True
