"""Moves: for those who hold the case; whoever had one that moved reads that it has, and nothing of where."""

from tests.web.page_table import Row

CASE = "sager/<uuid:case_id>"
UNFINISHED, MAY_NOT = 422, 403
SEAT = {"dsc": MAY_NOT}


def of_case(path: str, method: str = "GET", people: int = 200) -> Row:
    return Row(f"{CASE}{path}", method, people=people, on="seated", seen=True, but=SEAT)


ROWS = [
    Row("sager/flyttet"),
    of_case("/flytter"),
    of_case("/flytter", "POST", UNFINISHED),
    of_case("/flytter/uden-samarbejde"),
    of_case("/flytter/uden-samarbejde", "POST", UNFINISHED),
    of_case("/saml"),
    of_case("/saml", "POST", UNFINISHED),
    of_case("/afgoerelser"),
]
