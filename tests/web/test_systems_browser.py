"""Fagsystemer in the browser, in English: everybody can use it, and a secret is changed in three presses."""

from playwright.sync_api import Page, expect

from backend.core.clock import now
from tests.systems.hooks import DOWN, OK, hooked, long_ago, tried
from tests.web.looking import hindrances, hindrances_at, sign_in


def test_an_administrator_changes_a_secret_and_ends_a_system(opened, server):
    hook = hooked()
    tried(hook, OK)
    tried(hook, DOWN, since=long_ago(now()))  # given up, so that nothing is sent from here
    place, end = f"/fagsystemer/webhooks/{hook.pk}", f"/fagsystemer/{hook.system_id}/slut"
    page: Page = sign_in(opened(language="en"), "administrator")
    assert hindrances_at(page, ["/fagsystemer", place, f"{place}/hemmelighed", end]) == {}
    page.goto(place)
    page.get_by_role("link", name="Change the secret").click()
    page.get_by_role("button", name="Make a new secret").click()
    expect(page.locator(".drawn")).to_contain_text("whsec_")
    assert hindrances(page) == []
    page.goto(end)
    page.get_by_label("Yes, end the system").check()
    page.get_by_role("button", name="End the system").click()
    expect(page.get_by_text("The system is ended")).to_be_visible()
