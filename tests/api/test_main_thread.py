"""The main job over the API, thin: opened, screened, handed over, accepted, told."""

import pytest

from tests.cast import client

pytestmark = pytest.mark.django_db
NEW = {"municipality": "0561", "exposed": {"name": "Ulla Udsat"}, "children": True, "basis": "consent"}


def test_a_case_goes_from_the_visitator_to_the_primary_coordinator():
    visitator, koordinator = client("visitator"), client("koordinator")
    case = visitator.post("/api/v1/cases", NEW, format="json").json()
    screened = visitator.post(
        f"/api/v1/cases/{case['id']}/screening",
        {"outcome": "stalking", "reason": "Follows daily"},
        format="json",
    )
    assert screened.status_code == 200, screened.json()
    offered = koordinator.get("/api/v1/handovers?state=offered").json()["results"]
    assert "case" not in offered[0]
    accepted = koordinator.post(f"/api/v1/handovers/{offered[0]['id']}/accept")
    assert accepted.status_code == 200, accepted.json()
    assert koordinator.get(f"/api/v1/cases/{case['id']}").json()["coordinator"]["name"] == "Karen Kofod"
    assert [n["kind"] for n in koordinator.get("/api/v1/notices").json()["results"]]
    assert client("fremmed").get(f"/api/v1/cases/{case['id']}").status_code == 404
