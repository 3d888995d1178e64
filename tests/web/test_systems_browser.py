"""Fagsystemer in the browser, in English: everybody can use it, and a secret or a key is changed in three presses."""

from playwright.sync_api import Page, expect

from backend.core.clock import now
from tests.systems.hooks import DOWN, OK, hooked, long_ago, tried
from tests.web.looking import hindrances, hindrances_at, sign_in


def test_an_administrator_changes_a_secret_and_ends_a_system(opened, server):
    hook = hooked()
    tried(hook, OK)
    tried(hook, DOWN, since=long_ago(now()))  # given up, so that nothing is sent from here
    place, own = f"/fagsystemer/webhooks/{hook.pk}", f"/fagsystemer/{hook.system_id}"
    end, key = f"{own}/slut", f"{own}/noegle"
    page: Page = sign_in(opened(language="en"), "administrator")
    assert hindrances_at(page, ["/fagsystemer", place, f"{place}/hemmelighed", end, key]) == {}
    page.goto(place)
    page.get_by_role("link", name="Change the secret").click()
    page.get_by_role("button", name="Make a new secret").click()
    expect(page.locator(".drawn")).to_contain_text("whsec_")
    assert hindrances(page) == []
    page.goto(key)
    page.get_by_role("button", name="New key").click()
    expect(page.locator(".drawn")).to_be_visible()
    assert hindrances(page) == []
    page.get_by_role("link", name="I have put it in").click()
    page.get_by_role("button", name="End the old ones now").click()
    expect(page.get_by_text("Only the newest key works now")).to_be_visible()
    assert hindrances(page) == []
    page.goto(end)
    page.get_by_label("Yes, end the system").check()
    page.get_by_role("button", name="End the system").click()
    expect(page.get_by_text("The system is ended")).to_be_visible()
