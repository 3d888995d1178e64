"""Other agencies carry out duties; the coordinator stays. Refused, accepted, done; and one neutral answer."""

from tests.journeys.arrival import asked_without_a_person
from tests.journeys.course import Course
from tests.journeys.stage import Stage, code, when

SUGGESTED, WHO = "victim-support", "offerraadgiver"


def handed_over(stage: Stage, course: Course, duty: str, reason: str) -> str:
    karen = stage["koordinator"]
    wanted = {"kind": "duty", "duty": duty, "basis": "consent", "reason": reason}
    handover = karen.post(f"{course.path}/handovers", wanted, expect=201)
    stage.says(
        f"{karen.name} hands over {duty}, with consent as the basis; answer by {when(handover['respond_by'])}."
    )
    return handover["id"]


def refused_and_suggested(stage: Stage, course: Course) -> str:
    stage.chapter(f"{course.name} wants somebody to talk to: Dansk Stalking Center is asked")
    karen, dorte = stage["koordinator"], stage["dsc"]
    bare = {"kind": "duty", "duty": "exposed-course"}
    problem = karen.post(f"{course.path}/handovers", bare, expect=400)
    stage.sees("without a basis nobody is asked: 400", problem["errors"][0]["pointer"] == "/basis")
    handover = handed_over(stage, course, "exposed-course", "Wants somebody to talk to")
    asked_without_a_person(dorte, course, handover)
    no = {"reason": "no-capacity", "suggested_role": SUGGESTED}
    answer = dorte.post(f"/handovers/{handover}/decline", no)
    stage.sees(f"{dorte.name} has no capacity and suggests {SUGGESTED}", answer["state"] == "returned")
    back = karen.get(f"/handovers/{handover}")
    stage.sees(
        f"it is back with {karen.name}, suggestion and all",
        (back["state"], back["suggested_role"]) == ("returned", SUGGESTED),
    )
    stage.sees(
        f"{karen.name} had the responsibility all the while",
        karen.get(course.path)["coordinator"]["id"] == karen.id,
    )
    stage.sees(f"{dorte.name} has let go: 404", dorte.status(f"/handovers/{handover}") == 404)
    return handover


def accepted_and_done(stage: Stage, course: Course, handover: str) -> None:
    stage.chapter("Offered again, to the role suggested")
    karen, oda = stage["koordinator"], stage[WHO]
    stage.sees("offered again", karen.post(f"/handovers/{handover}/offer")["state"] == "offered")
    asked_without_a_person(oda, course, handover)
    taken = oda.post(f"/handovers/{handover}/accept")
    stage.sees(
        f"{oda.name} says yes, to be done by {when(taken['complete_by'])}",
        taken["state"] == "accepted" and taken["complete_by"],
    )
    case = oda.get(course.path)
    stage.sees(
        f"{oda.name} has a seat: reads the name and the safe number",
        case["exposed"]["safe_contact"]["number"],
    )
    stage.sees("but not the visitator's own words", not {"summary", "outcome_reason"} & set(case))
    stage.sees(f"{karen.name} coordinates still", case["coordinator"]["id"] == karen.id)
    again = stage["dsc"].post(f"/handovers/{handover}/contact-achieved", expect=404)
    stage.sees(f"{stage['dsc'].name}, who said no, cannot answer for it: 404", code(again) == "not-found")
    done = oda.post(f"/handovers/{handover}/contact-achieved")
    stage.sees("contact is achieved, and this duty is done with it", done["state"] == "done")
    stage.sees(f"{oda.name}'s seat is left: 404", oda.status(course.path) == 404)


def one_neutral_answer(stage: Stage, course: Course) -> None:
    stage.chapter("Psychiatry is asked, and tells nothing by answering")
    karen, pia = stage["koordinator"], stage["psykiatri"]
    handover = handed_over(stage, course, "psychiatry-exposed", "Asks for a talk")
    asked_without_a_person(pia, course, handover)
    refused = pia.post(f"/handovers/{handover}/decline", {"reason": "no-capacity"}, expect=400)
    stage.sees("'no-capacity' is refused, it could tell something: 400", code(refused) == "one-answer-only")
    answer = pia.post(f"/handovers/{handover}/decline", {"reason": "cannot-say"})
    stage.sees(f"{pia.name} answers 'cannot-say'", answer["state"] == "returned")
    lines = karen.get(f"{course.path}/history")["results"]
    said = [line["details"].get("reason") for line in lines if line["details"].get("handover") == handover]
    stage.sees(f"that is all {karen.name} reads in the history", {*said} - {None} == {"cannot-say"})
    stage.sees(f"{pia.name} never saw the case: 404", pia.status(course.path) == 404)
    withdrawn = karen.post(f"/handovers/{handover}/withdraw")
    stage.sees(f"{karen.name} takes it back and finds another way", withdrawn["state"] == "withdrawn")
