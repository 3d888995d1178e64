"""The rooms of PSP and KSP: for who is in them now; a matter is a 404 for everybody else."""

from tests.api.line import Line
from tests.udoevers_side import LINKABLE, SOON

IN_PSP, KEEP = "psp psykiatri stalkingkontakt", "psp psykiatri"
A_MATTER = {"partnership": "tryg-i-esbjerg", "channel": "psp", "about": "Uwe"}
SAID = {"text": "Does not sleep"}
FORUM = "api/v1/partnerships/<slug:slug>/forums/<slug:kind>"
MATTER, DECISION = "api/v1/matters/<uuid:matter_id>", "api/v1/decisions/<uuid:decision_id>"

LINES = [
    Line("POST", "api/v1/matters", 201, "psp", sees="everybody", body=A_MATTER),
    Line("POST", f"{MATTER}/agenda", 201, IN_PSP, on="discussed", late="matter_closed", sees=IN_PSP, body=SAID),
    Line("POST", f"{MATTER}/minutes", 201, IN_PSP, on="discussed", late="matter_closed", sees=IN_PSP, body=SAID),
    Line(
        "POST", f"{MATTER}/decisions", 201, IN_PSP, on="discussed", late="matter_closed", sees=IN_PSP,
        body={"agency": "&psykiatri", "text": "Offers a talk", "due": SOON},
    ),
    Line(
        "POST", f"{MATTER}/cases", 204, "stalkingkontakt", on="discussed", sees="stalkingkontakt",
        body={"case_number": LINKABLE},
    ),
    Line("POST", f"{MATTER}/close", 204, "psp", on="discussed", late="matter_closed", sees=IN_PSP),
    Line("POST", f"{DECISION}/done", 204, KEEP, on="decided", late="decided_and_done", sees=IN_PSP),
    Line(
        "POST", f"{DECISION}/drop", 204, KEEP, on="decided", late="decided_and_dropped", sees=IN_PSP,
        body={"reason": "Has moved abroad"},
    ),
    Line("POST", f"{FORUM}/members", 204, "administrator", sees="everybody", body={"person": "@boern"}),
    Line(
        "POST", f"{FORUM}/members/<uuid:person_id>/end", 204, "administrator", sees="everybody", to="psykiatri",
    ),
    Line("POST", f"{FORUM}/chair", 204, "administrator", sees="everybody", body={"person": "@psykiatri"}),
]  # fmt: skip
