"""A room of PSP or KSP without a chair who can act is a gap: nobody else opens or closes anything there (P1)."""

from dataclasses import replace

import pytest

from backend.agencies.models import Forum, ForumMember, Post
from backend.coordination.use_cases import people
from backend.forums.models import ForumSight
from backend.responsibilities.book import load_model
from backend.responsibilities.editions import DATA
from backend.responsibilities.gap import Gap, GapCode
from backend.responsibilities.readiness_rooms import room_gaps
from backend.responsibilities.snapshot import A_YEAR, Room
from backend.responsibilities.snapshots import snapshot_of
from tests.cast import MONDAY, actor, client
from tests.factories.snapshots import END, START, a_person, a_place, a_snapshot, away, danish
from tests.situations import does
from tests.web.grid import visitor

MODEL = load_model(DATA / "2026-11")
ESBJERG = "tryg-i-esbjerg"
ANNA = a_person("Anna")


def gaps_of(chair, *places) -> list[Gap]:
    snapshot = a_snapshot(*places, rooms=[Room("psp", "PSP Esbjerg", chair)])
    return list(room_gaps(MODEL, snapshot, START, END))


def test_a_room_that_somebody_in_post_leads_has_no_gap():
    assert gaps_of(ANNA) == []


@pytest.mark.parametrize("chair", [None, replace(ANNA, blocked=True)])
def test_a_room_nobody_can_lead_is_a_gap_of_the_whole_partnership_from_the_start(chair):
    [gap] = gaps_of(chair)
    assert (gap.code, gap.duty, gap.role, gap.municipality) == (GapCode.NO_CHAIR, "", "psp-chair", "")
    assert gap.at == START


def test_it_is_said_in_both_languages_with_its_first_moment():
    [gap] = gaps_of(replace(ANNA, in_post_until=danish(2026, 9, 1)))
    assert gap.message.da == "PSP Esbjerg: ingen kan lede møderne fra 01.09.2026 kl. 00.00."
    assert gap.message.en == "PSP Esbjerg: no chair who can act from 2026-09-01 00:00."


def test_whoever_is_away_for_a_while_still_leads():
    assert gaps_of(away(ANNA, start=(2026, 6, 1))) == []


def test_whoever_comes_to_investigate_leads_no_room_from_then_on():
    investigator = a_place("police-investigator", ANNA, valid_from=danish(2027, 1, 1))
    [gap] = gaps_of(ANNA, investigator)
    assert gap.at == danish(2027, 1, 1)


def without_chair() -> set[str]:
    snapshot = snapshot_of(ESBJERG, MONDAY)
    assert snapshot
    return {gap.role.removesuffix("-chair") for gap in room_gaps(MODEL, snapshot, MONDAY, MONDAY + A_YEAR)}


def led_by_nobody() -> set[str]:
    """As sight says it."""
    rooms = Forum.objects.filter(partnership__slug=ESBJERG, kind__in=["psp", "ksp"])
    led = ForumSight.objects.filter(why="chair").values("forum")
    return set(rooms.exclude(pk__in=led).values_list("kind", flat=True))


def blocked() -> None:
    does("administrator", people.block, person_id=actor("psp").id)


def gone() -> None:
    Post.objects.filter(person=actor("psp").person).update(ended_at=MONDAY)


def led_by(who: str) -> None:
    ForumMember.objects.filter(forum__kind="psp", chairs=True, forum__partnership__slug=ESBJERG).update(
        person=actor(who).person
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("happens", "rooms"),
    [
        (lambda: None, set()),
        (blocked, {"psp"}),
        (gone, {"psp"}),
        (lambda: led_by("efterforsker"), {"psp"}),
        (lambda: led_by("anklager"), {"psp"}),
        (lambda: ForumMember.objects.filter(chairs=True).update(ended_at=MONDAY), {"psp", "ksp"}),
        (lambda: led_by("boern"), set()),
    ],
    ids=["as-it-was", "blocked", "gone", "an-investigator", "of-the-prosecution", "nobody", "another"],
)
def test_readiness_and_sight_agree_on_which_rooms_nobody_leads(happens, rooms):
    happens()
    assert without_chair() == led_by_nobody() == rooms


@pytest.mark.django_db
def test_those_who_read_readiness_are_told_of_it():
    blocked()
    told = client("koordinator").get(f"/api/v1/partnerships/{ESBJERG}/readiness").json()["gaps"]
    (gap,) = [each for each in told if each["code"] == "no-chair"]
    assert gap["role"] == "psp-chair" and "PSP Esbjerg" in gap["message"]
    assert (
        "PSP Esbjerg: ingen kan lede møderne"
        in visitor("administrator").get("/styregruppen/mangler").content.decode()
    )
