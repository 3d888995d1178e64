"""Who may use every door that changes something. One line per operation; an operation without a line fails a test."""

from tests.api.line import Line
from tests.api.tables.forums import LINES as ROOMS
from tests.api.tables.people import ESBJERG
from tests.api.tables.people import LINES as PEOPLE
from tests.between_places import JOIN, MOVE, MOVE_OUT
from tests.udoevers_side import FINDABLE

NOTIFIED = (
    "visitator koordinator stedfortraeder stalkingkontakt psykiatri dsc afdelingsleder leder leder2 nabo"
)
SCREENERS = "visitator stedfortraeder"
# the coordinator's agency, whose own the item is
OWN = "koordinator stedfortraeder"
# who keeps the partnership, or steers it
DECIDERS = "administrator leder leder2"
# everybody employed by a partner, but for those who counsel anonymously and hold no data
PARTNERS = f"{ESBJERG.replace('frivillig ', '')} nabo"
NEW_CASE = {"municipality": "0561", "exposed": {"name": "Una"}, "children": None, "basis": "consent"}
TOLD = {"channel": "meeting", "advice": "answer-the-udoever"}
RECUSAL = {"person": "@dsc", "reason": "Cousins"}
NOTE = {"municipality": "0561", "text": "Was there at 02:10", "case_number": "AAAA-AAAA"}
ADDRESS = {"address": "Skjulvej 2", "kind": "special"}
STAFF = {"agency": "&dsc", "reason": "Colleague"}
NUMBER = "@number"  # of the case that is meant
PROPOSAL = "@proposal"  # what was proposed of the part that is asked for there
EMERGENCY = {"municipality": "0561", "case_number": NUMBER, "reason": "Somebody is at the door"}
ITEM = {"category": "risk", "nature": "opinion", "text": "It is getting worse", "about": ["#exposed"]}
DISCLOSURE = {
    "to_agency": "&dsc", "purpose": "support", "necessity": "For the course",
    "bases": [{"party": "#exposed", "basis": "consent"}],
}  # fmt: skip
PUSHED = {
    "category": "risk", "nature": "fact", "text": "Is afraid", "purpose": "protection", "necessity": "Before Monday",
    "about": [{"kind": "exposed", "basis": "acute-danger"}],
}  # fmt: skip
CONSENT = {
    "party": "#exposed", "recipient": "&dsc", "purpose": "protection", "category": "health", "how_given": "written",
    "until": "2027-11-01T12:00:00+01:00",
}  # fmt: skip
PARTY = {"kind": "child", "name": "Alma", "under_18": True}
KNOW_AN_UDOEVER = "psykiatri kif psp stalkingkontakt anklager efterforsker"
OF_AN_UDOEVER = {
    "municipality": "0561", "kind": "on-leave", "basis": "acute-danger", "text": "Home on Friday", "name": "Uwe",
}  # fmt: skip
ACCESS = {"kind": "gdpr-access", "asker": "udoever", "name": "Ulf Udspring"}
RECEIVERS = "visitator koordinator stedfortraeder afdelingsleder stalkingkontakt anklager psykiatri kif nabo"
ANSWERERS = "visitator stedfortraeder"
REFUSAL = {"decision": "refuse", "ground": "private-interests"}
LOOKUP = {"cpr": "0101010101", "reason": "At the door"}

CASE = "api/v1/cases/<uuid:case_id>"
HANDOVER = "api/v1/handovers/<uuid:handover_id>"
REFERRAL = "api/v1/referrals/<uuid:referral_id>"
ITEMS = "api/v1/items/<uuid:item_id>"
MESSAGE = "api/v1/messages/<uuid:message_id>"
UDOEVER_NOTE = "api/v1/udoever-notes/<uuid:note_id>"
PART = "api/v1/parts/<uuid:part_id>"

