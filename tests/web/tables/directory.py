"""The directory: everybody sees their own partnerships', and speaks of their own number and absence alone."""

from tests.web.page_table import Row

ROWS = [
    Row("telefonbogen", query="?q=visitator"),
    # whoever has no number has nothing to confirm
    Row("telefonbogen/stemmer", "POST", people=302, but={"fremmed": 409, "drift": 409}),
    Row("telefonbogen/mit-fravaer"),
    Row("telefonbogen/mit-fravaer", "POST", people=302, body={"first": "2026-12-01", "last": "2026-12-04"}),
]
