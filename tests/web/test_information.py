"""Items and disclosures without a browser: what the pages say, ask, refuse and keep."""

import re
from uuid import uuid4

import pytest

from backend.coordination.models import CaseParty, PartyKind, Regime
from backend.core.models import RecordLine
from backend.information.models import Consent, Disclosure, HowGiven, Item, Nature, NotShared
from backend.information.passing import Basis, Category, Channel, Missing, Purpose
from backend.responsibilities.vocabulary import Wing
from backend.web.information import words
from backend.web.refusals import sentence
from tests.information.knowing import agency, knows, party, shares, sits
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor
from tests.web.known import IN_A_MONTH, errors, html, place, share

pytestmark = pytest.mark.django_db
# the case, its people, the item, whom it may go to and the consents, each asked through sight
AN_ITEM_PAGE = 18


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.KINDS, PartyKind),
        (words.CATEGORIES, Category),
        (words.NATURES, Nature),
        (words.NATURES_SHORT, Nature),
        (words.REGIMES, Regime),
        (words.PURPOSES, Purpose),
        (words.BASES, Basis),
        (words.CHANNELS, Channel),
        (words.WINGS, Wing),
        (words.HOW_GIVEN, HowGiven),
    ],
)
def test_there_are_words_for_every_code(table, codes):
    assert list(table) == list(codes)


def test_there_is_a_sentence_for_everything_that_can_be_missing():
    assert all(sentence(code).endswith(".") for code in Missing)


def test_an_item_says_what_it_is_whose_it_is_and_to_whom_it_passed_on_which_basis(world, undone):
    case = world["informed"]
    assert "Her er ingen oplysninger" in html("dsc", place(case))
    shares("koordinator", case.items.get(), "dsc")
    own, theirs = html("koordinator", place(case)), html("dsc", place(case))
    for said in (
        "Risiko",
        "Faktum",
        "Followed home on Friday",
        "Ulla Udsat (den udsatte)",
        "Databeskyttelsesforordningen",
    ):
        assert said in own and said in theirs
    assert "Delt med Dansk Stalking Center" in own and "Ulla Udsat (den udsatte): Personen har sagt ja" in own
    assert "Delt med jer." in theirs and "For the course" not in theirs and "/del" not in theirs
    assert (
        "data-live" in own
        and RecordLine.objects.filter(act="items-opened", about=f"case:{case.pk}").count() == 3
    )


def test_an_item_is_written_once_and_written_anew_in_its_place(world, undone):
    case, client = world["informed"], visitor("koordinator")
    about = str(party(case, "exposed").pk)
    form = {
        "token": str(uuid4()),
        "category": "risk",
        "nature": "opinion",
        "text": "It gets worse",
        "about": about,
    }
    for _ in range(2):
        assert client.post(f"{place(case)}/skriv", form)["Location"] == place(case)
    item = Item.objects.get(case=case, nature="opinion")
    anew = f"{place(case)}/{item.pk}/skriv-om"
    assert "It gets worse" in client.get(anew).content.decode()
    assert [client.post(anew, {**form, "text": "Calmer"}).status_code for _ in range(2)] == [302] * 2
    assert client.get(anew).status_code == 409
    shown = html("koordinator", place(case))
    assert shown.index("Calmer") < shown.index("Tidligere: skrevet om siden") < shown.index("It gets worse")


def test_a_person_is_added_on_the_way_and_nothing_written_is_lost(world, undone):
    case, client = world["informed"], visitor("koordinator")
    seen = re.findall(r'name="seen" value="(\d+)"', html("koordinator", f"{place(case)}/skriv"))[0]
    form = {"text": "Picks up at school", "category": "children", "seen": seen, "add": "1", "kind": "child"}
    refused = client.post(f"{place(case)}/skriv", form)
    assert refused.status_code == 422 and errors(refused.content.decode()) == {"Skriv navnet"}
    page = client.post(f"{place(case)}/skriv", {**form, "name": "Alma"}).content.decode()
    added = CaseParty.objects.get(case=case, kind="child")
    assert "Picks up at school" in page and re.search(rf'value="{added.pk}" checked', page)
    assert "/skriv" in html("dsc", f"{place(case)}/skriv") and "Føj personen" not in html(
        "dsc", f"{place(case)}/skriv"
    )


def test_a_refusal_says_everything_that_is_missing_keeps_what_was_written_and_is_on_record(world, undone):
    case = world["informed"]
    item, udoever = knows("koordinator", case, Category.RISK, "exposed", "udoever"), party(case, "udoever").pk
    path, sent = f"{place(case)}/{item.pk}/del", share(case, purpose="", necessity="Before the course")
    answer = visitor("koordinator").post(path, sent)
    page = answer.content.decode()
    the_exposed = f"Ulla Udsat (den udsatte): {sentence(Missing.CONSENT)}"
    the_other = {f"Ulf Udspring (udøver): {sentence(code)}" for code in (Missing.BASIS, Missing.CONSENT_ONLY)}
    assert answer.status_code == 422 and errors(page) == {sentence(Missing.PURPOSE), the_exposed, *the_other}
    assert "Before the course" in page and f'id="id_basis_{udoever}-error"' in page
    empty = errors(visitor("koordinator").post(path, {}).content.decode())
    assert {sentence(Missing.PURPOSE), sentence(Missing.NECESSITY)} < empty and len(empty) == 5
    line = RecordLine.objects.get(act="disclose")
    assert (line.outcome, line.about) == ("cannot-be-shared", f"item:{item.pk}")
    assert not Disclosure.objects.filter(item=item).exists()


