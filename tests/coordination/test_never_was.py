"""P1, of an absence taken back: at every change whoever asks is answered as if it had never been recorded."""

from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.agencies.absence_selectors import absences_of, away_among, away_at
from backend.agencies.models import Person
from backend.coordination.use_cases import absences
from backend.responsibilities.book import model_in_force
from backend.responsibilities.selectors import all_roles_of, staff_for
from backend.responsibilities.snapshot import Snapshot
from backend.responsibilities.snapshots import snapshot_of
from backend.responsibilities.who_to_call import who_to_call
from tests.cast import MONDAY, actor, does
from tests.factories.spoiled import clock_of

A_DAY, A_MOMENT = timedelta(days=1), timedelta(microseconds=1)
AHEAD = st.timedeltas(timedelta(0), timedelta(days=40))
LASTING = st.timedeltas(timedelta(minutes=1), timedelta(days=20))
Read = dict[datetime, list[Any]]


def esbjerg() -> Snapshot:
    found = snapshot_of("tryg-i-esbjerg", MONDAY)
    assert found
    return found


def whom_to_call(at: datetime, roles: list[str]) -> list[dict[str, Any]]:
    ask = partial(who_to_call, model_in_force(MONDAY), esbjerg(), at, "0561")
    duties = (duty.code for role in roles for duty in model_in_force(MONDAY).answered_by(role)[:2])
    return [asdict(ask(duty=code)) for code in duties]


def read_elsewhere(who: Person, at: datetime, roles: list[str]) -> list[Any]:
    """By whoever hands over, follows, deputises, or looks who is away."""
    staffed = staff_for(who.posts.get(ended_at=None).partnership_id, roles, at)
    away = [*away_at(at, [who.pk]), *away_among(Person.objects.all(), at), *absences_of(who.pk, at)]
    return [(each.person.pk, each.role, each.away) for each in staffed] + away


def read(who: Person, points: list[datetime]) -> Read:
    roles = sorted(all_roles_of(who.pk))
    return {at: whom_to_call(at, roles) + read_elsewhere(who, at, roles) for at in points}


def around(starts_at: datetime, ends_at: datetime) -> list[datetime]:
    """Whenever anybody opens or closes about that time, and its own two edges."""
    near = [at for at in clock_of(esbjerg()) if starts_at - A_DAY <= at <= ends_at + A_DAY]
    return [*near[:40], starts_at - A_MOMENT, starts_at, ends_at - A_MOMENT, ends_at]


@settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # each example asks much: the first that fails says enough
    suppress_health_check=list(HealthCheck),
)
@given(
    st.sampled_from(["koordinator", "stedfortraeder", "visitator", "boern"]),
    AHEAD,
    st.none() | LASTING,
    st.sampled_from(["", "afdelingsleder"]),
)
def check(who: str, ahead: timedelta, lasts: timedelta | None, stand_in: str) -> None:
    with transaction.atomic():
        away, starts_at = actor(who).person, MONDAY + ahead
        wanted = {"starts_at": starts_at, "ends_at": starts_at + lasts if lasts else None}
        points = around(starts_at, starts_at + (lasts or A_DAY))
        never = read(away, points)
        answers = actor(stand_in).id if stand_in else None
        absence = does(who, absences.record_absence, person_id=away.pk, stand_in=answers, **wanted)
        assert read(away, [starts_at]) != {starts_at: never[starts_at]}
        does(who, absences.cancel_absence, person_id=away.pk, absence_id=absence.pk)
        assert read(away, points) == never
        transaction.set_rollback(True)


def test_whoever_asks_is_answered_at_every_change_as_if_it_had_never_been_recorded(db):
    check()
