"""Past a threshold of the model the steering chair is told: by case number, once, and of nobody (P4)."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from backend.coordination.models import Case, PassedAround, Recusal
from backend.coordination.parties import Exposed
from backend.coordination.passing_around import Ask, Facts, Passes, passes_of, past
from backend.coordination.steering_selectors import passed_around
from backend.coordination.use_cases import lookups, referrals
from backend.coordination.use_cases.passing_around import tell_chairs
from backend.core.actor import acting_as
from backend.notifications.selectors import notices_for
from backend.responsibilities.book import model_in_force
from backend.responsibilities.vocabulary import Measure
from tests.cast import MONDAY, actor, client, does, opened, opening
from tests.situations import received, returned, with_chair

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CPR, NOBODY = "9901010001", "9901010002"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MODEL = model_in_force(MONDAY)
AN_AGENCY = uuid4()
NOTHING = Passes(0, 0, 0, timedelta())
LATER = MONDAY + 4 * DAY


def facts(**happened) -> Facts:
    none = {"coordinators": ["a"], "unanswered": 0, "returned": 0, "waits": [], "asks": []}
    return Facts(**{**none, **happened})


def measured(**happened) -> Passes:
    return passes_of(facts(**happened), MODEL.thresholds)


def test_the_thresholds_are_the_models_and_named_as_our_proposal():
    allowed = {each.measure: (each.most, each.within) for each in MODEL.thresholds}
    assert allowed == {
        Measure.PASSES: (3, ""),
        Measure.RETURNS: (1, ""),
        Measure.WAITING: (0, "P3D"),
        Measure.ASKED_AGAIN: (1, "P14D"),
    }
    assert all("our proposal" in each.source for each in MODEL.thresholds)


def test_a_move_back_to_whoever_had_it_is_counted_and_one_of_the_deputy_is_none():
    moved = measured(coordinators=["a", "a", "b", "a", "c", "b"])
    assert (moved.coordination_moves, moved.former_owners) == (4, 2)


def test_two_who_are_awaited_at_once_are_waited_for_once():
    waits = [(NOW, NOW + 2 * HOUR), (NOW + HOUR, NOW + 3 * HOUR), (NOW + 5 * HOUR, NOW + 6 * HOUR)]
    assert measured(waits=waits).waiting == 4 * HOUR


@pytest.mark.parametrize(
    ("second", "again"),
    [
        (Ask("course", AN_AGENCY, NOW + 14 * DAY), 1),
        (Ask("course", AN_AGENCY, NOW + 14 * DAY + HOUR), 0),
        (Ask("course", uuid4(), NOW + DAY), 0),
        (Ask("talk", AN_AGENCY, NOW + DAY), 0),
    ],
)
def test_the_same_question_is_the_same_thing_asked_of_the_same_within_the_models_time(second, again):
    assert measured(asks=[second, Ask("course", AN_AGENCY, NOW)]).asked_again == again


@pytest.mark.parametrize(
    ("passes", "measures"),
    [
        (NOTHING, []),
        (Passes(2, 1, 0, 3 * DAY, 1, 1), []),
        (Passes(2, 2, 0, timedelta()), [Measure.PASSES]),
        (Passes(0, 0, 1, timedelta(), 1), [Measure.RETURNS]),
        (Passes(0, 0, 0, 3 * DAY + HOUR), [Measure.WAITING]),
        (Passes(0, 0, 0, timedelta(), 0, 2), [Measure.ASKED_AGAIN]),
    ],
)
def test_a_threshold_is_passed_by_more_than_it_allows(passes, measures):
    assert list(past(passes, MODEL.thresholds)) == measures


def heard(who: str) -> list[str]:
    reader = actor(who)
    with acting_as(reader):
        return [each.kind for each in notices_for(reader)]


def shown_to(who: str, case: Case) -> set[str]:
    reader = actor(who)
    with acting_as(reader):
        return {each.measure for each in passed_around(reader, case.partnership) if each.case_id == case.pk}


@pytest.mark.django_db
def test_the_chair_is_told_once_for_each_case_and_measure_and_nobody_else_is():
    case, quiet = with_chair(), received()
    assert tell_chairs(at=MONDAY + HOUR) == 0
    assert tell_chairs(at=LATER) == 1 and tell_chairs(at=LATER + DAY) == 0
    assert heard("leder").count("passed-around") == 1
    for who in ("koordinator", "stedfortraeder", "naboleder", "administrator", "afdelingsleder"):
        assert "passed-around" not in heard(who)
    assert shown_to("leder", case) == {"waiting"} and shown_to("leder", quiet) == set()
    assert all(shown_to(who, case) == set() for who in ("koordinator", "naboleder", "drift"))


@pytest.mark.django_db
def test_a_chair_who_may_not_know_of_the_case_hears_nothing():
    case = with_chair()
    Recusal.objects.create(case=case, person=actor("leder").person, reason="Kin", since=MONDAY)
    tell_chairs(at=LATER)
    assert ("passed-around" in heard("leder"), "passed-around" in heard("leder2")) == (False, True)
    assert (shown_to("leder", case), shown_to("leder2", case)) == (set(), {"waiting"})


@pytest.mark.django_db
def test_a_closed_case_is_not_told_of():
    case = with_chair()
    Case.objects.filter(pk=case.pk).update(state="closed", closed_at=MONDAY)
    assert tell_chairs(at=LATER) == 0


@pytest.mark.django_db
def test_the_database_keeps_it_once_and_for_good():
    case = returned()
    row = {"case": case, "measure": "passes", "edition": MODEL.version, "at": MONDAY}
    PassedAround.objects.create(**row)
    with pytest.raises(IntegrityError, match="told_once_per_case_and_measure"), transaction.atomic():
        PassedAround.objects.create(**row)


@pytest.mark.django_db
def test_the_chair_reads_case_numbers_and_numbers_and_nothing_else():
    case = with_chair()
    tell_chairs(at=LATER)
    path = f"/api/v1/partnerships/{case.partnership.slug}/passes"
    answer = client("leder").get(path)
    told = [each for each in answer.json()["past"] if each["case_number"] == case.number]
    assert [each["measure"] for each in told] == ["waiting"]
    assert str(case.pk) not in answer.content.decode() and "Ulla" not in answer.content.decode()
    assert [each["most"] for each in answer.json()["thresholds"]] == [3, 1, 0, 1]
    assert [client(who).get(path).status_code for who in ("koordinator", "naboleder", "drift")] == [403] * 3
    assert client("leder").get("/api/v1/partnerships/nowhere/passes").status_code == 404


@pytest.mark.django_db
def test_whoever_sees_the_case_reads_what_went_past():
    answer = client("stedfortraeder").get(f"/api/v1/cases/{returned().pk}/passes").json()
    assert (answer["returns"], answer["former_owners"], answer["asked_again"]) == (1, 0, 0)
    assert "passes" not in answer["past"]


@pytest.mark.django_db
def test_the_same_person_referred_and_looked_up_again_is_asked_about_again():
    case = opened(exposed=Exposed(name="Ulla Udsat", cpr=CPR))
    for _ in range(2):
        does("betjent", referrals.refer, opening=opening(exposed=Exposed(cpr=CPR)))
        does("dsc", lookups.look_up, cpr=CPR, reason="At the door")
    read = client("visitator").get(f"/api/v1/cases/{case.pk}/passes").json()
    assert (read["asked_again"], read["past"]) == (2, ["asked-again"])
