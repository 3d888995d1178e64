"""Each kind of user to the end of their main job: on a phone with a thumb, on a desktop by keyboard.

The visitator begins on the sign-in page; the others are signed in.
Every page on the way is one that everybody can use, fits a narrow and an enlarged window, and has a neutral title.
"""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from backend.coordination.models import Case, HandoverKind
from backend.coordination.offering import Wanted
from backend.coordination.use_cases.handovers import hand_over
from backend.core import clock
from tests import cast, situations
from tests.web.conftest import DESKTOP, PHONE
from tests.web.keyboard import Hands, Keyboard, Thumb
from tests.web.looking import hindrances_at, sign_in

FORMS = {"phone": (PHONE, Thumb), "desktop": (DESKTOP, Keyboard)}
NUMBER, PERSON = "00 90 00 01", "Ulla Udsat"
EXPOSED = (NUMBER, NUMBER.replace(" ", ""), "Udsat", "990101")
COURSE = "Psykolog og socialrådgiver til den udsatte"
IN_ENGLISH = {
    "leder": ["/styregruppen", "/styregruppen/tal", "/styregruppen/mangler"],
    "visitator": ["/skrivebordet", "/send-videre", "/send-videre/mine", "/send-videre/venter", "/besked"],
}
CHILD = Wanted(HandoverKind.DUTY, "statutory-duty", duty="child-underretning", to_role="children-and-family")
AT_ONCE = 5000


@pytest.fixture(params=FORMS)
def hands(request, opened) -> Hands:
    size, kind = FORMS[request.param]
    return kind(opened(size))


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """The situations of the standing world, today: their deadlines run while one looks."""
    at = clock.now()
    monkeypatch.setattr(situations, "MONDAY", at)
    monkeypatch.setattr(situations, "opened", partial(cast.opened, at))


def arrives(hands: Hands, title: str) -> None:
    hands.at(title, never=EXPOSED)


def test_a_stranger_comes_to_a_number_and_to_the_model(hands: Hands):
    hands.page.goto("/")
    arrives(hands, "Hvem ringer jeg til?")
    hands.choose("Hvor er I?", "Esbjerg")
    hands.press("Vis, hvem der svarer")
    arrives(hands, "Hvem ringer jeg til?")
    hands.press(re.compile("^Børn"))
    arrives(hands, "Hvem ringer jeg til?")
    hands.reaches(hands.page.locator(".who .call").first)
    hands.menu("Modellen")
    hands.choose("Emne", "Digital stalking")
    hands.press("Vis")
    arrives(hands, "Modellen")
    hands.press(hands.page.locator(".matrix th a").first)
    arrives(hands, "En opgave i modellen")
    hands.press("Modellen")
    hands.press("Kort til væggen")
    arrives(hands, "Kort til væggen")
    hands.menu("Hjælp og linjer")
    arrives(hands, "Hjælp og linjer")


def test_an_officer_sends_somebody_on(hands: Hands):
    hands.sign_in("betjent", "/send-videre")
    arrives(hands, "Send videre")
    hands.choose("Hvilken kommune", "Esbjerg")
    hands.mark("Ja, personen har sagt ja")
    hands.write("Nummer, der er sikkert", NUMBER)
    hands.write("Navn", PERSON)
    hands.mark("Ikke spurgt")
    hands.press("Send til visitator")
    arrives(hands, "Kvittering")
    hands.press("Mine henvisninger")
    arrives(hands, "Mine henvisninger")
    expect(hands.page.locator(".row-card").first).to_contain_text("Modtaget")
    hands.press("Har personen en koordinator?")
    hands.write("Personens CPR-nummer", "990101-0001")
    hands.write("Hvorfor spørger du?", "Beder om det")
    hands.press("Spørg")
    arrives(hands, "Har personen en koordinator?")
    assert "990101" not in hands.page.content()
    hands.press("Læg en besked til koordinatoren")
    hands.choose("Hvilken kommune", "Esbjerg")
    hands.write("Sagsnummer eller CPR-nummer", "990101-0001")
    hands.write("Besked", "Ring i morgen")
    arrives(hands, "Besked til en koordinator")
    hands.press("Send beskeden")
    arrives(hands, "Kvittering")


