"""Items and consents: read by whoever sees the case; written from a place at it, passed on by who answers for them."""

from tests.web.page_table import Row

CASE = "sager/<uuid:case_id>"
ITEM = f"{CASE}/oplysninger/<uuid:item_id>"
ANSWERED, MAY_NOT, UNFINISHED = 302, 403, 422
# the item is of the coordinator's agency, and has not been disclosed
NOT_DISCLOSED = {"dsc": 404}
DECIDERS = ("administrator", "leder", "leder2")


def of_case(path: str, method: str = "GET", people: int = 200, **more) -> Row:
    return Row(f"{CASE}{path}", method, people=people, on="informed", seen=True, **more)


def of_item(path: str, method: str = "GET", people: int = 200, on: str = "informed", **more) -> Row:
    return Row(f"{ITEM}{path}", method, people=people, on=on, seen=True, but=NOT_DISCLOSED, **more)


def of_push(method: str, holder: int) -> Row:
    but = {"koordinator": MAY_NOT, "stedfortraeder": MAY_NOT, "dsc": holder}
    return Row("opgaver/<uuid:handover_id>/oplys", method, people=404, but=but, on="seated")


ROWS = [
    of_case("/oplysninger"),
    of_case("/oplysninger/skriv"),
    of_case("/oplysninger/skriv", "POST", UNFINISHED),
    of_item("/skriv-om"),
    of_item("/skriv-om", "POST", UNFINISHED),
    of_item("/aabn", on="protected"),
    of_item("/aabn", "POST", on="protected", body={"reason": "They moved"}),
    of_item("/del"),
    of_item("/del", "POST", UNFINISHED),
    of_item("/del-ikke", "POST", UNFINISHED),
    of_case("/samtykker"),
    of_case("/samtykker/nyt"),
    of_case("/samtykker/nyt", "POST", UNFINISHED),
    of_case("/samtykker/<uuid:consent_id>/traek-tilbage", "POST", ANSWERED, but=NOT_DISCLOSED),
    of_push("GET", 200),
    of_push("POST", UNFINISHED),
    Row("afgoerelser", people=MAY_NOT, but=dict.fromkeys(DECIDERS, 200)),
    Row("afgoerelser", "POST", people=MAY_NOT, but={"administrator": UNFINISHED}),
    Row(
        "afgoerelser/<uuid:decision_id>/slut",
        "POST",
        people=404,
        but=dict.fromkeys(DECIDERS, ANSWERED),
        on="partner_decided",
    ),
]
