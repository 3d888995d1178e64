"""Pages that change while one looks: rung at once, honest while the line is down, whole when it is back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import opened as opened_case
from tests.web.conftest import DESKTOP
from tests.web.looking import sign_in, stumbles

AT_ONCE = 5000
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.web.live_site"}  # with one page more


@pytest.fixture
def deputy(opened, server) -> Page:
    """Whoever is told when the visitator opens a case."""
    page = sign_in(opened(DESKTOP), "stedfortraeder")
    page.goto("/klokker")
    page.wait_for_selector("body[data-line=up]")
    return page


def bells(page: Page) -> int:
    return page.locator("#bells li").count()


def test_what_happens_shows_at_once_and_as_a_reload_would_show_it(deputy):
    before = bells(deputy)
    opened_case()
    expect(deputy.locator("#bells li")).to_have_count(before + 1, timeout=AT_ONCE)
    expect(deputy.locator(".htmx-added")).to_have_count(0)  # for a moment after the swap
    rung = deputy.locator("#bells").inner_html()
    deputy.reload()
    assert deputy.locator("#bells").inner_html() == rung


def test_while_the_line_is_down_the_page_says_since_when_and_then_misses_nothing(deputy, server):
    before = bells(deputy)
    server.kill()
    expect(deputy.locator("#line-state")).to_have_text(re.compile(r"Ikke opdateret siden kl\. \d+\.\d\d"))
    opened_case()
    opened_case()
    assert bells(deputy) == before and stumbles(deputy) == []
    server.start()
    expect(deputy.locator("#bells li")).to_have_count(before + 2, timeout=20_000)
    expect(deputy.locator("#line-state")).to_be_hidden()


def test_what_somebody_writes_is_not_taken_away(deputy):
    deputy.evaluate("document.querySelector('#bells').append(document.querySelector('form'))")
    deputy.locator("#inside").fill("half a sentence")
    before = bells(deputy)
    opened_case()
    deputy.wait_for_timeout(600)
    assert deputy.locator("#inside").input_value() == "half a sentence"
    deputy.locator("#inside").blur()
    expect(deputy.locator("#bells li")).to_have_count(before + 1, timeout=AT_ONCE)


def test_a_session_that_ends_takes_the_page_away(deputy):
    deputy.context.clear_cookies(name="sessionid")
    opened_case()
    deputy.wait_for_url("**/log-ind**")


def test_the_screen_is_hidden_at_one_press(deputy):
    deputy.get_by_role("button", name="Skjul skærm").click()
    assert not deputy.get_by_role("heading", name="Bells").is_visible()
    assert deputy.title() == "Én indgang" and stumbles(deputy) == []
    deputy.keyboard.press("Escape")
    assert not deputy.get_by_role("heading", name="Bells").is_visible()
    deputy.get_by_role("button", name="Vis siden igen").click()
    assert deputy.get_by_role("heading", name="Bells").is_visible()


def test_who_does_nothing_is_warned_and_then_signed_out(opened):
    page = opened(DESKTOP)
    page.clock.install()
    sign_in(page, "stedfortraeder", "/om")
    page.clock.fast_forward("28:30")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    page.get_by_role("button", name="Jeg er her").click()
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    page.clock.fast_forward("30:05")
    page.wait_for_url("**/log-ind**")
