"""The directory: everybody sees their own partnerships', and speaks of their own number and absence alone."""

from tests.web.page_table import Row

ROWS = [
    Row("telefonbogen", query="?q=visitator"),
    # whoever has no number has nothing to confirm
    Row("telefonbogen/stemmer", "POST", people=302, but={"fremmed": 409, "drift": 409}),
    Row("telefonbogen/mit-fravaer"),
    Row("telefonbogen/mit-fravaer", "POST", people=302, body={"first": "2026-12-01", "last": "2026-12-04"}),
    # one's own alone: nobody comes back for somebody else
    Row(
        "telefonbogen/mit-fravaer/<uuid:absence_id>/tilbage",
        "POST",
        people=404,
        but={"boern": 302},
        on="away",
    ),
]