LINES = [
    Line("POST", "api/v1/cases", 201, "visitator stedfortraeder", sees="everybody", body=NEW_CASE),
    Line("PATCH", CASE, 200, "holders", on="seated", late="closed", body={"children": True}),
    Line("POST", f"{CASE}/acknowledge", 200, "holders", late="acknowledged"),
    Line(
        "POST", f"{CASE}/screening", 200, "holders", late="seated", late_may="stedfortraeder",
        body={"outcome": "unclear", "reason": "Too early to say"},
    ),
    Line("POST", f"{CASE}/close", 200, "holders", on="acknowledged", late="seated"),
    Line("POST", f"{CASE}/reopen", 200, "holders", on="closed", late="seated"),
    Line(
        "POST", f"{CASE}/handovers", 201, "holders", on="seated", late="with_chair",
        body={"kind": "coordination", "basis": "consent", "to_role": "primary-coordinator"},
    ),
    Line("POST", f"{CASE}/move", 201, "holders", on="accepted", late="moving", body=MOVE),
    Line("POST", f"{CASE}/move-out", 201, "holders", on="acknowledged", late="seated", body=MOVE_OUT),
    Line("POST", f"{CASE}/join", 201, "holders", on="one_of_two", late="closed", body=JOIN),
    Line("POST", f"{HANDOVER}/accept", 200, "koordinator", on="offered", late="accepted", also="koordinator"),
    Line(
        "POST", f"{HANDOVER}/decline", 200, "koordinator", on="offered", late="accepted", also="koordinator",
        body={"reason": "no-capacity"},
    ),
    Line("POST", f"{HANDOVER}/withdraw", 200, "holders", on="course_offered", late="seated", also="dsc"),
    Line("POST", f"{HANDOVER}/offer", 200, "holders", on="returned", late="seated"),
    Line(
        "POST", f"{HANDOVER}/place", 200, "leder leder2", on="with_chair", also="leder leder2",
        body={"to_person": "@koordinator"},
    ),
    *PEOPLE,
    Line(
        "PUT", f"{CASE}/external-reference", 204, "koordinator stedfortraeder dsc", on="seated",
        body={"reference": "2026-77"},
    ),
    Line("POST", f"{CASE}/tell", 201, "holders", on="accepted", late="closed", body=TOLD),
    Line("POST", f"{CASE}/ask-other-coordinator", 201, "holders", on="accepted", late="wished"),
    Line("POST", f"{CASE}/withdraw", 201, "holders", on="accepted", late="closed"),
    Line("POST", f"{CASE}/recusals", 204, "holders", on="seated", late="recused", body=RECUSAL),
    Line("POST", f"{CASE}/recusals/<uuid:recusal_id>/end", 204, "holders", on="recused"),
    Line("POST", f"{CASE}/staff-party", 204, "holders", on="seated", body=STAFF),
    Line("POST", f"{CASE}/staff-party/<uuid:staff_party_id>/end", 204, "holders", on="staff_is_party"),
    Line("POST", f"{CASE}/sealed-address", 204, "holders", on="protected", late="closed", body=ADDRESS),
    Line("POST", f"{CASE}/sealed-address/open", 200, "holders", on="protected", body={"reason": "They moved"}),
    Line("POST", f"{CASE}/sealed-address/renew", 204, "holders", on="protected", late="closed"),
    Line("POST", f"{CASE}/sealed-address/end", 204, "holders", on="protected"),
    Line("POST", f"{HANDOVER}/contact-achieved", 200, "dsc", on="seated", late="course_offered"),
    Line("POST", f"{HANDOVER}/done", 200, "dsc", on="seated", late="course_offered"),
    Line(
        "POST", f"{HANDOVER}/not-possible", 200, "dsc", on="seated", late="course_offered",
        body={"reason": "not-reached"},
    ),
    Line(
        "POST", "api/v1/wishes/<uuid:wish_id>/answer", 200, "afdelingsleder", on="wished", late="answered",
        also="afdelingsleder", body={"to_person": "@visitator"},
    ),
    Line(
        "POST", "api/v1/wishes/<uuid:wish_id>/refuse", 200, "afdelingsleder", on="wished", late="answered",
        also="afdelingsleder", body={"reason": "nobody-else"},
    ),
    Line("POST", "api/v1/referrals", 201, PARTNERS, sees="everybody", body=NEW_CASE),
    Line("POST", f"{REFERRAL}/open", 201, SCREENERS, on="referred", sees=f"{SCREENERS} betjent"),
    Line(
        "POST", f"{REFERRAL}/decline", 200, SCREENERS, on="referred", sees=f"{SCREENERS} betjent",
        body={"reason": "no-basis"},
    ),
    Line("POST", "api/v1/messages", 202, PARTNERS, sees="everybody", body=NOTE),
    Line("POST", f"{MESSAGE}/handled", 204, SCREENERS, on="noted", late="handled", sees=SCREENERS),
    Line("POST", "api/v1/acute-access", 201, "betjent", sees="everybody", body=EMERGENCY),
    Line(
        "POST", "api/v1/acute-access/<uuid:acute_id>/review", 200, "afdelingsleder", on="opened_acutely",
        late="reviewed", also="afdelingsleder", body={"verdict": "justified"},
    ),
    Line("POST", "api/v1/udoever-notes", 202, KNOW_AN_UDOEVER, sees="everybody", body=OF_AN_UDOEVER),
    Line(
        "POST", f"{UDOEVER_NOTE}/find-case", 200, "stalkingkontakt", on="told_of", late="told_of_and_closed",
        sees="stalkingkontakt", body={"reason": "Is told of"},
    ),
    Line(
        "POST", f"{UDOEVER_NOTE}/pass-on", 204, "stalkingkontakt", on="told_of", late="told_of_and_closed",
        sees="stalkingkontakt", body={"case_number": FINDABLE},
    ),
    Line(
        "POST", f"{UDOEVER_NOTE}/close", 204, "stalkingkontakt", on="searched", late="told_of_and_closed",
        sees="stalkingkontakt", body={"outcome": "rung"},
    ),
    Line(
        "POST", "api/v1/ring-requests/<uuid:request_id>/rung", 204, SCREENERS, on="asked_to_ring", late="has_rung",
        sees=f"{SCREENERS} stalkingkontakt",
    ),
    *ROOMS,
    Line("POST", "api/v1/coordinator-lookup", 200, PARTNERS, sees="everybody", body=LOOKUP),
    Line("POST", f"{CASE}/parties", 201, "holders", on="seated", late="closed", body=PARTY),
    Line(
        "POST", f"{CASE}/items", 201, "koordinator stedfortraeder dsc", on="informed", late="closed",
        late_may="visitator stedfortraeder", body=ITEM,
    ),
    Line(
        "POST", f"{CASE}/consents", 201, "koordinator stedfortraeder dsc", on="informed", late="closed",
        late_may="visitator stedfortraeder", body=CONSENT,
    ),
    Line("POST", f"{HANDOVER}/items", 201, "dsc", on="seated", late="course_offered", body=PUSHED),
    Line("POST", f"{ITEMS}/open", 200, OWN, on="protected", sees=OWN, body={"reason": "They moved"}),
    Line("POST", f"{ITEMS}/disclosures", 201, OWN, on="informed", sees=OWN, body=DISCLOSURE),
    Line(
        "POST", f"{ITEMS}/not-shared", 204, OWN, on="informed", sees=OWN,
        body={"to_agency": "&psykiatri", "reason": "Not needed there"},
    ),
    Line("POST", "api/v1/consents/<uuid:consent_id>/withdraw", 200, OWN, on="informed", sees=OWN),
    Line("POST", f"{CASE}/bundles", 201, "koordinator stedfortraeder dsc", on="informed"),
    Line(
        "POST", "api/v1/bundles/<uuid:bundle_id>/journaled", 200, OWN, on="informed", sees=OWN,
        body={"journal_number": "2026-77"},
    ),
    Line("POST", "api/v1/access-requests", 201, RECEIVERS, sees="everybody", body=ACCESS),
    Line(
        "POST", f"{PART}/propose", 201, ANSWERERS, on="asked_about", late="access_decided", sees=ANSWERERS, body=REFUSAL
    ),
    Line(
        "POST", f"{PART}/approve", 201, "stedfortraeder", on="access_proposed", late="access_decided",
        late_may=ANSWERERS, sees=ANSWERERS, body={"proposal": PROPOSAL},
    ),
    Line(
        "POST", "api/v1/access-requests/<uuid:request_id>/answer", 201, ANSWERERS, on="access_decided",
        late="access_answered", sees=f"{ANSWERERS} afdelingsleder",
    ),
    Line(
        "POST", "api/v1/partnerships/<slug:slug>/legal-decisions", 201, "administrator", sees="everybody",
        body={"agency": "&dsc", "reference": "2026-11/4"},
    ),
    Line("POST", "api/v1/legal-decisions/<uuid:decision_id>/end", 200, DECIDERS, on="partner_decided", sees=DECIDERS),
    Line("POST", "api/v1/notices/<int:seq>/read", 204, NOTIFIED, sees=NOTIFIED),
]  # fmt: skip

