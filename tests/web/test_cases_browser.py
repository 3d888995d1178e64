"""Sagen in a real browser: offered in one and accepted in another, and everybody can use it."""

import pytest
from playwright.sync_api import Page, Response, expect

from backend.coordination.use_cases import recusals
from tests import situations
from tests.cast import actor
from tests.cast import opened as opened_case
from tests.information.test_pushing import carries
from tests.situations import does
from tests.udoevers_side import decided, discussed
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
    theirs.locator(f"form[action='/opgaver/{situations.waiting(case).pk}/tag'] button").click()
    theirs.wait_for_url("**/sager/*")
    expect(theirs.get_by_text("Du er koordinator")).to_be_visible()
    mine.wait_for_url("**/skrivebordet")  # whoever no longer sees the case is not left looking at it
    koordinator = actor("koordinator").id
    does("stedfortraeder", recusals.recuse, case_id=case.pk, person_id=koordinator, reason="Cousins")
    theirs.wait_for_url("**/skrivebordet")
    assert status_of(theirs.goto(f"/sager/{case.pk}")) == 404


def test_a_protected_address_is_opened_with_a_reason_and_hides_itself(opened):
    case = situations.protected()
    page = narrow(sign_in(opened(PHONE), "koordinator", f"/sager/{case.pk}"))
    page.clock.install()
    for hide in (
        lambda: page.get_by_role("link", name="Skjul adressen").click(),
        lambda: page.clock.fast_forward("02:01"),
    ):
        page.get_by_role("link", name="Åbn adressen").click()
        page.get_by_label("Hvorfor skal du bruge adressen?").fill("The removal firm")
        page.get_by_role("button", name="Åbn adressen").click()
        expect(page.get_by_text("Skjulvej 1")).to_be_visible()
        assert (stumbles(page), sideways(page)) == ([], 0)
        hide()
        page.wait_for_url(f"**/sager/{case.pk}")
        page.go_back()
        expect(page.get_by_text("Skjulvej 1")).to_have_count(0)
        page.goto(f"/sager/{case.pk}")


# What no journey passes: who walks where. After a path, what is done there: `!` sends a form that cannot be used,
# `#x` unfolds x.
REVIEW = ["/akut-adgang/til-gennemsyn", "{acute}/gennemsyn !", "/usaedvanligt"]
WALKS = {
    "visitator": ["{new}/vurdering !"],
    "koordinator": [
        "{case}",
        "{case}/giv-videre/exposed-course !",
        "{case}/fortalt !",
        "{case}/ret !",
        "{case}/inhabil !",
        "{case}/ansat !",
        "{case}/adresse/beskyt !",
        "{case}/kig",
        "{case}/kig/udskrift",
        "{back} !",
        "{informed}/oplysninger/skriv #new-person !",
        "{informed}/samtykker/nyt !",
    ],
    "psykiatri": ["{push}/oplys !", "{room} #decide !", "{room}/referat !", "{drop} !"],
    "stalkingkontakt": ["/psp-og-ksp", "/psp-og-ksp/ny !", "{linkable} #link-case !"],
    "administrator": ["/afgoerelser #record !", "/fora !"],
    "dsc": ["{asked} #refuse", "{asked} #refuse !", "{carried} #give-up"],
    "afdelingsleder": ["{wish} #refuse", "{wish} !", *REVIEW],
    "betjent": ["{acute}", "{acutely}", "/akut-adgang !"],
}
UNUSABLE = """form => {
    form.querySelectorAll("select").forEach(each => { each.options[each.selectedIndex].value = "?"; });
    form.querySelectorAll("input[name=number]").forEach(each => { each.value = "0".repeat(30); });
    form.submit();
}"""


@pytest.fixture(scope="module")
def places(server) -> dict[str, str]:
    new, case, asked, back = (
        situations.acknowledged(),
        situations.seated(),
        situations.course_offered(),
        situations.returned(),
    )
    wish, acutely = situations.wished().wishes.get(), situations.opened_acutely()
    informed, to_do = situations.informed(), decided()
    tasks = {"carried": case, "asked": asked, "back": back}
    return {
        **{name: f"/opgaver/{situations.latest(each).pk}" for name, each in tasks.items()},
        "new": f"/sager/{new.pk}",
        "case": f"/sager/{case.pk}",
        "wish": f"/oensker/{wish.pk}",
        "acutely": f"/sager/{acutely.pk}",
        "informed": f"/sager/{informed.pk}",
        "push": f"/opgaver/{carries(informed, 'psykiatri', 'psychiatry-contact').pk}",
        "room": f"/psp-og-ksp/{to_do.matter_id}",
        "drop": f"/psp-og-ksp/beslutninger/{to_do.pk}/bortfald",
        "linkable": f"/psp-og-ksp/{discussed().pk}",
        "acute": f"/akut-adgang/{acutely.acute_accesses.get().pk}",
    }


def status_of(answer: Response | None) -> int:
    return answer.status if answer else 0


def walked(page: Page, state: str) -> None:
    path, *acts = state.split()
    assert status_of(page.goto(path)) == 200
    for act in acts:
        if act != "!":
            page.locator(f"{act} > summary").click()
            continue
        with page.expect_navigation() as sent:
            page.locator("main form.narrow, main details[open] form").last.evaluate(UNUSABLE)
        assert status_of(sent.value) == 422
        expect(page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize(
    ("who", "language"),
    [
        ("visitator", "da"),
        ("koordinator", "da"),
        ("dsc", "en"),
        ("afdelingsleder", "da"),
        ("betjent", "en"),
        ("psykiatri", "da"),
        ("stalkingkontakt", "en"),
        ("administrator", "en"),
    ],
)
def test_everybody_can_use_it(opened, places, who, language):
    page = narrow(sign_in(opened(PHONE, language), who, "/hjaelp"))
    found = {}
    for state in WALKS[who]:
        walked(page, state.format(**places))
        found[state] = [*stumbles(page), *(f"{sideways(page)} px" for _ in range(sideways(page) > 0))]
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
