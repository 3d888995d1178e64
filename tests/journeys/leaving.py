"""The coordinator is away, and then gone at once. The case always has somebody."""

import time
from datetime import UTC, datetime, timedelta

from tests.journeys.course import Course
from tests.journeys.listening import Ear
from tests.journeys.stage import Player, Stage, code

LEAVE = timedelta(seconds=3)
ENDED_SIGN_IN = 4401


def on_leave(stage: Stage, course: Course, ear: Ear) -> None:
    """Three seconds of leave, so that the story can be played again at once."""
    stage.chapter("The coordinator's leave")
    karen, steen = stage["koordinator"], stage["stedfortraeder"]
    starts = datetime.now(UTC)
    away = {"starts_at": starts.isoformat(), "ends_at": (starts + LEAVE).isoformat(), "stand_in": steen.id}
    karen.post(f"/people/{karen.id}/absences", away, expect=201)
    stage.says(f"{karen.name} is away (for {LEAVE.seconds} seconds, in this story), {steen.name} stands in.")
    stage.sees(f"{steen.name} hears of it at once", ear.hears("absence-recorded", course.case))
    during = starts + LEAVE / 2
    stage.sees("nobody is sent to somebody who is away", karen.name not in whom_to_call(steen, during))
    case = steen.get(course.path)
    pair = (case["coordinator"]["id"], case["deputy"]["id"])
    stage.sees("the case stands as it stood: same coordinator, same deputy", pair == (karen.id, steen.id))
    changed = steen.patch(course.path, {"safe_contact": {"times": "After 16"}}, case["version"])
    stage.sees(
        f"{steen.name} acts: notes when it is safe to ring",
        changed["exposed"]["safe_contact"]["times"] == "After 16",
    )
    longer = stage["betjent"].post(f"/people/{karen.id}/absences", away, expect=403)
    stage.sees("an officer cannot send a coordinator on leave: 403", code(longer) == "not-permitted")
    time.sleep(max(0, (starts + LEAVE - datetime.now(UTC)).total_seconds()))
    stage.sees(f"back again, {karen.name} is whom to ring", karen.name in whom_to_call(steen, starts + LEAVE))


def blocked(stage: Stage, course: Course, ear: Ear) -> None:
    stage.chapter("A phone is lost: the sign-in is blocked, and the case moves on in the same second")
    karen, steen, agnete = stage["koordinator"], stage["stedfortraeder"], stage["afdelingsleder"]
    refused = steen.post(f"/people/{karen.id}/block", {"reason": "?"}, expect=403)
    stage.sees("a colleague may not block: 403", code(refused) == "not-permitted")
    asked = datetime.now(UTC)
    agnete.post(f"/people/{karen.id}/block", {"reason": "Phone lost"})
    took = datetime.now(UTC) - asked
    case = steen.get(course.path)
    pair = case["coordinator"], case["deputy"]
    stage.says(f"{agnete.name} blocks {karen.name}.")
    stage.sees(
        f"{pair[0]['name']} coordinates and {pair[1]['name']} is deputy",
        pair[0]["id"] == steen.id and karen.id not in str(pair),
    )
    moved = moves(steen, course)[-1]
    in_time = timedelta(0) <= datetime.fromisoformat(moved["at"]) - asked <= took < timedelta(seconds=1)
    stage.sees(f"asked and done within {took.total_seconds() * 1000:.0f} milliseconds", in_time)
    stage.sees(
        f"in {agnete.name}'s own deed",
        (moved["actor"], moved["details"]["why"]) == (agnete.id, "sign-in-blocked"),
    )
    gone = karen.get("/me", expect=401)
    stage.sees(f"{karen.name}'s token is worth nothing: 401", code(gone) == "signin-blocked")
    stage.sees(f"the phone's live socket is closed: {ENDED_SIGN_IN}", ear.ended_with() == ENDED_SIGN_IN)
    agnete.post(f"/people/{karen.id}/unblock", {"reason": "Found again"})
    stage.sees(f"found again: {karen.name} can sign in", karen.status("/me") == 200)
    stage.sees("but the case stays where it went: 404", karen.status(course.path) == 404)


def unblocked(stage: Stage) -> None:
    """However an earlier playing ended, the coordinator can sign in."""
    head, karen = stage["afdelingsleder"], stage["koordinator"]
    if karen.status("/me") == 401:
        people = head.get("/people", page_size=100)["results"]
        for row in people:
            if row["title"] == "Primær koordinator":
                head.post(f"/people/{row['id']}/unblock", {"reason": "The story is played again"})


def moves(player: Player, course: Course) -> list[dict]:
    lines = player.get(f"{course.path}/history", page_size=100)["results"]
    return [line for line in lines if line["what"] == "coordination-moved"]


def whom_to_call(player: Player, at: datetime) -> set[str]:
    asked = player.get("/who-to-call", municipality="0561", duty="safety-plan", at=at.isoformat())
    return {contact["name"] for answer in asked["answers"] for contact in answer["contacts"]}