# Doors that change something and ask for no sign-in of ours: (method, path): what an empty request is answered.
PUBLIC = {("POST", "oauth2/token"): 400, ("POST", "oauth2/revoke"): 400}

# Doors that answer any method alike and change nothing.
HARMLESS = {"healthz", "readyz", "metrics"}

# What can be read without a sign-in (path: a question it wants), and what a system may read besides. Everything
# else is for people.
FOR_ANYBODY = {
    "healthz": "",
    "readyz": "",
    "api/v1/municipalities": "",
    "api/v1/police-districts": "",
    "api/v1/model": "",
    "api/v1/model/duties": "",
    "api/v1/model/duties/<slug:code>": "",
    "api/v1/model/advice": "",
    "api/v1/who-to-call": "?municipality=0561&topic=children",
    "api/v1/signing-keys": "",
    "api/v1/problems/<slug:code>": "",
    "api/v1/schema": "",
    "api/v1/docs": "",
}
FOR_SYSTEMS = {
    "api/v1/agencies",
    "api/v1/partnerships",
    "api/v1/partnerships/<slug:slug>",
    "api/v1/events",
    "api/v1/webhooks",
}
# What a system does for itself, and no person: (method, path): what an empty request by it is answered.
WEBHOOK = "api/v1/webhooks/<uuid:webhook_id>"
BY_SYSTEMS = {
    ("GET", "api/v1/events"): 200,
    ("POST", "api/v1/webhooks"): 400,
    ("POST", f"{WEBHOOK}/replay"): 400,
    **{("POST", f"{WEBHOOK}/{deed}"): 404 for deed in ("pause", "resume", "test", "secret", "end")},
}
