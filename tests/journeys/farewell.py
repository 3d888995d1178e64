"""The exposed person's own two wishes, the closing, and who of the cast sees the case at the end."""

from tests.journeys.arrival import asked_without_a_person, under_way
from tests.journeys.course import Course
from tests.journeys.listening import Ear
from tests.journeys.placing import closed
from tests.journeys.stage import Stage, code, when

WISH = {"id", "kind", "case_number", "municipality", "respond_by", "answered_at"}
NOT_FOR_SYSTEMS = {"fagsystem": 403}


def another_coordinator(stage: Stage, course: Course, ear: Ear) -> None:
    stage.chapter(f"{course.name} asks for another coordinator, and gives no reason")
    steen, agnete, karen = stage["stedfortraeder"], stage["afdelingsleder"], stage["koordinator"]
    wish = steen.post(f"{course.path}/ask-other-coordinator", expect=201)
    stage.sees(
        f"{steen.name} writes it down; the head answers by {when(wish['respond_by'])}",
        wish["answered_at"] is None,
    )
    twice = steen.post(f"{course.path}/ask-other-coordinator", expect=409)
    stage.sees("one wish waits at a time: 409", code(twice) == "wish-recorded-before")
    ear.hears("wish-recorded", wish["id"])
    row = next(each for each in agnete.get("/wishes")["results"] if each["id"] == wish["id"])
    stage.sees(
        f"{agnete.name} hears of it and sees case number {row['case_number']} and no person", set(row) == WISH
    )
    stage.sees("nor the case: 404", agnete.status(course.path) == 404)
    agnete.post(f"/wishes/{wish['id']}/answer", {"to_person": karen.id})
    stage.sees(
        f"{steen.name} stays until somebody has said yes",
        steen.get(course.path)["coordinator"]["id"] == steen.id,
    )
    offer = under_way(steen, course)
    asked_without_a_person(karen, course, offer)
    karen.post(f"/handovers/{offer}/accept")
    stage.sees(
        f"{karen.name} says yes and coordinates", karen.get(course.path)["coordinator"]["id"] == karen.id
    )


def withdrawn(stage: Stage, course: Course) -> None:
    stage.chapter(f"{course.name} wants to leave the course")
    karen = stage["koordinator"]
    wish = karen.post(f"{course.path}/withdraw", expect=201)
    case = karen.get(course.path)
    stage.sees(
        f"written down; {karen.name} talks with them by {when(case['next_by'])}",
        (wish["kind"], case["next_duty"]) == ("withdrawal", "leave-the-course"),
    )
    passes = karen.get(f"{course.path}/passes")
    moves, returns = passes["coordination_moves"], passes["returns"]
    stage.sees(
        f"every pass is counted: moved {moves} times, back {returns} times, "
        f"{passes['offers_unanswered']} offers came to nothing",
        (moves, returns) == (3, 2),
    )
    closed(stage, course, "koordinator")
    stage.sees(
        "told of the coordinator, of each change and of the end",
        all(row["told_at"] for row in karen.get(f"{course.path}/tellings")["results"]),
    )


def who_saw_what(stage: Stage, course: Course) -> None:
    stage.chapter(f"Who sees case {course.number} at the end")
    case = stage["koordinator"].get(course.path)
    pair = {case["coordinator"]["id"]: "coordinates", case["deputy"]["id"]: "deputy"}
    for who, player in stage.players.items():
        why = "a system" if who in NOT_FOR_SYSTEMS else pair.get(player.id, "")
        wanted = NOT_FOR_SYSTEMS.get(who, 200 if why else 404)
        listed = who not in NOT_FOR_SYSTEMS and course.case in {
            row["id"] for row in player.get("/cases", page_size=100)["results"]
        }
        name = "Fagsystem" if who in NOT_FOR_SYSTEMS else player.name
        answer = player.status(course.path)
        also = [
            player.status(f"{course.path}/{part}")
            for part in ("history", "seats", "tellings", "passes", "card")
        ]
        stage.sees(
            f"{who:<15} {name:<20} {answer}  {why}", {answer, *also} == {wanted} and listed is (wanted == 200)
        )
