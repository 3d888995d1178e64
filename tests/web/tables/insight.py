"""Indsigt: for those who take requests in; a request, its parts and its answer for those who have to do with it."""

from tests.web.page_table import Row

RECEIVERS = "visitator koordinator stedfortraeder afdelingsleder stalkingkontakt anklager psykiatri kif nabo"
ASKED = {"kind": "gdpr-access", "asker": "udoever", "name": "Ulf", "received_on": "2026-11-23"}
TAKES_IN = dict.fromkeys(RECEIVERS.split(), 200)
DECIDERS = dict.fromkeys(("visitator", "stedfortraeder"), 200)
REFUSAL = {"decision": "refuse", "ground": "private-interests"}


def of(path: str, who: dict[str, int], method: str = "GET", on: str = "asked_about", **more) -> Row:
    """Whoever is not named does not see it."""
    return Row(f"indsigt/{path}", method, people=404, but=who, on=on, **more)


ROWS = [
    Row("indsigt"),
    Row("indsigt/ny", people=403, but=TAKES_IN),
    Row("indsigt/ny", "POST", people=403, but=dict.fromkeys(TAKES_IN, 302), body=ASKED),
    of("<uuid:request_id>", {**DECIDERS, "afdelingsleder": 200}),
    of("<uuid:request_id>/svar", DECIDERS, on="access_answered"),
    of("<uuid:request_id>/svar", dict.fromkeys(DECIDERS, 302), "POST", on="access_decided", body={"language": "en"}),
    of("del/<uuid:part_id>", DECIDERS),
    of("del/<uuid:part_id>", dict.fromkeys(DECIDERS, 302), "POST", body=REFUSAL),
    of(
        "del/<uuid:part_id>/godkend", {"visitator": 302, "stedfortraeder": 302}, "POST", on="access_proposed",
        body={"proposal": "not-one"},
    ),
]  # fmt: skip
