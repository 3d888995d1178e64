"""The person moves, as two people live it: one offers the case on a phone, the other takes it with one press."""

from playwright.sync_api import expect

from tests.situations import seated
from tests.web.conftest import DESKTOP, PHONE
from tests.web.looking import hindrances, sign_in


def test_the_case_goes_with_the_person_and_nothing_of_it_stays_in_sight(opened):
    case = seated()
    mine = sign_in(opened(PHONE), "koordinator", f"/sager/{case.pk}")
    mine.get_by_role("link", name="Personen flytter").click()
    assert hindrances(mine) == []
    mine.get_by_label("Kommunen, personen flytter til").select_option(label="Kolding")
    mine.get_by_label("Grundlag").select_option(label="Personen har sagt ja")
    mine.get_by_role("button", name="Tilbyd sagen").click()
    expect(mine.get_by_text("Du er koordinator")).to_be_visible()
    theirs = sign_in(opened(DESKTOP, "en"), "nabo3", "/skrivebordet")
    theirs.get_by_role("link", name="Receive a case that is moving").click()
    assert hindrances(theirs) == [] and theirs.get_by_text(case.number).count() == 0
    theirs.get_by_role("button", name="Accept the case").click()
    theirs.wait_for_url("**/sager/*")
    mine.wait_for_url("**/skrivebordet")  # whoever no longer sees the case is not left looking at it
    gone = mine.goto(f"/sager/{case.pk}")
    assert gone and gone.status == 404
    mine.goto("/sager/flyttet")
    assert hindrances(mine) == [] and mine.get_by_text("Kolding").count() == 0
    expect(mine.get_by_text(case.number)).to_be_visible()
