"""The model on a phone and a desktop: read, and printed on one sheet."""

import re

import pytest
from playwright.sync_api import Page

from tests.web.conftest import DESKTOP, PHONE
from tests.web.looking import hindrances_at

CARD = "/modellen/kort?kommune=0561&emne=first-talk&emne=report&emne=children&emne=order"
ON_A_PHONE = ["/modellen?emne=digital&hvem=school", "/modellen/raad", CARD]
ON_A_DESKTOP = ["/modellen?emne=coordinator", "/modellen/pligter/anonymous-help", *ON_A_PHONE]


def test_everybody_can_use_it(opened):
    assert hindrances_at(opened(PHONE), ON_A_PHONE) == {}
    assert hindrances_at(opened(DESKTOP, "en"), ON_A_DESKTOP) == {}


@pytest.mark.parametrize("topics", ["first-talk report children order", "advice-and-support coordinator"])
def test_the_card_is_one_sheet(desktop: Page, topics):
    desktop.goto("/modellen/kort?kommune=0561" + "".join(f"&emne={topic}" for topic in topics.split()))
    sheets = re.findall(rb"/Type /Page\b", desktop.pdf(prefer_css_page_size=True))
    assert len(sheets) == 1
