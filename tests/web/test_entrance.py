"""The entrance without a browser: what is sent once, what is shown to whom, and what no address says."""

from uuid import uuid4

import pytest
from django.test import override_settings

from backend.agencies.models import ContactLine
from backend.coordination.models import Message, Referral
from backend.coordination.reasons import ReferralReason
from backend.coordination.use_cases import lookups, referrals
from backend.core.models import RecordLine
from backend.responsibilities.directory import public_entrance
from backend.web.presenters import phones
from tests.cast import client, opened, opening
from tests.situations import does
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor
from tests.web.night import entrance_opens

pytestmark = pytest.mark.django_db
CPR = "990101-0001"
WHO = {
    "municipality": "0561",
    "basis": "consent",
    "children": "no",
    "name": "Ulla Udsat",
    "number": "00 90 00 01",
}
NOTE = {"municipality": "0561", "about": "AAAA-AAAA", "text": "Ring at nine"}
LOOKUP = {"cpr": CPR, "reason": "Asks me to"}


def sent(who: str = "betjent", **changes):
    return visitor(who).post("/send-videre", {**WHO, "token": str(uuid4()), **changes})


def shown(path: str, who: str, language: str = "da") -> str:
    answer = visitor(who, language).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_receipt_says_no_name_no_number_of_the_person_and_no_word_of_what_it_is_about():
    html = shown(sent()["Location"], "betjent")
    assert Referral.objects.get().receipt in html and 'href="tel:112"' in html and 'href="tel:114"' in html
    article = html[html.index("<article") : html.index("</article>")]
    assert not [
        said for said in ("Ulla", "00 90 00 01", "stalking", "sag ") if said.lower() in article.lower()
    ]


def test_the_person_is_given_the_public_number_of_the_municipality_and_no_inner_one():
    html = shown(sent()["Location"], "betjent")
    row = Referral.objects.get()
    line = public_entrance(row.partnership_id, row.municipality_id)
    assert line and line.public and phones.read_out(line.phone) in html
    ContactLine.objects.update(public=False)
    assert public_entrance(row.partnership_id, row.municipality_id) is None


def test_the_same_form_sent_twice_is_one_referral_and_one_receipt():
    client, form = visitor("betjent"), {**WHO, "token": str(uuid4())}
    assert client.post("/send-videre", form)["Location"] == client.post("/send-videre", form)["Location"]
    assert Referral.objects.count() == 1


def test_the_same_message_sent_twice_is_one_message():
    client, form = visitor("betjent"), {**NOTE, "token": str(uuid4())}
    assert client.post("/besked", form)["Location"] == client.post("/besked", form)["Location"]
    assert Message.objects.count() == 1


@pytest.mark.parametrize(("path", "form"), [("/send-videre", {**WHO, "summary": "x"}), ("/besked", NOTE)])
def test_other_words_in_the_same_form_are_not_lost_and_another_persons_form_is_another(path, form):
    mine, form = visitor("betjent"), {**form, "token": str(uuid4())}
    first = mine.post(path, form)["Location"]
    assert visitor("visitator").post(path, form)["Location"] != first
    answer = mine.post(path, {**form, "text": "Ring at ten", "summary": "Ring at ten"})
    html = answer.content.decode()
    assert answer.status_code == 409 and "Ring at ten" in html and f'href="{first}"' in html
    assert form["token"] not in html


@pytest.mark.parametrize("missing", ["municipality", "basis", "children", "number"])
def test_what_was_written_stays_when_something_is_missing(missing):
    answer = sent(**{missing: "", "summary": "Follows her home"})
    html = answer.content.decode()
    assert answer.status_code == 422 and "error-summary" in html and "Follows her home" in html
    assert Referral.objects.count() == 0 and 'href="#"' not in html


