"""The rooms of PSP and KSP: for who is in them now; a matter is a 404 for everybody else."""

from uuid import uuid4

from tests.udoevers_side import LINKABLE
from tests.web.page_table import Row

ROOM, KEEPER = "psp-og-ksp", "administrator"
IN_PSP, CHAIRS = ("psp", "psykiatri", "stalkingkontakt"), ("psp", "stalkingkontakt")
PSP = {"forum": "tryg-i-esbjerg:psp", "about": "Uwe"}
SAID = {"text": "Does not sleep"}


def of(path: str, who: dict[str, int], method: str = "POST", on: str = "discussed", **body: str) -> Row:
    return Row(f"{ROOM}/<uuid:matter_id>{path}", method, people=404, but=who, on=on, body=body)


def drop(who: dict[str, int], method: str = "POST", on: str = "decided", **body: str) -> Row:
    known = {"stalkingkontakt": 403, **who}
    path = f"{ROOM}/beslutninger/<uuid:decision_id>/bortfald"
    return Row(path, method, people=404, but=known, on=on, body=body)


def of_members(path: str, status: int) -> Row:
    fill = {"slug": "tryg-i-esbjerg", "kind": "psp", "person_id": str(uuid4())}
    path = f"fora/<slug:slug>/<slug:kind>/{path}"
    return Row(path, "POST", people=403, but={KEEPER: status}, fill=fill)


def all_in_psp(status: int) -> dict[str, int]:
    return dict.fromkeys(IN_PSP, status)


ROWS = [
    Row(ROOM),
    Row(f"{ROOM}/ny", people=403, but=dict.fromkeys(CHAIRS, 200)),
    Row(f"{ROOM}/ny", "POST", people=403, but={"psp": 302, "stalkingkontakt": 422}, body=PSP),
    of("", all_in_psp(200), "GET"),
    of("/referat", all_in_psp(200), "GET"),
    of("/referat", all_in_psp(302), **SAID),
    of("/referat", all_in_psp(409), on="matter_closed", **SAID),
    of("/dagsorden", all_in_psp(302), **SAID),
    of("/beslutninger", all_in_psp(422), **SAID),
    of("/sag", {"stalkingkontakt": 302}, case_number=LINKABLE),
    of("/luk", {**all_in_psp(403), "psp": 302}),
    Row(
        f"{ROOM}/beslutninger/<uuid:decision_id>/udfoert",
        *("POST", 302, 404, {"psp": 302, "psykiatri": 302, "stalkingkontakt": 403}, "decided"),
    ),
    drop({"psp": 200, "psykiatri": 200}, "GET"),
    drop({"psp": 409, "psykiatri": 409}, "GET", on="decided_and_done"),
    drop({"psp": 302, "psykiatri": 302}, reason="Has moved abroad"),
    drop({"psp": 409, "psykiatri": 409}, on="decided_and_dropped", reason="Has moved abroad"),
    Row("fora", people=403, but={KEEPER: 200}),
    of_members("leder", 422),
    of_members("med", 422),
    of_members("med/<uuid:person_id>/slut", 404),
]
