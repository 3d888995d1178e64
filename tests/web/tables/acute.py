"""Acute access: for those on acute duty; what was opened, for its opener; the review, for heads of department."""

from tests.web.page_table import Row

ASKED = {"municipality": "0561", "about": "AAAA-AAAA", "reason": "Somebody is at the door"}
# they see that it was opened, and are not the ones to review it
NOT_THEIRS = dict.fromkeys(("koordinator", "stedfortraeder", "betjent"), 403)


def of_opened(path: str, who: dict[str, int], method: str = "GET") -> Row:
    """Whoever is not named does not see it."""
    return Row(f"akut-adgang/<uuid:acute_id>{path}", method, people=404, but=who, on="opened_acutely")


ROWS = [
    Row("akut-adgang", people=403, but={"betjent": 200}),
    Row("akut-adgang", "POST", people=403, but={"betjent": 404}, body=ASKED),
    Row("akut-adgang/til-gennemsyn"),
    of_opened("", {"betjent": 200}),
    of_opened("/gennemsyn", {**NOT_THEIRS, "afdelingsleder": 200}),
    of_opened("/gennemsyn", {**NOT_THEIRS, "afdelingsleder": 422}, "POST"),
]