def test_where_no_partnership_is_the_form_says_so():
    answer = sent(municipality="0101")
    html = answer.content.decode()
    assert answer.status_code == 422 and "ikke med i et samarbejde" in html
    assert 'href="tel:+45' in html[html.index("Ring i stedet") :]
    outside = html.index('<optgroup label="Ikke med endnu')
    assert html.index('value="0561"') < outside < html.index('value="0101"')


@pytest.mark.parametrize("number", ["00 90", "0" * 16, "ring til mor", "00900001;1", "+"])
def test_a_number_that_cannot_be_dialled_is_asked_for_again(number):
    answer = sent(number=number)
    assert answer.status_code == 422 and "8 til 15 cifre" in answer.content.decode()


def test_the_place_is_remembered():
    client = visitor("betjent")
    client.post("/send-videre", WHO)
    assert '<option value="0561" selected>' in client.get("/send-videre").content.decode()


@pytest.mark.parametrize(
    ("reason", "words"),
    [(ReferralReason.NO_BASIS, "Spørg, og send det igen"), (ReferralReason.HAS_A_CASE, "Taget hånd om")],
)
def test_whoever_sent_it_learns_what_became_of_it_and_no_more(reason, words):
    sent()
    does("visitator", referrals.decline_referral, referral_id=Referral.objects.get().pk, reason=reason)
    html = shown("/send-videre/mine", "betjent")
    assert words in html and "allerede en sag" not in html


def test_the_list_of_those_who_wait_says_nothing_of_anybody_and_the_page_does():
    sent()
    assert "Ulla" not in shown("/send-videre/venter", "visitator")
    one = f"/send-videre/{Referral.objects.get().pk}"
    assert "Ulla Udsat" in shown(one, "visitator")
    assert RecordLine.objects.filter(act="referral-opened").exists()


def test_the_visitator_declines_with_a_reason():
    sent()
    path = f"/send-videre/{Referral.objects.get().pk}/afvis"
    assert visitor("visitator").post(path, {}).status_code == 422
    assert visitor("visitator").post(path, {"reason": "not-reached"})["Location"] == "/send-videre/venter"
    assert Referral.objects.get().reason == "not-reached"


def test_the_visitator_opens_a_case():
    sent()
    answer = visitor("visitator").post(f"/send-videre/{Referral.objects.get().pk}/aabn")
    assert str(Referral.objects.get().case_id) in answer["Location"]


def receipt_of_message(**changes) -> str:
    html = shown(visitor("betjent").post("/besked", {**NOTE, **changes})["Location"], "betjent")
    receipt = Message.objects.order_by("pk").latest("created_at").receipt
    return html[html.index("<article") :].replace(receipt, "")


def test_the_receipt_of_a_message_is_the_same_whether_there_is_a_case_or_not():
    case = opened()
    with_case = receipt_of_message(about=case.number.lower())
    assert Message.objects.get().case == case
    Message.objects.all().update(created_at="2020-01-01T00:00Z")
    without = receipt_of_message()
    assert _text(with_case) == _text(without)


def _text(html: str) -> str:
    return html[: html.index("</article>")]


def test_a_message_by_cpr_finds_the_case_and_waits_for_who_coordinates():
    case = opened(exposed=opening().exposed.__class__(name="Ulla Udsat", cpr="9901010001"))
    visitor("betjent").post("/besked", {**NOTE, "about": CPR})
    html = shown("/beskeder", "visitator")
    assert "Ring at nine" in html and "Ulla" not in html and "990101" not in html
    assert f'<a href="/sager/{case.pk}">Sag {case.number}</a>' in html


def test_a_handled_message_waits_no_more():
    visitor("betjent").post("/besked", NOTE)
    visitor("visitator").post(f"/beskeder/{Message.objects.get().pk}/klaret")
    assert "Ring at nine" not in shown("/beskeder", "visitator")


def test_an_empty_answer_says_that_it_is_no_answer_and_whom_to_ring():
    answer = visitor("betjent").post("/har-en-koordinator", LOOKUP)
    html = answer.content.decode()
    assert "betyder ikke, at personen ingen sag har" in html and 'href="tel:' in html
    assert "990101" not in html and answer["Cache-Control"] == "no-store"


