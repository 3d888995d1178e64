"""The chair at the desk and on a phone: what waits is placed in three presses; pictures stand beside their tables."""

import pytest
from playwright.sync_api import Page, expect

from tests import situations
from tests.web.conftest import DESKTOP, PHONE
from tests.web.looking import narrow, sideways, sign_in, stumbles

PATHS = ["/styregruppen", "/styregruppen/tal", "/styregruppen/mangler"]


@pytest.mark.parametrize(("size", "language"), [(PHONE, "da"), (DESKTOP, "en")], ids=["phone", "desktop"])
def test_everybody_can_use_it(opened, size, language):
    page = sign_in(opened(size, language), "leder")
    for path in PATHS:
        page.set_viewport_size(size)
        page.goto(path)
        assert stumbles(page) == [] and sideways(page) == 0, path
        assert sideways(narrow(page)) == 0, path


def test_the_chair_places_what_waits(phone: Page):
    case = situations.with_chair()
    sign_in(phone, "leder").goto("/styregruppen")
    phone.locator(".to-place", has_text=case.number).get_by_role("link").click()
    phone.get_by_label("Hvem skal have den?").select_option(index=1)
    assert stumbles(phone) == [] and sideways(phone) == 0
    phone.get_by_role("button", name="Videre").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Skal")
    assert stumbles(phone) == [] and sideways(phone) == 0
    phone.get_by_role("button", name="Placer opgaven").click()
    expect(phone.get_by_role("status").filter(has_text="Opgaven er placeret")).to_be_visible()
    expect(phone.locator(".to-place", has_text=case.number)).to_have_count(0)
