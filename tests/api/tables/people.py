"""Who may say that somebody is away, and whose sign-in is stopped."""

from tests.api.line import Line

ESBJERG = (
    "visitator koordinator stedfortraeder betjent stalkingkontakt efterforsker anklager psykiatri kif psp dsc "
    "frivillig boern afdelingsleder leder leder2 administrator"
)
PERSON = "api/v1/people/<uuid:person_id>"
ABSENCE = f"{PERSON}/absences/<uuid:absence_id>"
# oneself, and the head of one's agency
BY_WHOM = "boern afdelingsleder"

LINES = [
    Line(
        "POST", f"{PERSON}/absences", 201, "koordinator afdelingsleder", sees=ESBJERG,
        body={"starts_at": "2027-02-01T08:00:00+01:00"},
    ),
    Line("POST", f"{ABSENCE}/end", 200, BY_WHOM, on="away", late="back", sees=ESBJERG, to="boern"),
    Line("POST", f"{ABSENCE}/cancel", 200, BY_WHOM, on="going", late="away", sees=ESBJERG, to="boern"),
    Line("POST", f"{PERSON}/block", 200, "afdelingsleder administrator", sees=ESBJERG, body={"reason": "Phone lost"}),
    Line("POST", f"{PERSON}/unblock", 200, "afdelingsleder administrator", sees=ESBJERG, body={"reason": "Found"}),
]  # fmt: skip
