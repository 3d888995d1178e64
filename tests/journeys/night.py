"""The officer on patrol, Sunday at 02:10: whom can be rung, now, here."""

from datetime import UTC, date, datetime, timedelta

from tests.journeys.stage import COPENHAGEN, Stage, when

TOPICS = {"danger-now": "danger now", "first-talk": "the first talk", "children": "children"}
PLACE = "0561"
SHOWN = 10


def the_coming_sunday() -> str:
    today = datetime.now(COPENHAGEN).date()
    sunday: date = today + timedelta(days=(6 - today.weekday()) % 7 or 7)
    return datetime(sunday.year, sunday.month, sunday.day, 2, 10, tzinfo=COPENHAGEN).isoformat()


def whom_to_call(stage: Stage) -> None:
    at = the_coming_sunday()
    stage.chapter(f"A patrol in Esbjerg, {when(at)}: whom do I call?")
    bo = stage["betjent"]
    for topic, words in TOPICS.items():
        asked = bo.get("/who-to-call", topic=topic, at=at, municipality=PLACE)
        _tell(stage, f"{bo.name} asks about {words}", asked)
        stage.sees("112 and 114 stand there whatever is asked", numbers(asked["always"]) >= {"112", "114"})
        stage.sees("everybody of the partnership who is closed says when they open", all_say_when(asked))
        stage.sees(
            "every answer has a human meanwhile",
            all(a["contacts"] + a["meanwhile"] for a in asked["answers"]),
        )
    danger = bo.get("/who-to-call", topic="danger-now", at=at, municipality=PLACE)["answers"][0]
    stage.sees(
        f"acute danger is answered within 15 minutes, by {when(danger['respond_by'])}",
        danger["duty"] == "danger-now" and danger["covered"] and within_minutes(at, danger["respond_by"], 15),
    )
    without_a_sign_in(stage, at)


def without_a_sign_in(stage: Stage, at: str) -> None:
    named = stage["betjent"].get("/who-to-call", topic="first-talk", at=at, municipality=PLACE)
    shown = stage.stranger("/who-to-call", topic="first-talk", at=at, municipality=PLACE)
    stage.says("The same question without a sign-in:")
    stage.sees("the same functions answer", duties(shown) == duties(named))
    stage.sees("112 and 114 stand there as well", numbers(shown["always"]) >= {"112", "114"})
    stage.sees("nobody is named", names(named) and not names(shown))
    lines = {"duty-line", "national-line"}
    stage.sees("only public lines have a number", {c["kind"] for c in contacts(shown)} <= lines)


def _tell(stage: Stage, who: str, asked: dict) -> None:
    stage.says(f"{who}. {asked['partnership']} answers:")
    everybody = {c["phone"]: c for c in contacts(asked)}.values()
    in_order = sorted(everybody, key=lambda c: (not c["open_now"], c["opens_at"] or "later"))
    for contact in in_order[:SHOWN]:
        open_or_not = "open now" if contact["open_now"] else f"opens {when(contact['opens_at'])}"
        who_it_is = ", ".join(filter(None, (contact["name"], contact["title"])))
        stage.says(f"    {contact['phone']:>14}  {open_or_not:<24} {who_it_is}")
    if len(in_order) > SHOWN:
        stage.says(f"    and {len(in_order) - SHOWN} more")


def contacts(asked: dict) -> list[dict]:
    return [contact for answer in asked["answers"] for contact in answer["contacts"] + answer["meanwhile"]]


def names(asked: dict) -> set[str]:
    return {contact["name"] for contact in contacts(asked)} - {""}


def duties(asked: dict) -> list[str]:
    return [answer["duty"] for answer in asked["answers"]]


def numbers(rows: list[dict]) -> set[str]:
    return {row["phone"] for row in rows}


def all_say_when(asked: dict) -> bool:
    """Of the national lines the model knows no hours but that some never close."""
    ours = [contact for contact in contacts(asked) if contact["kind"] != "national-line"]
    return bool(ours) and all(contact["open_now"] or contact["opens_at"] for contact in ours)


def within_minutes(at: str, by: str, minutes: int) -> bool:
    waited = datetime.fromisoformat(by).astimezone(UTC) - datetime.fromisoformat(at).astimezone(UTC)
    return timedelta(0) < waited <= timedelta(minutes=minutes)
