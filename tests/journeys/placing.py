"""Everybody says no: the steering chair places the case, by its number alone, and never with the chair."""

from tests.journeys.arrival import referral_of, under_way
from tests.journeys.course import Course
from tests.journeys.listening import Ear
from tests.journeys.stage import Stage, code

DECLINERS = ("koordinator", "stedfortraeder")


def nobody_takes_it(stage: Stage, other: Course, ear: Ear) -> str:
    stage.chapter("Another case, and everybody in the municipality says no")
    vibeke = stage["visitator"]
    case = vibeke.post("/cases", referral_of(other), expect=201)
    other.case, other.number = case["id"], case["number"]
    vibeke.post(f"{other.path}/screening", {"outcome": "stalking", "reason": "Every day"})
    state, handover = "offered", under_way(vibeke, other)
    for who in DECLINERS:
        state = stage[who].post(f"/handovers/{handover}/decline", {"reason": "no-capacity"})["state"]
        stage.says(f"{stage[who].name}: no capacity. It goes on by itself: {state}.")
    stage.sees("it waits with the steering chair", state == "with-chair")
    stage.sees(
        f"{vibeke.name} has the responsibility still",
        vibeke.get(other.path)["coordinator"]["id"] == vibeke.id,
    )
    stage.sees(f"{stage['leder'].name} is told live", ear.hears("handover-to-place", handover))
    return handover


def placed(stage: Stage, other: Course, handover: str) -> None:
    lars, karen = stage["leder"], stage["koordinator"]
    row = lars.get(f"/handovers/{handover}")
    stage.sees(
        f"the chair sees case number {row['case_number']}, no person and no case",
        row["case_number"] == other.number
        and not {"case", "reason", "holder"} & set(row)
        and other.name not in str(row),
    )
    stage.sees("and may not open the case: 404", lars.status(other.path) == 404)
    itself = lars.post(f"/handovers/{handover}/place", {"to_person": lars.id}, expect=400)
    stage.sees("the chair cannot place it with themselves: 400", code(itself) == "cannot-be-placed-there")
    unasked = stage["afdelingsleder"].post(
        f"/handovers/{handover}/place", {"to_person": karen.id}, expect=404
    )
    stage.sees("nobody else can place it: 404", code(unasked) == "not-found")
    answer = lars.post(f"/handovers/{handover}/place", {"to_person": karen.id})
    case = karen.get(other.path)
    stage.sees(
        f"placed with {karen.name}, who has it from this second",
        (answer["state"], case["coordinator"]["id"]) == ("accepted", karen.id),
    )
    stage.sees("the chair's part is over: 404", lars.status(f"/handovers/{handover}") == 404)
    closed(stage, other, "koordinator")


def closed(stage: Stage, course: Course, who: str) -> None:
    """Everything that was to be told is told, and the case is closed."""
    player = stage[who]
    for task in player.get(f"{course.path}/tellings")["results"]:
        if task["told_at"] is None:
            player.post(f"{course.path}/tell", {"task": task["id"], "channel": "meeting"}, expect=201)
    case = player.post(f"{course.path}/close")
    stage.sees(
        f"{player.name} tells {course.name} and closes case {course.number}", case["state"] == "closed"
    )