def test_a_visitator_takes_somebody_in_and_screens(hands: Hands):
    number = situations.referred().receipt
    note = situations.noted().receipt
    hands.sign_in_by_hand("visitator", "/skrivebordet")
    arrives(hands, "Skrivebordet")
    hands.press(re.compile("henvisning(er)? venter"))
    arrives(hands, "Venter på visitator")
    hands.press(number)
    arrives(hands, "En henvisning")
    hands.press("Tag imod, og åbn sagen")
    arrives(hands, "Sagen")
    hands.press("Bekræft sagen")
    hands.press("Vurdér")
    hands.mark("Stalking")
    hands.write("Hvorfor?", "Følger efter hver dag")
    arrives(hands, "Vurdering")
    hands.press("Gem vurderingen")
    expect(hands.page.get_by_role("listitem").filter(has_text="Tilbudt, venter på svar")).to_be_visible()
    hands.menu("Skrivebordet")
    hands.press(re.compile("besked(er)? venter"))
    arrives(hands, "Beskeder til mig")
    noted = hands.page.locator(".row-card", has_text=note)
    hands.press(noted.get_by_role("button"))
    expect(noted).to_have_count(0)


def test_a_coordinator_takes_a_case_gives_a_task_on_and_tells_the_person(hands: Hands):
    situations.offered()
    hands.sign_in("koordinator", "/skrivebordet")
    hands.press("Tag sagen")
    arrives(hands, "Sagen")
    hands.press("Giv videre")
    arrives(hands, "Giv videre")
    give_on(hands)
    hands.press(re.compile("^Notér et råd"))
    hands.mark("På det sikre nummer")
    hands.choose("Hvilket aftalt råd", "Skal jeg svare udøver?")
    arrives(hands, "Personen har fået besked")
    hands.press("Gem")
    expect(hands.page.get_by_text("Skal jeg svare udøver?", exact=True)).to_be_visible()
    hands.press("Kort til personen")
    arrives(hands, "Din kontaktperson")


def give_on(hands: Hands) -> None:
    hands.press(COURSE)
    hands.choose("Grundlag", "Personen har sagt ja")
    hands.write("Hvorfor?", "Vil gerne tale med nogen")
    arrives(hands, "Giv videre")
    hands.press("Send")


def test_a_deputy_finds_the_case_and_acts_for_the_coordinator(hands: Hands):
    case = situations.accepted()
    hands.sign_in("stedfortraeder", "/skrivebordet")
    arrives(hands, "Skrivebordet")
    hands.press("Alle sager")
    arrives(hands, "Sager")
    hands.press(f"Sag {case.number}")
    expect(hands.page.locator(".under")).to_contain_text("Du er stedfortræder")
    unfold(hands, "Notér, at personen ønsker en anden koordinator")
    hands.press("Notér ønsket")
    expect(hands.page.locator(".history li").first).to_contain_text("Steen Stenild")


def unfold(hands: Hands, name: str) -> None:
    fold = hands.named(name)
    hands.reaches(fold)
    hands.push(fold)


def test_a_receiver_takes_a_task_and_finishes_it(hands: Hands):
    case = asked_of_children_and_family()
    hands.sign_in("boern", "/skrivebordet")
    hands.press("Bekymring for et barn: underretning")
    arrives(hands, "Opgaven")
    expect(hands.page.get_by_role("main")).not_to_contain_text(PERSON)
    hands.press("Tag opgaven")
    arrives(hands, "Sagen")
    hands.press("Bekymring for et barn: underretning")
    hands.press("Færdig")
    arrives(hands, "Skrivebordet")
    assert case.handovers.filter(state="done").exists()


def asked_of_children_and_family() -> Case:
    case = situations.accepted()
    situations.does("koordinator", hand_over, case_id=case.pk, wanted=CHILD)
    return case


def test_the_chair_places_what_nobody_took(hands: Hands):
    case = situations.with_chair()
    hands.sign_in("leder", "/styregruppen")
    arrives(hands, "Styregruppen")
    hands.press(hands.page.locator(".to-place", has_text=case.number).get_by_role("link"))
    hands.choose("Hvem skal have den?", "Karen Kofod, Primær koordinator, Esbjerg Kommune")
    arrives(hands, "Placer en opgave")
    hands.press("Videre")
    arrives(hands, "Bekræft placeringen")
    hands.press("Placer opgaven")
    expect(hands.page.get_by_text("Opgaven er placeret")).to_be_visible()
    expect(hands.page.locator(".to-place", has_text=case.number)).to_have_count(0)
    hands.press("Tal")
    arrives(hands, "Styregruppens tal")
    hands.press("Mangler")
    arrives(hands, "Hvad mangler")