def test_a_consent_is_noted_on_the_way_found_and_shared_by_once(world, undone):
    case, client = world["informed"], visitor("koordinator")
    item, exposed = knows("koordinator", case, Category.HEALTH), party(case, "exposed").pk
    path, sent = f"{place(case)}/{item.pk}/del", share(case)
    assert "Intet samtykke gælder" in client.get(path).content.decode()
    asked = client.post(path, {**sent, "agree": str(exposed)})
    assert asked.status_code == 422 and "Skriv en dato" in asked.content.decode()
    said = {f"how_{exposed}": "spoken", f"until_{exposed}": IN_A_MONTH, "agree": str(exposed)}
    page = client.post(path, {**sent, **said}).content.decode()
    assert "Har sagt ja: Dansk Stalking Center, Støtte og rådgivning" in page and "For forløbet" in page
    assert [client.post(path, sent)["Location"] for _ in range(2)] == [place(case)] * 2
    disclosed = Disclosure.objects.get(item=item)
    assert disclosed.bases.get().consent == Consent.objects.get(case=case, category="health")


def test_what_may_reach_the_defence_is_said_before_the_press_and_to_who_reads_it(world, undone):
    case = world["informed"]
    sits(case, "efterforsker", "police-investigator")
    path = f"{place(case)}/{case.items.get().pk}/del"
    page = html("koordinator", path)
    before = page[: page.index("Del oplysningen</button>")]
    options = re.findall(r'<option value="[^"]*:(\w*)">([^<]*)</option>', before)
    said = {wing for wing, text in options if "(kan nå forsvaret)" in text}
    assert said == {"investigation"} and "blive en del af straffesagen og nå forsvaret" in before
    assert any("forebyggelse" in text for _wing, text in options)
    exposed = party(case, "exposed").pk
    to = {"to": f"{agency('efterforsker')}:investigation", f"basis_{exposed}": "acute-danger"}
    assert visitor("koordinator").post(path, share(case, **to)).status_code == 302
    read = html("efterforsker", place(case))
    assert "Followed home on Friday" in read and read.count("Kan nå forsvaret") == 2
    assert "Kan nå forsvaret" not in html("dsc", place(case))


def test_a_decision_not_to_share_is_kept_with_its_reason(world, undone):
    case, client = world["informed"], visitor("koordinator")
    path = f"{place(case)}/{case.items.get().pk}/del-ikke"
    refused = client.post(path, {"to_agency": str(agency("psykiatri"))})
    assert refused.status_code == 422 and errors(refused.content.decode()) == {
        "Skriv, hvorfor det ikke deles"
    }
    no = {"token": str(uuid4()), "to_agency": str(agency("psykiatri")), "reason": "Not needed there"}
    assert [client.post(path, no).status_code for _ in range(2)] == [302, 302]
    assert NotShared.objects.count() == 1
    assert "Besluttet: deles ikke med" in html("koordinator", place(case)) and "Not needed" not in html(
        "dsc", place(case)
    )


def test_a_protected_address_is_in_no_list_and_whoever_opens_it_says_why(world, undone):
    case, client = world["informed"], visitor("koordinator")
    item = knows("koordinator", case, Category.SEALED_ADDRESS, text="Vejen 1")
    path = f"{place(case)}/{item.pk}/aabn"
    pages = [f"{place(case)}/{item.pk}/{way}" for way in ("del", "skriv-om", "aabn")]
    assert not any("Vejen 1" in html("koordinator", page) for page in (place(case), *pages))
    assert client.post(path, {}).status_code == 422
    assert "Vejen 1" in client.post(path, {"reason": "Moves on Friday"}).content.decode()
    assert RecordLine.objects.get(act="address-opened").reason == "Moves on Friday"
    assert "Beskyt adressen i stedet" in html("koordinator", f"{place(case)}/skriv")


def test_a_notice_leads_to_the_page_it_is_about(world, undone):
    case = world["informed"]
    shares("koordinator", case.items.get(), "dsc")
    assert f'href="{place(case)}">Oplysninger er delt' in html("dsc", "/skrivebordet")


@pytest.mark.parametrize(
    ("way", "who", "most"),
    [
        ("oplysninger", "koordinator", 14),
        ("oplysninger/skriv", "koordinator", 14),
        ("del", "koordinator", AN_ITEM_PAGE),
        ("samtykker", "koordinator", 12),
        ("samtykker/nyt", "koordinator", 12),
        ("/afgoerelser", "administrator", A_PAGE),
    ],
)
def test_they_ask_little_of_the_database(world, way, who, most):
    case = world["informed"]
    path = f"{place(case)}/{case.items.get().pk}/del" if way == "del" else f"/sager/{case.pk}/{way}"
    status, asked = asked_for(way if way.startswith("/") else path, who)
    assert status == 200 and len(asked) <= most, str(asked)
