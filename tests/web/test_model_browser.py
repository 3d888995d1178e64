"""The model on a phone and a desktop: read, narrowed with a keyboard, printed on one sheet."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import DESKTOP, PHONE
from tests.web.looking import narrow, sideways, stumbles

CARD = "/modellen/kort?kommune=0561&emne=first-talk&emne=report&emne=children&emne=order"
STATES = {
    "matrix": "/modellen?emne=coordinator",
    "nothing fits": "/modellen?emne=digital&hvem=school",
    "duty": "/modellen/pligter/anonymous-help",
    "advice": "/modellen/raad",
    "choosing a card": "/modellen/kort",
    "card": CARD,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("size", "language"), [(PHONE, "da"), (DESKTOP, "en")], ids=["phone", "desktop"])
def test_everybody_can_use_it(opened, state, size, language):
    page = opened(size, language)
    page.goto(STATES[state])
    assert stumbles(page) == [] and sideways(page) == 0
    assert sideways(narrow(page)) == 0


def test_with_a_keyboard_one_narrows_it_and_opens_a_duty(desktop: Page):
    desktop.goto("/modellen")
    desktop.get_by_label("Emne", exact=True).focus()
    desktop.keyboard.type("Digital")
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/modellen?emne=digital*")
    desktop.locator(".matrix th a").first.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", level=2).first).to_have_text("Hvem")


@pytest.mark.parametrize("topics", ["first-talk report children order", "advice-and-support coordinator"])
def test_the_card_is_one_sheet(desktop: Page, topics):
    desktop.goto("/modellen/kort?kommune=0561" + "".join(f"&emne={topic}" for topic in topics.split()))
    sheets = re.findall(rb"/Type /Page\b", desktop.pdf(prefer_css_page_size=True))
    assert len(sheets) == 1
