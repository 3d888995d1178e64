"""The steering group's pages without a browser: case numbers of what is to be placed, and numbers alone."""

from datetime import timedelta

import pytest
from django.db import transaction

from backend.coordination import steering_selectors as selectors
from backend.coordination.use_cases import handovers as deeds
from backend.coordination.use_cases.sweep import sweep
from backend.core.refusals import NotFound, Refusal
from tests import situations
from tests.cast import MONDAY, NAMES, actor
from tests.coordination.moves import moving_to
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor
from tests.world import World

PATHS = ["/styregruppen", "/styregruppen/tal", "/styregruppen/mangler"]
LATER = MONDAY + timedelta(days=6)


def test_the_chair_sees_the_number_of_what_waits_and_no_other(world: World):
    html = visitor("leder").get("/styregruppen").content.decode()
    shown = {name for name, case in world.items() if case.number in html}
    assert "with_chair" in shown
    assert all(world[name].handovers.filter(state="with-chair").exists() for name in shown)
    assert "Ulla Udsat" not in html


def test_those_whom_the_form_offers_are_those_whom_the_deed_takes(world: World, undone):
    handover = situations.latest(world["with_chair"])
    chair = actor("leder")
    offered = {person.username for person in selectors.able_to_take(chair, handover, MONDAY)}
    assert "leder" not in offered and "koordinator" in offered
    for who in set(NAMES) - offered:
        with pytest.raises(Refusal):
            situations.does("leder", deeds.place, handover_id=handover.pk, to_person=actor(who).id)
    for who in offered & set(NAMES):
        with transaction.atomic():
            situations.does("leder", deeds.place, handover_id=handover.pk, to_person=actor(who).id)
            transaction.set_rollback(True)


def test_placing_is_asked_twice_and_then_binding(world: World, undone):
    handover = situations.latest(world["with_chair"])
    path, to = f"/styregruppen/placer/{handover.pk}", str(actor("koordinator").id)
    client = visitor("leder")
    assert "Det er bindende" in client.post(path, {"to_person": to}).content.decode()
    handover.refresh_from_db()
    assert handover.state == "with-chair"
    assert client.post(path, {"to_person": to, "confirmed": "1"}).status_code == 302
    handover.refresh_from_db()
    assert str(handover.holder_id) == to
    assert client.get(path).status_code == 404


def test_nobody_is_placed_who_was_not_offered(world: World, undone):
    path = f"/styregruppen/placer/{situations.latest(world['with_chair']).pk}"
    sent = {"to_person": str(actor("leder").id), "confirmed": "1"}
    assert visitor("leder").post(path, sent).status_code == 422


def test_whoever_holds_the_case_does_not_place_it(world: World):
    with pytest.raises(NotFound):
        selectors.one_to_place(actor("visitator"), situations.latest(world["with_chair"]).pk)


def test_what_was_passed_on_is_counted_by_week(world: World):
    weeks = selectors.passes_by_week(actor("leder"), world["with_chair"].partnership, LATER)
    assert len(weeks) == selectors.WEEKS
    assert weeks[-1].unanswered >= 2 and weeks[-1].returned >= 1 and weeks[0].unanswered == 0


def test_waiting_and_lateness_are_counted_by_agency(world: World):
    partnership = world["with_chair"].partnership
    accepted = selectors.acceptance_by_agency(actor("leder"), partnership, LATER)
    assert sum(each.accepted for each in accepted) >= 2
    assert all(each.median <= each.longest for each in accepted)
    late = selectors.late_by_agency(actor("leder"), partnership, LATER + timedelta(days=365))
    assert "unacknowledged" in {each.what for each in late} and all(each.count for each in late)


def test_the_neighbours_partnership_is_not_theirs_to_see(world: World):
    assert visitor("leder").get("/styregruppen?samarbejde=nowhere").status_code == 404


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.django_db
def test_they_ask_little_of_the_database_and_are_kept_nowhere(path):
    status, asked = asked_for(path, "leder")
    assert status == 200 and len(asked) <= A_PAGE, str(asked)
    assert visitor("leder").get(path)["Cache-Control"] == "no-store"


def test_somebody_who_does_not_steer_counts_nothing(world: World):
    weeks = selectors.passes_by_week(actor("koordinator"), world["with_chair"].partnership, LATER)
    assert not any(week.unanswered or week.returned for week in weeks)


@pytest.mark.django_db
def test_a_move_is_placed_from_its_notice_with_those_of_the_place_it_leads_to_first():
    handover, client = moving_to(situations.accepted()), visitor("naboleder")
    for month in range(1, 5):
        sweep(at=MONDAY.replace(year=2027, month=month))
    path = f"/styregruppen/placer/{handover.pk}"
    assert path in client.get(f"/opgaver/{handover.pk}").content.decode()
    able = selectors.able_to_take(actor("naboleder"), handover, MONDAY)
    assert str(able[0].agency and able[0].agency.name) == "Kolding Kommune"
    sent = {"to_person": str(actor("nabo").id), "confirmed": "1"}
    assert client.post(path, sent, follow=True).status_code == 200