def test_a_head_answers_a_wish_and_looks_an_emergency_through(hands: Hands):
    wish, opened = situations.wished(), situations.opened_acutely()
    hands.sign_in("afdelingsleder", "/skrivebordet")
    arrives(hands, "Skrivebordet")
    hands.press(hands.page.get_by_role("link", name=f"Sag {wish.number}"))
    arrives(hands, "Ønske om en anden koordinator")
    hands.choose("Hvem skal tilbydes sagen?", "Steen Stenild, Esbjerg Kommune")
    hands.press("Tilbyd sagen")
    expect(hands.page.get_by_role("link", name=f"Sag {wish.number}")).to_have_count(0)
    hands.press(re.compile("Akut adgang til gennemsyn$"))
    arrives(hands, "Akut adgang")
    hands.press(f"Tag stilling {opened.number}")
    arrives(hands, "Akut adgang")
    hands.mark("Begrundet")
    hands.press("Gem")
    arrives(hands, "Akut adgang")
    expect(hands.page.get_by_text(opened.number)).to_have_count(0)


def test_an_administrator_looks_a_colleague_up_and_confirms_a_number(hands: Hands):
    hands.sign_in("administrator", "/telefonbogen")
    hands.write("Navn, titel eller rolle", "visholm")
    hands.press("Søg")
    arrives(hands, "Telefonbogen")
    hands.reaches(hands.page.locator(".entry .call").first)
    hands.press("Det stemmer stadig")
    hands.press("Mit fravær")
    hands.choose("Hvem svarer imens", "Vibeke Visholm, Stalkingvisitator")
    arrives(hands, "Mit fravær")


def test_a_coordinator_hears_what_is_missing_notes_a_consent_shares_by_it_and_withdraws_it(opened):
    case, hands = situations.informed(), Keyboard(opened(DESKTOP))
    hands.sign_in("koordinator", f"/sager/{case.pk}")
    hands.press("Oplysninger")
    hands.press(re.compile("^Del, eller beslut"))
    hands.choose("Hvem skal have det?", "Dansk Stalking Center")
    hands.choose("Hvad skal modtageren", "Beskyttelse")
    hands.choose("Grundlag", "Personen har sagt ja")
    hands.press("Del oplysningen")
    refused = hands.page.get_by_role("alert")
    expect(refused).to_contain_text("Skriv, hvorfor det er nødvendigt")
    expect(refused).to_contain_text("Der er intet samtykke")
    hands.write("Hvorfor er det nødvendigt?", "Før mødet")
    unfold(hands, "Notér, at personen har sagt ja")
    hands.choose("Hvordan blev der sagt ja?", "Mundtligt")
    arrives(hands, "Del en oplysning")
    hands.press("Notér samtykket")
    expect(hands.page.get_by_text("Samtykket er noteret.")).to_be_visible()
    hands.press("Del oplysningen")
    expect(hands.page.get_by_text("Det er gjort: Oplysningen er delt.")).to_be_visible()
    arrives(hands, "Oplysninger")
    hands.press("Tilbage til sagen")
    hands.press("Samtykker")
    unfold(hands, "Træk tilbage")
    hands.press("Ja, træk samtykket tilbage")
    expect(hands.page.get_by_text("Samtykket er trukket tilbage, og intet mere deles")).to_be_visible()
    arrives(hands, "Samtykker")


def test_everybody_can_use_it_on_a_desktop_in_english(opened):
    page = opened(DESKTOP, "en")
    for who, paths in IN_ENGLISH.items():
        page.context.clear_cookies(name="sessionid")
        assert hindrances_at(sign_in(page, who), paths) == {}


def test_a_task_rings_on_the_receivers_phone_and_the_answer_at_the_coordinators_desk(opened):
    situations.offered()
    coordinator, receiver = Keyboard(opened(DESKTOP)), Thumb(opened(PHONE))
    receiver.sign_in("dsc", "/skrivebordet")
    receiver.page.wait_for_selector("body[data-line=up]")
    before = receiver.page.get_by_role("button", name="Tag opgaven").count()
    coordinator.sign_in("koordinator", "/skrivebordet")
    coordinator.press("Tag sagen")
    coordinator.press("Giv videre")
    give_on(coordinator)
    expect(receiver.page.get_by_role("button", name="Tag opgaven")).to_have_count(before + 1, timeout=AT_ONCE)
    coordinator.page.wait_for_selector("body[data-line=up]")
    task = coordinator.page.locator(".where-two").get_by_role("link", name=COURSE).get_attribute("href")
    receiver.press(receiver.page.locator(f"form[action='{task}/tag'] button"))
    expect(coordinator.page.locator(".where-two")).to_contain_text("Taget: Dorte Drejby", timeout=AT_ONCE)
