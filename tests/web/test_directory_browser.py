"""The directory in a browser."""

from playwright.sync_api import Page, expect

from tests.web.conftest import DESKTOP
from tests.web.looking import hindrances_at, narrow, sideways, sign_in, stumbles, tall

PAGES = ["/telefonbogen", "/telefonbogen?q=visitator", "/telefonbogen/mit-fravaer"]
NIGHT = "/?kommune=0561&emne=danger-now&dag=2026-11-29&kl=02:10"


def test_everybody_can_use_it_on_a_desktop_in_english(opened):
    """On a phone in Danish it is an administrator's journey."""
    page = sign_in(opened(DESKTOP, "en"), "visitator")
    assert hindrances_at(page, PAGES) == {}


def test_a_colleague_is_found_and_has_a_number_to_press(phone: Page):
    sign_in(phone, "betjent")
    phone.goto("/telefonbogen")
    phone.get_by_label("Navn, titel eller rolle").fill("visholm")
    phone.keyboard.press("Enter")
    expect(phone.locator(".entry")).to_have_count(1)
    assert tall(phone, ".entry .call") >= 48


def test_a_number_is_confirmed_in_one_press(phone: Page):
    sign_in(phone, "betjent")
    phone.goto("/telefonbogen")
    phone.get_by_role("button", name="Det stemmer stadig").click()
    phone.wait_for_url("**/telefonbogen")
    assert phone.locator(".mine").get_by_text("Sidst bekræftet").is_visible()


def test_an_absence_that_cannot_be_says_why(phone: Page):
    sign_in(phone, "visitator")
    phone.goto("/telefonbogen/mit-fravaer")
    phone.get_by_label("Første dag væk").fill("2027-06-07")
    phone.get_by_label("Sidste dag væk").fill("2027-06-01")
    phone.get_by_role("button", name="Gem fravær").click()
    expect(phone.get_by_role("alert").first).to_contain_text("før begyndelsen")
    assert stumbles(phone) == []


def test_a_patrols_device_is_enrolled_shows_lines_at_night_and_is_ended(phone: Page):
    sign_in(phone, "betjent", "/telefonbogen")
    phone.get_by_role("link", name="Huskede enheder").click()
    phone.get_by_role("link", name="Husk denne enhed").click()
    phone.get_by_role("button", name="Husk enheden").click()
    expect(phone.get_by_role("alert").first).to_contain_text("Skriv, hvad enheden hedder")
    assert (stumbles(phone), sideways(phone)) == ([], 0)
    phone.get_by_label("Hvad hedder enheden?").fill("Patruljevogn 3")
    phone.get_by_role("button", name="Husk enheden").click()
    expect(phone.locator(".entry")).to_contain_text("Denne enhed")
    assert (stumbles(phone), sideways(narrow(phone))) == ([], 0)
    sign_out(phone)
    phone.goto(NIGHT)
    expect(phone.locator(".who h3", has_text="Vagtcentralen")).to_be_visible()
    expect(phone.locator("main")).not_to_contain_text("Visholm")
    sign_in(phone, "betjent", "/enheder")
    phone.get_by_role("button", name="Afslut").click()
    expect(phone.locator("main")).to_contain_text("Ingen enheder er husket.")
    sign_out(phone)
    phone.goto(NIGHT)
    expect(phone.locator(".who h3").first).to_be_visible()
    expect(phone.locator(".who h3", has_text="Vagtcentralen")).to_have_count(0)


def sign_out(page: Page) -> None:
    page.locator(".site-menu-small summary").click()
    page.locator(".site-menu-small").get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/")
