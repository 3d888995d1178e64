"""The pages for when somebody moves, without a browser."""

import pytest

from backend.coordination.use_cases import cases, handovers
from backend.core.refusals import NotPossible
from tests.cast import client, does
from tests.coordination.moves import CPR, accept, moved, moving_to, named, there
from tests.situations import accepted, seated, told
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
RECEIVER = {
    "agency": "Kommunen", "function": "Vagten", "phone": "00330001", "confirmed_by": "K. Madsen",
    "confirmed_at": "2026-11-23T10:00",
}  # fmt: skip


def test_a_case_leaves_the_platform_only_where_no_partnership_receives():
    case = accepted()
    told(case, "koordinator")
    path, client = f"/sager/{case.pk}/flytter/uden-samarbejde", visitor("koordinator")
    for place, status in (("", 422), ("0621", 422), ("abroad", 302)):
        assert client.post(path, {**RECEIVER, "municipality": place}).status_code == status
    case.refresh_from_db()
    assert case.state == "closed"


def read(who: str, path: str) -> str:
    return visitor(who).get(path).content.decode()


def test_while_it_is_offered_and_when_it_came_back_the_pages_say_who_has_the_case():
    case = accepted()
    handover = moving_to(case)
    pages = [f"/sager/{case.pk}", f"/opgaver/{handover.pk}", f"/sager/{case.pk}/flytter"]
    for page in pages:
        html = read("koordinator", page)
        assert "Sagen er tilbudt et andet sted" in html and "Du har sagen, til en dér siger ja." in html
    assert "Koordinatoren har sagen" in read("stedfortraeder", pages[0])
    for who in ("nabo3", "nabo"):
        does(who, handovers.decline, handover_id=handover.pk, reason="no-capacity")
    for page in pages:
        html = read("koordinator", page)
        assert "kommet tilbage" in html and "tilbudt et andet sted" not in html and "Du har sagen" in html


def test_the_offer_to_join_names_the_receivers_own_case_and_what_was_joined_goes_on_there():
    mine, theirs = named(accepted(), CPR), there(CPR)
    handover = moving_to(mine)
    offer = read("nabo3", f"/opgaver/{handover.pk}")
    assert theirs.number in offer and "Saml en sag med din egen" in offer and mine.number not in offer
    assert theirs.number not in read("koordinator", f"/opgaver/{handover.pk}")
    accept(handover)
    joined = read("nabo3", f"/sager/{mine.pk}")
    assert theirs.number in joined and "Genåbn" not in joined and "skal fortælles" not in joined
    assert f"Sag {mine.number}" in read("nabo3", f"/sager/{theirs.pk}")
    with pytest.raises(NotPossible):
        does("nabo3", cases.reopen, case_id=mine.pk)


def test_a_duty_that_leans_on_consent_goes_out_again_only_with_the_basis_asked_anew():
    duty = moved(seated()).handovers.get(kind="duty", ended_at=None)
    assert "Spørg på ny" in read("nabo3", f"/opgaver/{duty.pk}")
    path = f"/api/v1/handovers/{duty.pk}/offer"
    said = client("nabo3").post(path, {}, format="json")
    assert said.status_code == 400 and said.json()["type"].endswith("ask-the-person-anew")
    page, role = f"/opgaver/{duty.pk}/tilbyd-igen", {"to_role": duty.role}
    assert visitor("nabo3").post(page, role).status_code == 422
    assert visitor("nabo3").post(page, {**role, "basis": "acute-danger"}).status_code == 302
    duty.refresh_from_db()
    assert (duty.state, duty.basis) == ("offered", "acute-danger")


def test_the_form_lists_the_places_to_move_to_and_asks_for_no_address():
    html = read("koordinator", f"/sager/{accepted().pk}/flytter")
    assert 'value="0561"' not in html and 'value="0621"' in html and "Skriv ikke den nye adresse" in html
