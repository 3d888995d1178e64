"""The model on a phone and a desktop: read, and printed on one sheet."""

import re

import pytest
from playwright.sync_api import Page

from tests.web.conftest import DESKTOP
from tests.web.looking import hindrances_at

CARD = "/modellen/kort?kommune=0561&emne=first-talk&emne=report&emne=children&emne=order"
PAGES = [
    "/modellen?emne=coordinator",
    "/modellen?emne=digital&hvem=school",
    "/modellen/pligter/anonymous-help",
    "/modellen/raad",
    CARD,
]


def test_everybody_can_use_it_on_a_desktop_in_english(opened):
    """On a phone in Danish it is the way of a stranger, among the journeys."""
    assert hindrances_at(opened(DESKTOP, "en"), PAGES) == {}


@pytest.mark.parametrize("topics", ["first-talk report children order", "advice-and-support coordinator"])
def test_the_card_is_one_sheet(desktop: Page, topics):
    desktop.goto("/modellen/kort?kommune=0561" + "".join(f"&emne={topic}" for topic in topics.split()))
    sheets = re.findall(rb"/Type /Page\b", desktop.pdf(prefer_css_page_size=True))
    assert len(sheets) == 1
