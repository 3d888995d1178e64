"""Signing in and out, and one's own ways of doing so."""

from tests.web.page_table import Row

TWO_STEPS = "konto/to-trin/"
ROWS = [
    Row("log-ind", stranger=200, people=302),
    Row("log-ind", "POST", stranger=200, people=302),
    Row("log-ind/som", "POST", stranger=302, people=302, body={"username": "betjent"}),
    Row("log-ud", stranger=302),
    Row("log-ud", "POST", stranger=302, people=302),
    Row("sprog", "POST", stranger=302, people=302, body={"language": "en"}),
    Row("bliv", "POST", people=204),
    Row("konto/spaerret", stranger=403, people=403),
    Row("konto/afvist/<slug:why>", stranger=403, people=403, fill={"why": "unknown"}),
    Row("konto/afbrudt", stranger=403, people=403),
    Row("konto/fejl", stranger=403, people=403),
    # the cast has no passwords, and so nothing to confirm or to change
    *(Row("konto/bekraeft", method, people=403) for method in ("GET", "POST")),
    *(Row("konto/adgangskode", method, people=404) for method in ("GET", "POST")),
    *(
        Row(path, method, stranger=404, people=404, fill={"provider_id": "sso"})
        for path in ("konto/<slug:provider_id>/ind", "konto/<slug:provider_id>/tilbage")
        for method in ("GET", "POST")
    ),
    Row(TWO_STEPS),
]
