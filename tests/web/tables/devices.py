"""Devices: everybody sees their agency's, and enrols one who has a post. Who ends which is tested with the use case."""

from tests.web.page_table import Row

WITHOUT_A_POST = {"fremmed": 403, "drift": 403}
NO_DEVICE = {"device_id": "0b5b7b3e-0c1a-4b1e-9d5e-0f1f2f3f4f5f"}
ROWS = [
    Row("enheder"),
    Row("enheder/husk", but=WITHOUT_A_POST),
    Row("enheder/husk", "POST", people=302, but=WITHOUT_A_POST, body={"name": "Patruljevogn 3"}),
    Row("enheder/<uuid:device_id>/slut", "POST", people=404, fill=NO_DEVICE),
]
