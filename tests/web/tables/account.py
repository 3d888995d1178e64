"""Signing in and out, and one's own ways of doing so."""

from tests.web.page_table import Row

OWN = "konto/to-trin"
# what asks for a proof first: the cast has none to show, and so nothing to confirm or to change
CONFIRMED = ("konto/bekraeft", "konto/bekraeft/kode", "konto/bekraeft/noegle")
GET_AND_POST = ("GET", "POST")
ROWS = [
    Row("log-ind", stranger=200, people=302),
    Row("log-ind", "POST", stranger=200, people=302),
    Row("log-ind/som", "POST", stranger=302, people=302, body={"username": "betjent"}),
    *(Row("log-ind/kode", method, people=302) for method in GET_AND_POST),
    *(Row("log-ind/noegle", method, people=302) for method in GET_AND_POST),
    Row("log-ud", stranger=302),
    Row("log-ud", "POST", stranger=302, people=302),
    Row("sprog", "POST", stranger=302, people=302, body={"language": "en"}),
    Row("bliv", "POST", people=204),
    Row("konto/spaerret", stranger=403, people=403),
    Row("konto/afvist/<slug:why>", stranger=403, people=403, fill={"why": "unknown"}),
    Row("konto/afbrudt", stranger=403, people=403),
    Row("konto/fejl", stranger=403, people=403),
    *(Row(path, method, people=403) for path in CONFIRMED for method in GET_AND_POST),
    *(Row("konto/adgangskode", method, people=404) for method in GET_AND_POST),
    *(
        Row(path, method, stranger=404, people=404, fill={"provider_id": "sso"})
        for path in ("konto/<slug:provider_id>/ind", "konto/<slug:provider_id>/tilbage")
        for method in GET_AND_POST
    ),
    Row(OWN),
    *(Row(f"{OWN}/{path}", method) for path in ("app", "noegle") for method in GET_AND_POST),
    *(Row(f"{OWN}/app/fjern", method, people=404) for method in GET_AND_POST),
    *(Row(f"{OWN}/noegle/<int:pk>/fjern", method, people=404, fill={"pk": "1"}) for method in GET_AND_POST),
    Row(f"{OWN}/koder", people=404),
    *(Row(f"{OWN}/koder/nye", method) for method in GET_AND_POST),
]
