"""The blind route: telling, for those whose role knows an udøver; reading, for the prevention contact alone."""

from tests.web.page_table import Row

KNOW_AN_UDOEVER = ("psykiatri", "kif", "psp", "stalkingkontakt", "anklager", "efterforsker")
TOLD = {
    "municipality": "0561",
    "kind": "on-leave",
    "basis": "acute-danger",
    "name": "Uwe",
    "text": "Home on Friday",
}


def of_note(path: str, answers: int, method: str = "GET", on: str = "told_of", **body: str) -> Row:
    only = {"stalkingkontakt": answers}
    return Row(f"udoever-beskeder/<uuid:note_id>{path}", method, people=404, but=only, on=on, body=body)


ROWS = [
    Row("besked-om-udoever", people=403, but=dict.fromkeys(KNOW_AN_UDOEVER, 200)),
    Row("besked-om-udoever", "POST", people=403, but=dict.fromkeys(KNOW_AN_UDOEVER, 302), body=TOLD),
    Row("besked-om-udoever/sendt"),
    Row("udoever-beskeder", people=403, but={"stalkingkontakt": 200}),
    of_note("", 200),
    of_note("/find", 200, "POST", reason="Is told of"),
    of_note("/ring", 302, "POST", case_number="CCCC-2222"),
    of_note("/afslut", 302, "POST", on="searched", outcome="rung"),
    Row(
        "ring/<uuid:request_id>/har-ringet",
        "POST",
        people=404,
        but={"visitator": 302, "stedfortraeder": 302, "stalkingkontakt": 403},
        on="asked_to_ring",
    ),
]
