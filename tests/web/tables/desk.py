"""The desk: everybody has one, with what waits for them."""

from tests.web.page_table import Row

ROWS = [Row("skrivebordet")]
