"""The entrance in a browser: an officer with a thumb sends somebody on; a visitator answers."""

from playwright.sync_api import Page, expect

from backend.coordination.models import Referral
from tests.web.conftest import DESKTOP, PHONE
from tests.web.looking import hindrances, sign_in


def fill(page: Page) -> None:
    page.goto("/send-videre")
    page.get_by_label("Hvilken kommune").select_option("0561")
    page.get_by_text("Ja, personen har sagt ja").click()
    page.get_by_label("Nummer, der er sikkert").fill("00900001")
    page.get_by_role("group", name="Er der børn").get_by_text("Ikke spurgt").click()


def test_two_presses_send_one(phone: Page):
    sign_in(phone, "betjent")
    before = Referral.objects.count()
    fill(phone)
    phone.get_by_role("button", name="Send til visitator").dblclick()
    phone.wait_for_selector(".receipt-number")
    phone.wait_for_load_state("networkidle")
    assert Referral.objects.count() == before + 1


def test_what_is_missing_leads_to_its_field(phone: Page):
    sign_in(phone, "betjent", "/send-videre")
    phone.get_by_label("Nummer, der er sikkert").fill("00900001")
    phone.get_by_role("button", name="Send til visitator").click()
    phone.get_by_role("link", name="Svar på, om der er børn").click()
    assert phone.evaluate("document.activeElement.name") == "children"
    assert phone.get_by_label("Nummer, der er sikkert").input_value() == "00900001"
    assert hindrances(phone) == []


def test_the_visitator_reads_and_declines(opened):
    officer, visitator = opened(PHONE), opened(DESKTOP)
    sign_in(visitator, "visitator")
    visitator.goto("/send-videre/venter")
    before = visitator.locator(".row-card").count()
    sign_in(officer, "betjent")
    fill(officer)
    officer.get_by_role("button", name="Send til visitator").click()
    number = officer.locator(".receipt-number").inner_text()
    expect(visitator.locator(".row-card")).to_have_count(before + 1)
    visitator.get_by_role("link", name=number).click()
    visitator.locator("summary", has_text="Afvis").click()
    visitator.get_by_text("Råd er givet").click()
    visitator.get_by_role("button", name="Afvis henvisningen").click()
    expect(visitator.get_by_role("link", name=number)).to_have_count(0)
