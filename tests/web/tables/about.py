"""What anybody may read."""

from tests.web.page_table import Row

ROWS = [
    *(Row(path, stranger=200) for path in ("om", "hjaelp", "privatliv", "kontakt", "tilgaengelighed")),
    Row("was", stranger=302, people=302),
    Row("was", "POST", stranger=302, people=302),
]