def answers_first(html: str) -> tuple[str, str]:
    """What stands before the closed entrance, and the entrance with all that follows."""
    before, _, after = html[html.index("<h1") :].partition("Indgangen har lukket nu")
    return before, after


@pytest.mark.parametrize("found", [True, False])
def test_while_the_entrance_is_closed_who_answers_now_stands_first(found, monkeypatch):
    entrance_opens(2)
    case = opened()
    shown = [case.coordinator] if found else []
    monkeypatch.setattr(lookups, "look_up", lambda **asked: lookups.Found(shown))
    html = visitor("betjent").post("/har-en-koordinator", LOOKUP).content.decode()
    before, after = answers_first(html)
    assert "call-large" in before and "Åben" in before and "Åbner" in after and "call-large" not in after


def test_while_the_entrance_is_open_it_is_the_one_to_ring():
    entrance_opens(0)
    html = visitor("betjent").post("/har-en-koordinator", LOOKUP).content.decode()
    assert "har lukket" not in html and "Åbner" not in html and "call-large" in html


def test_a_receipt_says_when_the_entrance_opens_and_apart_from_it_who_answers_now():
    entrance_opens(2)
    html = shown(sent()["Location"], "betjent")
    article = html[html.index("<article") : html.index("</article>")]
    assert "Åbner" in article and "call-large" not in article
    assert "call-large" in html[: html.index("<article")]


def test_the_api_says_whether_the_entrance_is_open_and_when():
    entrance_opens(2)
    line = client("betjent").post("/api/v1/coordinator-lookup", LOOKUP, "json").json()["entrance"]
    assert line["open_now"] is False and line["opens_at"]


def test_a_lookup_needs_a_reason():
    answer = visitor("betjent").post("/har-en-koordinator", {**LOOKUP, "reason": ""})
    assert answer.status_code == 422 and "Skriv, hvorfor du spørger" in answer.content.decode()


def test_one_who_asks_too_often_is_told_whom_to_ring():
    with override_settings(LOOKUPS_AN_HOUR=1):
        client = visitor("betjent")
        client.post("/har-en-koordinator", LOOKUP)
        answer = client.post("/har-en-koordinator", LOOKUP)
    assert answer.status_code == 429 and int(answer["Retry-After"]) > 0
    assert "call-large" in answer.content.decode()
    assert RecordLine.objects.filter(outcome="too-often").exists()


def test_nothing_is_looked_up_by_an_address():
    html = visitor("betjent").get("/har-en-koordinator", {"cpr": CPR, "reason": "x"}).content.decode()
    assert "Intet navn at vise" not in html and 'value="990101' not in html
    assert not RecordLine.objects.filter(act="coordinator-lookup").exists()


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("/send-videre", "betjent"),
        ("/send-videre/mine", "betjent"),
        ("/send-videre/venter", "visitator"),
        ("/besked", "betjent"),
        ("/beskeder", "visitator"),
        ("/har-en-koordinator", "betjent"),
    ],
)
def test_it_asks_little_of_the_database(path, who):
    for _ in range(3):
        sent()
        visitor("betjent").post("/besked", NOTE)
    status, asked = asked_for(path, who)
    assert status == 200
    assert len(asked) <= A_PAGE, str(asked)


@pytest.mark.parametrize("suffix", ["", "/kvittering"])
def test_a_referral_and_its_receipt_ask_little_of_the_database(suffix):
    sent()
    path = f"/send-videre/{Referral.objects.get().pk}{suffix}"
    status, asked = asked_for(path, "betjent" if suffix else "visitator")
    assert status == 200
    assert len(asked) <= A_PAGE, str(asked)


def test_in_english_no_danish_is_left():
    assert "Send to the visitator" in shown("/send-videre", "betjent", "en")
