"""From a referral in the night to a coordinator who has said yes, and a person who has been told."""

from tests.journeys.course import Course
from tests.journeys.listening import Ear
from tests.journeys.stage import RUNG, Player, Stage, code, when

OFFERED = {"id", "kind", "state", "duty", "role", "partnership", "municipality", "respond_by", "complete_by"}
OFFERED |= {"sending_agency", "created_at"}


def referral_of(course: Course) -> dict:
    summary = "Somebody known from a club waits outside the door. There was a child at home."
    return {
        "municipality": "0561",
        "exposed": course.exposed,
        "children": True,
        "basis": "consent",
        "summary": summary,
    }


def sent_on(stage: Stage, course: Course) -> None:
    stage.chapter("Before the shift ends the officer sends the person on")
    bo, wanted = stage["betjent"], referral_of(course)
    bare = {key: value for key, value in wanted.items() if key != "basis"}
    problem = bo.post("/referrals", bare, expect=400)
    stage.sees("without a basis nothing is sent: 400", "/basis" in [e["pointer"] for e in problem["errors"]])
    receipt = bo.post("/referrals", wanted, expect=201)
    course.referral = receipt["id"]
    stage.says(f"{bo.name} refers {course.name}, who has said yes.")
    stage.sees(f"the officer holds receipt {receipt['receipt']}", receipt["state"] == "received")
    stage.sees(f"the visitator answers by {when(receipt['respond_by'])}", receipt["respond_by"])
    stage.sees(
        "from then on the officer reads no word of it",
        "exposed" not in bo.get(f"/referrals/{course.referral}"),
    )
    for who in ("frivillig", "fremmed"):
        refused = stage[who].post("/referrals", wanted, expect=403)
        stage.sees(f"{stage[who].name} ({who}) may not refer: 403", code(refused) == "not-permitted")


def taken_in(stage: Stage, course: Course, ear: Ear) -> None:
    stage.chapter("The visitator hears of it live")
    vibeke = stage["visitator"]
    rung = ear.hears("referral-received", course.referral)
    stage.sees(f"{vibeke.name}'s screen rings: number {ear.last}, an id, no content", set(rung) == RUNG)
    read = vibeke.get(f"/referrals/{course.referral}")
    stage.sees(
        f"{vibeke.name} reads who it is and how to ring safely", read["exposed"]["name"] == course.name
    )
    stage.sees(
        "the coordinator-to-be knows nothing: 404",
        stage["koordinator"].status(f"/referrals/{course.referral}") == 404,
    )
    opened = vibeke.post(f"/referrals/{course.referral}/open", expect=201)
    course.case, course.number = opened["case"], opened["case_number"]
    case = vibeke.get(course.path)
    pair = case["coordinator"]["name"], case["deputy"]["name"]
    stage.sees(
        f"case {course.number} has {pair[0]} by office and {pair[1]} as deputy, from its first second",
        pair[0] == vibeke.name != pair[1],
    )
    acknowledged = vibeke.post(f"{course.path}/acknowledge")
    stage.sees(f"acknowledged before {when(case['acknowledge_by'])}", acknowledged["state"] == "screening")


def screened(stage: Stage, course: Course) -> str:
    stage.chapter("Is it stalking?")
    vibeke, karen = stage["visitator"], stage["koordinator"]
    wanted = {"outcome": "stalking", "reason": "Daily, for three months, and afraid"}
    bare = vibeke.post(f"{course.path}/screening", {"outcome": "stalking"}, expect=400)
    stage.sees("an answer without a reason is refused: 400", bare["errors"][0]["pointer"] == "/reason")
    case = vibeke.post(f"{course.path}/screening", wanted)
    stage.sees(f"{vibeke.name} answers: stalking", (case["state"], case["outcome"]) == ("active", "stalking"))
    stage.sees(
        f"{vibeke.name} coordinates until somebody has said yes", case["coordinator"]["id"] == vibeke.id
    )
    offer = under_way(vibeke, course)
    asked_without_a_person(karen, course, offer)
    return offer


def under_way(player: Player, course: Course) -> str:
    """The handover of this case that is offered now, as one who coordinates it sees it."""
    rows = player.get("/handovers", state="offered", page_size=100)["results"]
    return next(row["id"] for row in rows if row.get("case") == course.case)


def asked_without_a_person(asked: Player, course: Course, handover: str) -> None:
    """What the one asked sees of an offer: a duty, a deadline, a municipality, and nobody."""
    stage = asked.stage
    rows = asked.get("/handovers", state="offered", page_size=100)["results"]
    offer = next((row for row in rows if row["id"] == handover), {"respond_by": None, "duty": "nothing"})
    due = when(offer["respond_by"])
    stage.says(
        f"{asked.name} is asked: {offer['duty']}, municipality {offer.get('municipality')}, answer by {due}."
    )
    stage.sees(f"{asked.name} sees no person and no case number in it", set(offer) == OFFERED)
    stage.sees("and not the case: 404", asked.status(course.path) == 404)


def accepted(stage: Stage, course: Course, offer: str) -> None:
    vibeke, karen, bo = stage["visitator"], stage["koordinator"], stage["betjent"]
    karen.post(f"/handovers/{offer}/accept")
    case = karen.get(course.path)
    stage.sees(
        f"{karen.name} says yes, coordinates, and reads who it is",
        (case["coordinator"]["id"], case["exposed"]["name"]) == (karen.id, course.name),
    )
    stage.sees(
        f"{case['deputy']['name']} is the deputy still", case["deputy"]["id"] == stage["stedfortraeder"].id
    )
    stage.sees(f"{vibeke.name} has let go and sees it no more: 404", vibeke.status(course.path) == 404)
    read = bo.get(f"/referrals/{course.referral}")
    plain = {"id", "receipt", "state", "reason", "municipality", "created_at", "respond_by"}
    stage.sees(
        f"{bo.name} reads 'taken care of', and no more",
        (read["state"], set(read)) == ("taken-care-of", plain),
    )
    stage.sees(f"{bo.name} may not know of the case: 404", bo.status(course.path) == 404)


def told(stage: Stage, course: Course) -> None:
    stage.chapter(f"{course.name} is told whom to ring")
    karen = stage["koordinator"]
    (task,) = karen.get(f"{course.path}/tellings")["results"]
    stage.sees(
        f"{karen.name} has the task, by {when(task['due_by'])}",
        (task["duty"], task["told_at"]) == ("tell-who-coordinator-is", None),
    )
    unknown = {"channel": "safe-number", "advice": "ring-back-and-argue"}
    refused = karen.post(f"{course.path}/tell", unknown, expect=400)
    stage.sees("advice that nobody has agreed on is refused: 400", code(refused) == "unknown-advice")
    done = karen.post(f"{course.path}/tell", {"task": task["id"], "channel": "safe-number"}, expect=201)
    stage.sees(
        f"told on the safe number at {when(done['told_at'])}",
        done["channel"] == "safe-number" and done["told_at"],
    )
    again = karen.post(f"{course.path}/tell", {"task": task["id"], "channel": "meeting"}, expect=409)
    stage.sees("a task is told once: 409 the second time", code(again) == "not-in-this-state")
    card = karen.get(f"{course.path}/card")
    first, second = (f"{card[each]['name']} {card[each]['phone']}" for each in ("coordinator", "deputy"))
    stage.says(f"The card: {first}, else {second}, always {' and '.join(card['always'])}.")
    words = {"stalk", "poli", "violence", "vold", course.name.lower(), course.number.lower()}
    stage.sees("no word on it says why", not any(word in str(card).lower() for word in words))
