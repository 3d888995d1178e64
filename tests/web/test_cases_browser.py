"""Sagen in a real browser: offered in one and accepted in another, and everybody can use it."""

import pytest
from playwright.sync_api import expect

from tests.cast import opened as opened_case
from tests.web.conftest import DESKTOP, PHONE
from tests.web.looking import narrow, sideways, sign_in, stumbles


def test_what_is_offered_in_one_browser_rings_and_is_accepted_in_the_other(opened):
    case = opened_case()
    theirs = sign_in(opened(DESKTOP), "koordinator", "/skrivebordet")
    theirs.wait_for_selector("body[data-line=up]")
    mine = sign_in(opened(PHONE), "visitator", f"/sager/{case.pk}/vurdering")
    mine.get_by_label("Stalking").check()
    mine.get_by_label("Hvorfor?").fill("Follows daily")
    before = theirs.get_by_role("button", name="Tag sagen").count()
    mine.get_by_role("button", name="Gem vurderingen").click()
    expect(theirs.get_by_role("button", name="Tag sagen")).to_have_count(before + 1)
    theirs.get_by_role("button", name="Tag sagen").last.click()
    theirs.wait_for_url("**/sager/*")
    expect(theirs.get_by_text("Du er koordinator")).to_be_visible()
    mine.wait_for_url("**/skrivebordet")  # whoever no longer sees the case is not left looking at it


@pytest.mark.parametrize(
    "path", ["/skrivebordet", "/sager", "", "/vurdering", "/giv-videre", "/fortalt", "/kort"]
)
def test_everybody_can_use_it(opened, path):
    case = opened_case()
    there = path if path in ("/skrivebordet", "/sager") else f"/sager/{case.pk}{path}"
    page = sign_in(opened(PHONE), "visitator", there)
    assert "Det gik ikke" not in page.title()
    assert stumbles(page) == []
    assert sideways(narrow(page)) == 0
