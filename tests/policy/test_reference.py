"""The software and the few sets of `reference` say the same of every world that is drawn (P6, P7)."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.coordination.deeds import case_deed
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case
from backend.coordination.selectors import cases_for, handovers_for, history_for
from backend.core.actor import Actor, acting_as
from backend.core.refusals import NotFound
from backend.information.models import Item
from backend.information.selectors import items_for
from backend.information.use_cases.consents import withdraw_consent
from backend.notifications.models import Notice
from tests.cast import MONDAY, actor
from tests.information.knowing import agrees, knows, met, readers, shares
from tests.policy.reference import AGENCY, World
from tests.policy.worlds import PEOPLE, made, places, worlds
from tests.situations import accepted, does

PLAY = settings(
    max_examples=12,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
HEARD = {Happening.CASE_CHANGED: False, Happening.HANDOVER_DECLINED: True}


def check(case: Case, cast: dict[str, Actor], drawn: World) -> None:
    with transaction.atomic():
        tasks, item = made(case, drawn, {who: each.person for who, each in cast.items()})
        lines = set(case.history.values_list("what", flat=True))
        for who, reader in cast.items():
            assert (who, found(reader, case, tasks, item)) == (who, said(drawn, who, lines))
        assert heard(case, cast) == {
            kind: drawn.told(holders_only=only, doer="koordinator") for kind, only in HEARD.items()
        }
        transaction.set_rollback(True)


def said(drawn: World, who: str, lines: set[str]) -> dict[str, Any]:
    return {
        "sees": drawn.sees(who),
        "tasks": drawn.tasks_of(who),
        "history": drawn.history(who, lines),
        "reads": drawn.reads(who),
    }


def found(reader: Actor, case: Case, tasks: list, item: Item) -> dict[str, Any]:
    with acting_as(reader):
        handed = set(handovers_for(reader).filter(pk__in=tasks).values_list("pk", flat=True))
        sees = cases_for(reader).filter(pk=case.pk).exists()
        try:
            history = set(history_for(reader, case.pk).values_list("what", flat=True))
            known = {each.pk for each in items_for(reader, case.pk)}
        except NotFound:
            history, known = None, set()
    numbers = {nth for nth, task in enumerate(tasks) if task in handed}
    return {"sees": sees, "tasks": numbers, "history": history, "reads": item.pk in known}


def heard(case: Case, cast: dict[str, Actor]) -> dict[Happening, set[str]]:
    """Whose inboxes are written when it happens."""
    by = cast["koordinator"]
    before = set(Notice.objects.values_list("pk", flat=True))
    with acting_as(by), case_deed(by=by, at=MONDAY) as doing:
        for kind in HEARD:
            doing.tells(Event(kind, case_id=case.pk))
    rows = Notice.objects.exclude(pk__in=before).values_list("kind", "inbox__person__username")
    return {kind: {who for each, who in rows if each == kind} for kind in HEARD}


def agree_on_worlds(play: settings) -> None:
    case, cast = accepted(), {who: actor(who) for who in PEOPLE}

    @play
    @given(worlds)
    def on(drawn: World) -> None:
        check(case, cast, drawn)

    on()


@pytest.mark.django_db
def test_the_software_sees_what_the_reference_sees():
    agree_on_worlds(PLAY)


@given(worlds, places)
def test_one_more_place_never_removes_a_prohibition(drawn, place):
    more = replace(drawn, places=drawn.places | {place})
    for who in AGENCY:
        assert not (drawn.forbidden(who) and (more.sees(who) or more.tasks_of(who) or more.reads(who)))
        assert drawn.wings_sat(who) <= more.wings_sat(who)
        barred = len(drawn.wings_sat(who)) > 1
        assert not (barred and more.reads(who))
        assert not (drawn.known.kept and "investigation" in drawn.wings_sat(who) and more.reads(who))


@given(worlds, st.sampled_from(PEOPLE))
def test_one_more_recusal_or_block_never_lets_anybody_see_more(drawn, who):
    for less in (
        replace(drawn, recused=drawn.recused | {who}),
        replace(drawn, blocked=drawn.blocked | {who}),
    ):
        for each in AGENCY:
            assert less.whys(each) <= drawn.whys(each)
            assert less.tasks_of(each) <= drawn.tasks_of(each)
            assert less.reads(each) <= drawn.reads(each)


@pytest.mark.django_db
def test_a_consent_that_ends_or_is_withdrawn_widens_what_nobody_reads():
    case = met()
    first, later = agrees(case, "dsc"), agrees(case, "krisecenter")
    items = [knows("koordinator", case) for _ in range(2)]
    shares("koordinator", items[0], "dsc")
    before = [readers(item) for item in items]
    does("koordinator", withdraw_consent, consent_id=first.pk)
    type(later).objects.filter(pk=later.pk).update(until=MONDAY, given_at=MONDAY.replace(hour=1))
    after = [readers(item) for item in items]
    assert all(now <= then for now, then in zip(after, before, strict=True))
