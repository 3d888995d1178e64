"""Indsigt without a browser: taken in once, decided by two, answered, and a head sees no name."""

import re
from uuid import uuid4

import pytest

from backend.coordination.models import Case
from backend.insight.deciding import decisions_of
from backend.insight.giving import Decision
from backend.insight.models import AccessPart, AccessRequest
from backend.insight.use_cases.reminders import sweep
from tests.asked import part_of
from tests.cast import MONDAY
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor

PATH = "/indsigt"
ASKED = {"kind": "gdpr-access", "asker": "exposed", "name": "Ulla Udsat", "received_on": "2026-11-20"}


def html(path: str, who: str) -> str:
    return visitor(who).get(path).content.decode()


def of(case: Case) -> str:
    return f"{PATH}/{part_of(case).request_id}"


def test_the_same_form_sent_twice_is_one_request_and_one_receipt(world, undone):
    client, form = visitor("koordinator"), {**ASKED, "token": str(uuid4())}
    first, again = (client.post(f"{PATH}/ny", form)["Location"] for _ in range(2))
    assert first == again
    assert AccessRequest.objects.filter(pk=first.rpartition("/")[2]).count() == 1


def test_the_receipt_says_neither_whose_nor_whether(world, undone):
    client = visitor("afdelingsleder")
    path = client.post(f"{PATH}/ny", {**ASKED, "name": "Ulla Udsat"})["Location"]
    before = re.sub(r"om \d+ .*?<", "<", client.get(path).content.decode())
    sweep(at=MONDAY)
    after = re.sub(r"om \d+ .*?<", "<", client.get(path).content.decode())
    drawn = r'(csrfmiddlewaretoken" value|nonce|X-CSRFToken")[^>]*'
    assert re.sub(drawn, "", before) == re.sub(drawn, "", after)
    assert "Ulla" not in after and "Sag " not in after


def test_two_persons_decide_and_then_it_is_answered(world, undone):
    case, part = world["asked_about"], part_of(world["asked_about"])
    one, other = visitor("visitator"), visitor("stedfortraeder")
    assert one.post(f"{PATH}/del/{part.pk}", {"decision": "refuse"}).status_code == 422
    assert one.post(f"{PATH}/{part.request_id}/svar").status_code == 409
    assert one.post(f"{PATH}/del/{part.pk}", {"decision": "give"}).status_code == 302
    proposal = {"proposal": str(part.proposals.get().pk)}
    assert "Godkend forslaget" not in one.get(of(case)).content.decode()
    assert one.post(f"{PATH}/del/{part.pk}/godkend", proposal).status_code == 403
    assert "Godkend forslaget" in other.get(of(case)).content.decode()
    assert other.post(f"{PATH}/del/{part.pk}/godkend", proposal).status_code == 302
    answer = one.post(f"{PATH}/{part.request_id}/svar", {"language": "en"})["Location"]
    assert "Followed home on Friday" in one.get(answer).content.decode()
    assert "Besvaret" in one.get(PATH).content.decode()


def test_the_page_says_what_is_undecided_instead_of_asking_for_an_answer(world):
    shown = html(of(world["asked_about"]), "visitator")
    assert "Ingen har foreslået noget" in shown and "Skriv svaret" not in shown
    assert "Skriv svaret" in html(of(world["access_decided"]), "visitator")


def test_what_is_never_given_is_offered_a_refusal_alone():
    rows = [AccessPart(category=each, linked="exposed") for each in ("sealed-address", "risk")]
    for row in rows:
        row.request, row.never = AccessRequest(asker="exposed"), row.category == "sealed-address"
    assert [decisions_of(row) for row in rows] == [[Decision.REFUSE], list(Decision)]


@pytest.mark.parametrize("who", ["visitator", "afdelingsleder"])
def test_a_page_stays_within_its_budget(world, who):
    for path in (PATH, of(world["asked_about"])):
        status, asked = asked_for(path, who)
        assert status == 200 and len(asked) <= A_PAGE, str(asked)
