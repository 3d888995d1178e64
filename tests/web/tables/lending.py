"""Lending a system one's name. That a system is asked for with all it takes is in `test_lending`."""

from tests.web.page_table import Row

ROWS = [
    *(Row("giv-adgang", method, people=400) for method in ("GET", "POST")),
    Row("konto/systemer"),
    Row("konto/systemer/<slug:client_id>/fjern", "POST", people=404, fill={"client_id": "none"}),
    Row("konto/log-ud-overalt", "POST", people=302),
]
