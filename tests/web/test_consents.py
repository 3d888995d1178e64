"""Consents, what is given without a seat, and legal decisions, without a browser."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from backend.information.models import Consent, Disclosure, LegalDecision
from backend.information.passing import Missing
from backend.web.information.consented import state_of
from backend.web.refusals import sentence
from tests.cast import actor
from tests.information.knowing import agency, agrees, party
from tests.information.test_pushing import carries
from tests.web.grid import visitor
from tests.web.known import IN_A_MONTH, errors, html, place

pytestmark = pytest.mark.django_db


def test_a_consent_is_noted_by_a_form_and_withdrawn_with_one_more_press(world, undone):
    case, client = world["informed"], visitor("koordinator")
    path = f"/sager/{case.pk}/samtykker"
    said = {"party": party(case, "exposed").pk, "recipient": agency("psykiatri"), "purpose": "treatment"}
    said |= {"category": "health", "how_given": "written", "until": IN_A_MONTH}
    assert client.post(f"{path}/nyt", {**said, "until": "2020-01-01"}).status_code == 422
    assert client.post(f"{path}/nyt", {**said, "until": "9999-12-31"}).status_code == 422
    assert client.post(f"{path}/nyt", said)["Location"] == path
    page = html("koordinator", path)
    consent = Consent.objects.get(case=case, purpose="treatment")
    for told in ("Ulla Udsat (den udsatte)", "Behandling", "Helbred", "Skriftligt", "Gælder"):
        assert told in page
    way = f"{path}/{consent.pk}/traek-tilbage"
    assert re.search(rf'<details[^>]*><summary[^>]*>Træk tilbage</summary>.*?action="{way}"', page)
    assert [client.post(way)["Location"] for _ in range(2)] == [path] * 2
    assert "Trukket tilbage" in html("koordinator", path) and way not in html("koordinator", path)


def test_which_consents_end_soon_or_are_to_be_asked_for_anew_is_said(world, undone):
    case, now = world["informed"], timezone.now()
    consent = case.consents.get()

    def said(**changes) -> str:
        for name, value in changes.items():
            setattr(consent, name, value)
        return state_of(consent, [consent], now)

    assert said(stands=True, until=now + timedelta(days=90)) == "stands"
    assert said(until=now + timedelta(days=13)) == "ending"
    assert said(stands=False) == "anew"
    assert said(until=now) == "ended"
    agrees(case, "dsc", until=now + timedelta(days=9))
    page = html("koordinator", f"/sager/{case.pk}/samtykker")
    assert "Afløst af et nyere" in page and "Udløber snart" in page
    asked = re.findall(r'href="(/sager/[^"]+/samtykker/nyt\?[^"]+)"', page)[0].replace("&amp;", "&")
    form = html("koordinator", asked)
    assert f'value="{agency("dsc")}" selected' in form and 'value="support" selected' in form


def test_psychiatry_gives_what_it_knows_on_its_duty_and_gets_a_receipt_and_nothing_else(world, undone):
    case, client = world["informed"], visitor("psykiatri")
    duty = carries(case, "psykiatri", "psychiatry-contact")
    path = f"/opgaver/{duty.pk}/oplys"
    assert path in html("psykiatri", f"/opgaver/{duty.pk}")
    form = {
        "token": str(uuid4()),
        "category": "health",
        "nature": "fact",
        "text": "Leaves the ward on Monday",
    }
    form |= {"basis_udoever": "health-act-43", "purpose": "protection", "necessity": "Before Monday"}
    refused = client.post(path, form)
    assert refused.status_code == 422 and errors(refused.content.decode()) == {sentence(Missing.PATIENT_TOLD)}
    sent = {**form, "patient_told": "no", "why_not": "Would bring somebody in danger"}
    receipt, _again = (client.post(path, sent, follow=True).content.decode() for _ in range(2))
    assert (
        "Oplysningen er givet til dem, der koordinerer sagen" in receipt and "Leaves the ward" not in receipt
    )
    assert "Ulf" not in receipt and client.get(place(case)).status_code == 404
    assert Disclosure.objects.filter(item__case=case, by=actor("psykiatri").id).count() == 1
    assert "Leaves the ward on Monday" in html("koordinator", place(case))


def test_whoever_has_no_such_duty_is_not_asked_for_section_43(world):
    page = html("dsc", f"/opgaver/{world['seated'].handovers.get(duty='exposed-course').pk}/oplys")
    assert "§ 43" not in page and "Handler det om udøver?" in page


def test_the_administrator_records_a_legal_decision_and_the_chair_may_end_it(world, undone):
    client, chair = visitor("administrator"), visitor("leder")
    wanted = {"partner": f"tryg-i-esbjerg:{agency('dsc')}", "reference": "2026-11/4"}
    assert "Notér afgørelsen" not in html("leder", "/afgoerelser")
    assert client.post("/afgoerelser", wanted).status_code == 302
    assert client.post("/afgoerelser", wanted).status_code == 422
    decision = LegalDecision.objects.get(agency=agency("dsc"))
    page = html("leder", "/afgoerelser")
    assert "2026-11/4" in page and actor("administrator").person.name in page
    assert [chair.post(f"/afgoerelser/{decision.pk}/slut").status_code for _ in range(2)] == [302] * 2
    assert "Afsluttet" in html("administrator", "/afgoerelser")
