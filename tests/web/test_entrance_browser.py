"""The entrance in a browser: an officer with a thumb sends somebody on; a visitator answers."""

import pytest
from playwright.sync_api import Page, expect

from backend.coordination.models import Referral
from tests.web.conftest import DESKTOP, PHONE
from tests.web.looking import narrow, sideways, sign_in, stumbles

pytestmark = pytest.mark.django_db
STATES = {
    "refer": ("betjent", "/send-videre"),
    "mine": ("betjent", "/send-videre/mine"),
    "message": ("betjent", "/besked"),
    "lookup": ("betjent", "/har-en-koordinator"),
    "waiting": ("visitator", "/send-videre/venter"),
    "messages": ("visitator", "/beskeder"),
}


def fill(page: Page) -> None:
    page.goto("/send-videre")
    page.get_by_label("Hvilken kommune").select_option("0561")
    page.get_by_text("Ja, personen har sagt ja").click()
    page.get_by_label("Nummer, der er sikkert").fill("00900001")
    page.get_by_role("group", name="Er der børn").get_by_text("Ikke spurgt").click()


def fits(page: Page) -> None:
    assert stumbles(page) == []
    size = page.viewport_size
    assert sideways(narrow(page)) == 0
    if size:
        page.set_viewport_size(size)


def test_an_officer_sends_somebody_on_and_shows_the_receipt(phone: Page):
    sign_in(phone, "betjent")
    fill(phone)
    phone.get_by_role("button", name="Send til visitator").click()
    phone.wait_for_selector(".receipt-number")
    assert phone.title() == "Kvittering · Én indgang"
    fits(phone)
    phone.get_by_role("link", name="Mine henvisninger").last.click()
    expect(phone.locator(".row-card").first).to_contain_text("Modtaget")
    fits(phone)


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
    phone.goto("/send-videre")
    phone.get_by_label("Nummer, der er sikkert").fill("00900001")
    phone.get_by_role("button", name="Send til visitator").click()
    phone.get_by_role("link", name="Svar på, om der er børn").click()
    assert phone.evaluate("document.activeElement.name") == "children"
    assert phone.get_by_label("Nummer, der er sikkert").input_value() == "00900001"
    fits(phone)


def test_with_a_keyboard_alone_a_message_is_sent(desktop: Page):
    sign_in(desktop, "betjent")
    desktop.goto("/besked")
    desktop.get_by_label("Hvilken kommune").focus()
    for typed in ("Esbjerg", "AAAA-AAAA", "Ring"):
        desktop.keyboard.type(typed)
        desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    desktop.wait_for_selector(".receipt-number")
    assert stumbles(desktop) == []


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
    fits(visitator)
    visitator.get_by_role("link", name=number).click()
    fits(visitator)
    visitator.locator("summary", has_text="Afvis").click()
    visitator.get_by_text("Råd er givet").click()
    visitator.get_by_role("button", name="Afvis henvisningen").click()
    expect(visitator.get_by_role("link", name=number)).to_have_count(0)


def test_a_lookup_leaves_nothing_in_the_address(phone: Page):
    sign_in(phone, "betjent")
    phone.goto("/har-en-koordinator")
    phone.get_by_label("Personens CPR-nummer").fill("990101-0001")
    phone.get_by_label("Hvorfor spørger du?").fill("Beder om det")
    phone.get_by_role("button", name="Spørg").click()
    phone.wait_for_selector("text=Intet navn at vise")
    assert "990101" not in phone.url + phone.title() + phone.content()
    fits(phone)


@pytest.mark.parametrize("state", STATES)
def test_everybody_can_use_it(opened, state):
    who, path = STATES[state]
    page = opened(PHONE, "en")
    sign_in(page, who)
    page.goto(path)
    fits(page)
