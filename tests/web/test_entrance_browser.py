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


def test_somebody_who_knows_only_the_udoever_tells_and_the_contact_is_called_at_once(opened):
    contact, sender = opened(DESKTOP), opened(PHONE)
    sign_in(contact, "stalkingkontakt", "/udoever-beskeder")
    contact.goto("/udoever-beskeder")
    before = contact.locator(".row-card").count()
    sign_in(sender, "psykiatri")
    sender.goto("/besked-om-udoever")
    assert hindrances(sender) == []
    sender.get_by_text("Siger, at nogen skal").click()
    sender.get_by_label("Hvilken kommune").select_option("0561")
    sender.get_by_label("Udøvers CPR-nummer").fill("020202-0202")
    sender.get_by_label("Hvad skal politiets").fill("Says so at every meeting")
    sender.get_by_text("Akut fare").click()
    sender.get_by_role("button", name="Send til stalkingkontakten").click()
    expect(sender.get_by_role("heading", name="Det, du har sendt")).to_be_visible()
    expect(contact.locator(".row-card")).to_have_count(before + 1)
    contact.locator(".row-card a").first.click()
    contact.get_by_label("Hvorfor leder du?").fill("Is told of")
    contact.get_by_role("button", name="Find sagen").click()
    expect(contact.get_by_role("status").first).to_contain_text("Det betyder ikke")
    assert hindrances(contact) == []
