"""Those outside the case: a message to a coordinator one may not see, and the lookup that is closed by default."""

import re

from tests.journeys.course import Course
from tests.journeys.listening import Ear
from tests.journeys.stage import RUNG, Differs, Player, Stage, code, when

TEXT = "Was there at 02:10. Ring at nine."
RECEIPT = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
WRONG = "2222-2222"
ASKERS = ("betjent", "stalkingkontakt", "efterforsker", "psp")


def a_message(stage: Stage, course: Course) -> None:
    stage.chapter("Another night, 02:10: a message to a coordinator the officer may not see")
    bo, vibeke = stage["betjent"], stage["visitator"]
    known = bo.post("/messages", message(course.number), expect=202)
    stage.says(f'{bo.name}, who was told the case number at the door, writes: "{TEXT}"')
    stage.sees(f"202 and receipt {known['receipt']}", form(known))
    unknown = bo.post("/messages", message(WRONG), expect=202)
    stage.sees(
        "a wrong number is answered alike: 202 and a receipt", form(unknown) and set(unknown) == set(known)
    )
    stage.sees(f"{bo.name} reads no message, not even the own", not receipts(bo))
    for who in ("koordinator", "stedfortraeder"):
        stage.sees(f"it lies with {stage[who].name}", known["receipt"] in receipts(stage[who]))
    stage.sees(
        f"{vibeke.name}, who screened, reads only the one without a case",
        known["receipt"] not in receipts(vibeke) and unknown["receipt"] in receipts(vibeke),
    )
    refused = stage["frivillig"].post("/messages", message(course.number), expect=403)
    stage.sees("the anonymous line may send none: 403", code(refused) == "not-permitted")
    handled(stage, vibeke, unknown["receipt"])


def in_the_morning(stage: Stage, ear: Ear) -> None:
    """The coordinator's phone was off all night. It comes back with its last number."""
    karen = ear.player
    stage.chapter(f"In the morning {karen.name} switches the phone on, with number {ear.last}")
    ear.on()
    notice = ear.hears("message-received")
    stage.sees(f"nothing is lost: number {ear.last} is the message, once", notice["seq"] == ear.last)
    stage.sees("the notice has an id and no text", set(notice) == RUNG and TEXT not in str(notice))
    row = next(each for each in karen.get("/messages")["results"] if each["id"] == notice["about"]["id"])
    stage.says(
        f'{karen.name} reads: "{row["text"]}" from {row["sender"]}, {row["sending_agency"]}. And rings at nine.'
    )
    handled(stage, karen, row["receipt"])
    again = karen.post(f"/messages/{row['id']}/handled", expect=409)
    stage.sees("a message is handled once: 409 the second time", code(again) == "not-in-this-state")


def a_lookup(stage: Stage, course: Course, ear: Ear) -> None:
    stage.chapter("Has this person a coordinator?")
    karen = ear.player
    asker, answer = looked_up(stage, course)
    stage.sees(f"{asker.name} gets an empty list, although there is a case", answer["coordinators"] == [])
    entrance = answer["entrance"]
    stage.sees(f"with whom to ring: {entrance['name']} {entrance['phone']}", entrance["phone"])
    stage.sees("and a note: not found is not no case", entrance["note"] == "not-found-is-not-no-case")
    heard = ear.hears("coordinator-looked-up", course.case)
    stage.sees(f"{karen.name} is told that somebody asked", heard)
    consented(stage, course, karen)
    asker, answer = looked_up(stage, course)
    stage.sees(
        f"{asker.name} now gets {karen.name} and a number",
        [row["name"] for row in answer["coordinators"]] == [karen.name],
    )
    heard = ear.hears("coordinator-looked-up", course.case)
    stage.sees(f"{karen.name} is told of that as well", heard)
    refused = stage["frivillig"].post("/coordinator-lookup", asking(course), expect=403)
    stage.sees("the anonymous line may not ask: 403", code(refused) == "not-permitted")


def consented(stage: Stage, course: Course, karen: Player) -> None:
    version = karen.get(course.path)["version"]
    wanted = {"findable": "consent"}
    stage.says(f"{course.name} says yes to being found. {karen.name} writes it down.")
    blind = karen.patch(course.path, wanted, expect=428)
    stage.sees("a change must say which version it changes: 428", code(blind) == "precondition-required")
    late = karen.patch(course.path, wanted, version - 1, expect=412)
    stage.sees("and may not overwrite a newer one: 412", code(late) == "changed-meanwhile")
    stage.sees(
        "with the version read, it is done",
        karen.patch(course.path, wanted, version)["findable"] == "consent",
    )


def looked_up(stage: Stage, course: Course) -> tuple[Player, dict]:
    """The first of the police who has not asked too often this hour: the story may be played many times."""
    for who in ASKERS:
        answer = stage[who].post("/coordinator-lookup", asking(course), expect=(200, 429))
        if "coordinators" in answer:
            return stage[who], answer
        stage.says(f"{stage[who].name} has asked too often this hour: 429. A colleague asks.")
    raise Differs(f"{stage.title}: everybody has asked too often; play the story again in an hour")


def asking(course: Course) -> dict:
    return {"cpr": course.cpr, "reason": "Found at the door at night, does not remember whom to ring"}


def message(number: str) -> dict:
    return {"case_number": number, "municipality": "0561", "text": TEXT}


def form(receipt: dict) -> bool:
    return set(receipt) == {"receipt"} and bool(RECEIPT.fullmatch(receipt["receipt"]))


def receipts(player: Player) -> set[str]:
    return {row["receipt"] for row in player.get("/messages")["results"]}


def handled(stage: Stage, player: Player, receipt: str) -> None:
    row = next(each for each in player.get("/messages")["results"] if each["receipt"] == receipt)
    player.post(f"/messages/{row['id']}/handled", expect=204)
    after = next(each for each in player.get("/messages")["results"] if each["id"] == row["id"])
    stage.sees(f"{player.name} marks it handled, at {when(after['handled_at'])}", after["handled_at"])
