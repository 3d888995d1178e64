"""The officer at 02:10: a phone, a thumb, sometimes no connection. And everybody else who opens the first page."""

from playwright.sync_api import Page, expect

from tests.web.conftest import DESKTOP, PHONE
from tests.web.looking import hindrances_at, sign_in, tall, top_of

NIGHT = "/?kommune=0561&emne=danger-now&dag=2026-11-29&kl=02:10"
ON_A_PHONE = [
    NIGHT,
    "/?kommune=0101&emne=first-talk",
    "/uden-net?kommune=0561",
    "/log-ind",
    *("/om", "/privatliv", "/kontakt", "/tilgaengelighed", "/nowhere"),
]
ON_A_DESKTOP = ["/?kommune=0561", NIGHT, "/log-ind"]
ONE_SCREEN = PHONE["height"]
FIRST_VISIT, LATER = 100 * 1024, 15 * 1024


def test_an_officer_finds_a_number_to_press_within_one_screen(phone: Page):
    phone.goto("/")
    phone.get_by_label("Hvor er I?").select_option("0561")
    phone.get_by_role("button", name="Vis, hvem der svarer").click()
    assert top_of(phone, ".begin .call") < ONE_SCREEN
    phone.get_by_role("button", name="Børn").click()
    assert top_of(phone, ".who .call") < ONE_SCREEN
    number = phone.locator(".who .call").first
    assert (number.get_attribute("href") or "").startswith("tel:+45")
    assert tall(phone, ".who .call") >= 48


def test_the_next_time_the_place_is_known_and_one_press_is_enough(phone: Page):
    phone.goto("/?kommune=0561")
    phone.goto("/")
    phone.get_by_role("button", name="Fare nu").click()
    assert top_of(phone, ".who .call") < ONE_SCREEN


def test_another_time_and_another_home_can_be_asked_about(phone: Page):
    phone.goto("/?kommune=0561&emne=first-talk")
    phone.locator(".change summary").click()
    phone.get_by_label("Hvor bor personen?").select_option("0550")
    phone.get_by_label("Dag").fill("2026-11-29")
    phone.get_by_label("Klokken").fill("02:10")
    phone.get_by_role("button", name="Vis", exact=True).click()
    expect(phone.locator(".change summary")).to_contain_text("bor i Tønder · 29. november 2026 kl. 2.10")


def test_without_a_connection_the_copy_shows_and_the_page_comes_back(phone: Page):
    phone.goto("/?kommune=0561")
    phone.wait_for_selector("html[data-kept=yes]")
    phone.context.set_offline(True)
    phone.goto("/?emne=danger-now")
    expect(phone.get_by_role("status")).to_contain_text("Offline, opdateret")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Esbjerg")
    assert phone.locator("#danger-now .call").first.is_visible()
    phone.context.set_offline(False)
    phone.wait_for_selector("text=Svarer nu")


def test_the_copy_holds_no_name_although_one_who_may_see_them_looked(phone: Page):
    sign_in(phone, "betjent")
    phone.goto("/?kommune=0561&emne=first-talk")
    phone.wait_for_selector("text=Vibeke Visholm")
    phone.wait_for_selector("html[data-kept=yes]")
    kept = phone.evaluate(
        """async () => { let all = ''; for (const name of await caches.keys()) { const cache = await caches.open(name);
        for (const request of await cache.keys()) all += request.url + await (await cache.match(request)).text(); }
        return all; }"""
    )
    assert "/uden-net-kopi" in kept and "Esbjerg" in kept
    assert "Visholm" not in kept and "Kofod" not in kept


def test_everybody_can_use_it(opened):
    assert hindrances_at(opened(PHONE), ON_A_PHONE) == {}
    assert hindrances_at(opened(DESKTOP, "en"), ON_A_DESKTOP) == {}


def test_shift_three_times_leaves_the_page_at_once(phone: Page):
    phone.context.route("https://**", lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    phone.goto("/hjaelp")
    for _ in range(3):
        phone.keyboard.press("Shift")
    phone.wait_for_url("https://**")
    assert phone.content().count("elsewhere") == 1


def test_it_is_light(opened):
    page = opened(PHONE)
    first = weight(page, "/?kommune=0561&emne=danger-now")
    assert 10_000 < first < FIRST_VISIT
    assert weight(page, "/?kommune=0561&emne=children") < LATER


def weight(page: Page, path: str) -> int:
    """Bytes over the line for a page and what it brings, fonts left out, as compressed."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    fonts, sizes = set(), {}
    network.on(
        "Network.responseReceived", lambda e: fonts.add(e["requestId"]) if e["type"] == "Font" else None
    )
    network.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    page.goto(path, wait_until="networkidle")
    network.detach()
    return int(sum(size for request, size in sizes.items() if request not in fonts))
