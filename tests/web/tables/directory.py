"""The directory: everybody sees their own partnerships', and speaks of their own number and absence alone."""

from datetime import timedelta

from backend.core.clock import now
from tests.web.page_table import Row

# the head decides for people of the same workplace, the administrator for whoever has a post; others read no more
LEAD = {"afdelingsleder": 200, "administrator": 200}
OTHERS = {who: 404 for who in ("fremmed", "drift", "nabo")}
DONE = {who: 302 for who in LEAD}
HEAD = {**OTHERS, "afdelingsleder": 302}
WHY = {"reason": "Phone lost"}
# after those who are away are back
FIRST, LAST = (now().date() + timedelta(days=days) for days in (30, 34))
DAYS = {"first": FIRST.isoformat(), "last": LAST.isoformat()}
COLLEAGUE = "telefonbogen/kollega/<uuid:person_id>"

ROWS = [
    Row("telefonbogen", query="?q=visitator"),
    # whoever has no number has nothing to confirm
    Row("telefonbogen/stemmer", "POST", people=302, but={"fremmed": 409, "drift": 409}),
    Row("telefonbogen/mit-fravaer"),
    Row("telefonbogen/mit-fravaer", "POST", people=302, body=DAYS),
    # one's own alone: nobody comes back for somebody else
    Row(
        "telefonbogen/mit-fravaer/<uuid:absence_id>/tilbage",
        "POST",
        people=404,
        but={"boern": 302},
        on="away",
    ),
    Row(
        "telefonbogen/mit-fravaer/<uuid:absence_id>/fortryd",
        "POST",
        people=404,
        but={"boern": 302},
        on="going",
    ),
    Row(COLLEAGUE, people=403, but={**LEAD, **OTHERS}, on="away"),
    Row(f"{COLLEAGUE}/spaer", "POST", people=403, but={**DONE, **OTHERS}, on="away", body=WHY),
    Row(f"{COLLEAGUE}/luk-op", "POST", people=403, but={**DONE, **OTHERS}, on="away", body=WHY),
    Row(f"{COLLEAGUE}/fravaer", "POST", people=403, but=HEAD, on="away", body=DAYS),
    Row(f"{COLLEAGUE}/fravaer/<uuid:absence_id>/slut", "POST", people=403, but=HEAD, on="away"),
    Row(f"{COLLEAGUE}/fravaer/<uuid:absence_id>/fortryd", "POST", people=403, but=HEAD, on="going"),
]
