"""Cases: who does not see one gets 404 at every page of it; who sees it may not do everything."""

from tests.web.page_table import Row

CASE = "sager/<uuid:case_id>"
TASK = "opgaver/<uuid:handover_id>"
WISH = "oensker/<uuid:wish_id>"
ANSWERED, MAY_NOT, UNFINISHED = 302, 403, 422


def of_case(path: str, method: str = "GET", people: int = 200, **more) -> Row:
    return Row(f"{CASE}{path}", method, people=people, on=more.pop("on", "seated"), seen=True, **more)


def of_task(path: str, on: str, who: dict[str, int], method: str = "POST", **more) -> Row:
    """Whoever is not named does not see it."""
    return Row(f"{TASK}{path}", method, people=404, but=who, on=on, **more)


def of_wish(path: str, method: str, head: int, **more) -> Row:
    who = {**dict.fromkeys(HOLDERS, MAY_NOT), "afdelingsleder": head}
    return Row(f"{WISH}{path}", method, people=404, but=who, on="wished", **more)


HOLDERS = ("koordinator", "stedfortraeder")
SEAT = {"dsc": MAY_NOT}
ROWS = [
    Row("sager"),
    of_case(""),
    of_case("/kort"),
    of_case("/kig", but=SEAT),
    of_case("/kig/udskrift", but=SEAT),
    of_case("/bekraeft", "POST", ANSWERED, on="received"),
    of_case("/luk", "POST", ANSWERED, on="acknowledged"),
    of_case("/genaabn", "POST", ANSWERED, on="closed"),
    of_case("/anden-koordinator", "POST", ANSWERED, but=SEAT),
    of_case("/stopper", "POST", ANSWERED, but=SEAT),
    of_case("/vurdering", on="acknowledged"),
    of_case("/vurdering", "POST", UNFINISHED, on="acknowledged"),
    of_case("/fortalt", but=SEAT),
    of_case("/fortalt", "POST", UNFINISHED, but=SEAT),
    of_case(
        "/fortalt/<uuid:task>", people=404, fill={"task": "00000000-0000-4000-8000-000000000000"}, but=SEAT
    ),
    of_case(
        "/fortalt/<uuid:task>",
        "POST",
        404,
        fill={"task": "00000000-0000-4000-8000-000000000000"},
        body={"channel": "meeting"},
        but=SEAT,
    ),
    of_case("/giv-videre", but=SEAT),
    of_case("/giv-videre/<slug:duty>", fill={"duty": "exposed-course"}, but=SEAT),
    of_case("/giv-videre/<slug:duty>", "POST", UNFINISHED, fill={"duty": "exposed-course"}, but=SEAT),
    of_case("/ret", but=SEAT),
    of_case("/ret", "POST", UNFINISHED, but=SEAT),
    of_case("/inhabil", but=SEAT),
    of_case("/inhabil", "POST", UNFINISHED, but=SEAT),
    of_case("/inhabil/<uuid:recusal_id>/slut", "POST", ANSWERED, on="recused"),
    of_case("/ansat", but=SEAT),
    of_case("/ansat", "POST", UNFINISHED, but=SEAT),
    of_case("/ansat/<uuid:staff_party_id>/slut", "POST", ANSWERED, on="staff_is_party"),
    of_case("/adresse", on="protected", but=SEAT),
    of_case("/adresse", "POST", 200, on="protected", but=SEAT, body={"reason": "They moved"}),
    of_case("/adresse/beskyt", but=SEAT),
    of_case("/adresse/beskyt", "POST", UNFINISHED, but=SEAT),
    of_case("/adresse/forny", "POST", ANSWERED, on="protected", but=SEAT),
    of_case("/adresse/slut", "POST", ANSWERED, on="protected", but=SEAT),
    # who holds the case sees the wish; the head of department answers it, and sees no case
    of_wish("", "GET", 200),
    of_wish("/tilbyd", "POST", UNFINISHED),
    of_wish("/afslaa", "POST", ANSWERED, body={"reason": "nobody-else"}),
    # the one asked sees the task; whoever coordinates sees it too, and may not answer it
    of_task("", "course_offered", dict.fromkeys((*HOLDERS, "dsc"), 200), "GET"),
    of_task("/tag", "course_offered", {"dsc": ANSWERED, **dict.fromkeys(HOLDERS, MAY_NOT)}),
    of_task(
        "/afvis",
        "course_offered",
        {"dsc": ANSWERED, **dict.fromkeys(HOLDERS, MAY_NOT)},
        body={"reason": "no-capacity"},
    ),
    of_task("/traek-tilbage", "course_offered", {**dict.fromkeys(HOLDERS, ANSWERED), "dsc": MAY_NOT}),
    of_task(
        "/tilbyd-igen", "returned", dict.fromkeys(HOLDERS, ANSWERED), body={"to_role": "dsc-exposed-course"}
    ),
    of_task("/kontakt", "seated", {"dsc": ANSWERED, **dict.fromkeys(HOLDERS, MAY_NOT)}),
    of_task("/faerdig", "seated", {"dsc": ANSWERED, **dict.fromkeys(HOLDERS, MAY_NOT)}),
    of_task(
        "/ikke-muligt",
        "seated",
        {"dsc": ANSWERED, **dict.fromkeys(HOLDERS, MAY_NOT)},
        body={"reason": "not-reached"},
    ),
]
