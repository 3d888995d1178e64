"""One sight relation, asked in every way there is: all of them must answer alike, for everybody (P6)."""

from uuid import UUID

import pytest

from backend.agencies.models import Person
from backend.api.live import _look
from backend.config.management.commands.demo_token import token_for
from backend.coordination.access import Permission, readers_of
from backend.coordination.entrance_selectors import messages_for, referrals_for
from backend.coordination.models import Case, Handover, Referral
from backend.coordination.selectors import cases_for, handovers_for
from backend.coordination.sharing import takes_a_seat
from backend.coordination.telling_selectors import wishes_for
from backend.coordination.udoever_note_selectors import notes_for
from backend.coordination.use_cases.people import block
from backend.core.access import allowed
from backend.core.actor import Actor, Kind
from backend.forums.selectors import matters_for
from backend.notifications.selectors import notices_for
from tests.cast import NAMES, client
from tests.reading import ids, status
from tests.seeing import who_sees
from tests.situations import SITUATIONS, does

EVERYBODY = (*NAMES, "krisecenter", "nabo2", "nabo3", "naboleder")

DOORS = ("", "/history", "/seats")
READABLE = {
    "case": cases_for,
    "handover": handovers_for,
    "wish": wishes_for,
    "referral": referrals_for,
    "message": messages_for,
    "note": notes_for,
    "matter": matters_for,
}


def person(username: str) -> Actor:
    return Actor.of(Person.objects.get(username=username))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_those_see_a_case_whom_the_model_names(world, situation):
    readers = {each for _, each, _ in readers_of(world[situation].pk)}
    names = Person.objects.filter(pk__in=readers).values_list("username", flat=True)
    assert set(names) == who_sees(situation)


@pytest.mark.parametrize("username", EVERYBODY)
def test_the_list_is_what_the_rule_allows(world, username):
    reader = person(username)
    by_rule = {case.pk for case in Case.objects.all() if allowed(reader, Permission.SEE_CASE, case)}
    assert {case.pk for case in cases_for(reader)} == by_rule


@pytest.mark.parametrize("username", EVERYBODY)
def test_the_readers_of_a_case_are_those_who_list_it(world, username):
    reader = person(username)
    every = [case.pk for case in world.values()]
    as_reader = {case for case, each, _ in readers_of(*every) if each == reader.id}
    assert as_reader == {case.pk for case in cases_for(reader)}


@pytest.mark.parametrize("username", NAMES)
def test_every_door_to_a_case_opens_for_those_who_list_it(world, undone, username):
    """Whoever lists a case tries every door to it; everybody else tries one, and all of them between themselves."""
    listed = ids(client(username), "/api/v1/cases?page_size=2")
    assert listed == {str(case.pk) for case in cases_for(person(username))}
    for number, case in enumerate(world.values(), start=NAMES.index(username)):
        seen = str(case.pk) in listed
        tried = DOORS if seen else [DOORS[number % len(DOORS)]]
        answers = {status(username, f"/api/v1/cases/{case.pk}{door}") for door in tried}
        assert answers == {200 if seen else 404}


@pytest.mark.parametrize("username", NAMES)
def test_a_handover_is_listed_where_it_can_be_opened(world, undone, username):
    listed = ids(client(username), "/api/v1/handovers?page_size=2")
    answers = {str(each): status(username, f"/api/v1/handovers/{each}") for each in handovers()}
    assert {handover for handover, answer in answers.items() if answer == 200} == listed
    assert set(answers.values()) <= {200, 404}


@pytest.mark.parametrize("username", NAMES)
def test_a_referral_is_listed_where_it_can_be_opened(world, entrance, undone, username):
    listed = ids(client(username), "/api/v1/referrals")
    answers = {str(each): status(username, f"/api/v1/referrals/{each}") for each in referrals()}
    assert {referral for referral, answer in answers.items() if answer == 200} == listed


@pytest.mark.parametrize("username", EVERYBODY)
def test_a_handover_list_is_what_the_rule_allows(world, username):
    reader = person(username)
    by_rule = {row.pk for row in Handover.objects.all() if allowed(reader, Permission.SEE_HANDOVER, row)}
    assert {row.pk for row in handovers_for(reader)} == by_rule


def is_named_to(handover: Handover, reader: Person) -> bool:
    """To those who hold the case, and to whoever the duty gave a seat; not to the other seats (P7)."""
    case = handover.case
    carries = handover.holder_id == reader.pk and handover.ended_at is None
    seated = carries and takes_a_seat(handover.role, handover.basis)
    return reader.pk in (case.coordinator_id, case.deputy_id) or seated


@pytest.mark.parametrize("username", NAMES)
def test_a_handover_names_its_case_to_those_who_hold_the_case_or_the_duty(world, undone, username):
    shown = client(username).get("/api/v1/handovers?page_size=100").json()["results"]
    rows = Handover.objects.select_related("case").in_bulk([row["id"] for row in shown])
    named = {str(pk) for pk, row in rows.items() if is_named_to(row, person(username).person)}
    assert {row["id"] for row in shown if "case" in row} == named


@pytest.mark.parametrize("username", EVERYBODY)
def test_a_notice_points_only_at_what_its_reader_sees(world, username):
    reader = person(username)
    pointed = {(row.about["kind"], UUID(row.about["id"])) for row in notices_for(reader) if row.about}
    seen = {(kind, row.pk) for kind, readable in READABLE.items() for row in readable(reader)}
    assert pointed <= seen


@pytest.mark.parametrize("username", NAMES)
def test_the_socket_says_what_the_list_of_notices_says(world, undone, username):
    answer = client(username).get("/api/v1/notices").json()["results"]
    bearer = f"Bearer {token_for(person(username).person)}".encode()
    rung = _look({"headers": [(b"authorization", bearer)]}, 0) or []
    assert [(row["seq"], row["kind"], row["about"]) for row in rung] == [
        (row["seq"], row["kind"], row["about"]) for row in answer
    ]


def test_a_system_sees_no_case_and_no_handover(world):
    system = Actor(Kind.SYSTEM, for_whom="fagsystem")
    assert not cases_for(system).exists()
    assert not handovers_for(system).exists()


def test_a_blocked_person_sees_nothing_from_that_moment(world, undone):
    does("afdelingsleder", block, person_id=person("koordinator").id)
    assert not cases_for(person("koordinator")).exists()
    assert not handovers_for(person("koordinator")).exists()


def referrals() -> list[UUID]:
    return list(Referral.objects.values_list("pk", flat=True))


def handovers() -> list[UUID]:
    return list(Handover.objects.values_list("pk", flat=True))
