"""Whom do I call, over the API: any municipality, any topic, any minute, signed in or not."""

import json
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from rest_framework.test import APIClient

from backend.agencies import models as who
from backend.agencies.geography import denmark
from backend.api.who_to_call import AskIn
from backend.core.clock import COPENHAGEN
from backend.responsibilities.book import model_in_force
from backend.responsibilities.snapshots import snapshots_covering
from backend.responsibilities.who_to_call import who_to_call
from tests.api.counting import counted
from tests.cast import MONDAY, client

pytestmark = pytest.mark.django_db

PATH = "/api/v1/who-to-call"
TUESDAY_NOON = "2026-11-24T12:00:00+01:00"
SUNDAY_NIGHT = "2026-11-22T02:10:00+01:00"
TOPICS = [topic.code for topic in model_in_force(MONDAY).topics]
CODES = [code for code, _ in denmark().municipalities]
HERE = ("0561", "0615", "0621", "0630")
PUBLIC = "public"


def ask(asker=PUBLIC, municipality="0561", at=TUESDAY_NOON, **more):
    api = APIClient(headers={"Accept-Language": "en"}) if asker == PUBLIC else client(asker)
    answer = api.get(PATH, {"municipality": municipality, "at": at, **more})
    assert answer.status_code == 200, answer.content
    return answer.json()


def the_duty(duty, **asked):
    [answer] = ask(**{"asker": "betjent", **asked}, duty=duty)["answers"]
    return answer


def named(answer):
    return [contact["name"] for contact in answer["contacts"] if contact["name"]]


def local(moment):
    return datetime.fromisoformat(moment).astimezone(COPENHAGEN)


def refusal(**asked):
    answer = APIClient(headers={"Accept-Language": "en"}).get(PATH, asked)
    assert answer["Content-Type"].startswith("application/problem+json")
    return answer.status_code


def test_every_municipality_answers_every_topic():
    """Everywhere: each duty, somebody or 112 and 114, and a word where there is no partnership."""
    model = model_in_force(MONDAY)
    snapshots = snapshots_covering(CODES, MONDAY)
    for code, topic in product(CODES, TOPICS):
        here = next((each for each in snapshots if each.municipality(code)), None)
        found = who_to_call(model, here, MONDAY, code, topic=topic)
        assert [answer.duty for answer in found.answers] == [duty.code for duty in model.duties_for(topic)]
        assert [line.phone for line in found.always] == ["112", "114"]
        assert here or (found.note and all(answer.contacts for answer in found.answers))


@pytest.mark.parametrize("nth", range(len(TOPICS)))
def test_every_municipality_answers_over_the_api(nth):
    """Each municipality asked about one topic, and each topic asked of seven municipalities."""
    for code in CODES[nth :: len(TOPICS)]:
        found = ask(municipality=code, topic=TOPICS[nth])
        assert found["answers"] and [line["phone"] for line in found["always"]] == ["112", "114"]
        assert bool(found["partnership"]) != bool(found["note"])


@pytest.mark.parametrize("municipality", HERE)
@pytest.mark.parametrize("at", [TUESDAY_NOON, SUNDAY_NIGHT])
def test_in_a_partnership_every_duty_is_covered(municipality, at):
    for topic in TOPICS:
        answers = ask("betjent", municipality, at, topic=topic)["answers"]
        assert [answer["duty"] for answer in answers if not answer["covered"]] == []
        unanswered = [
            answer["duty"]
            for answer in answers
            if not any(contact["open_now"] for contact in (*answer["contacts"], *answer["meanwhile"]))
        ]
        assert unanswered == []


@pytest.mark.parametrize("municipality", HERE)
@pytest.mark.parametrize("at", [TUESDAY_NOON, SUNDAY_NIGHT])
def test_without_a_sign_in_there_are_no_names_and_no_inner_numbers(municipality, at):
    told = "".join(json.dumps(ask(PUBLIC, municipality, at, topic=t), ensure_ascii=False) for t in TOPICS)
    people = who.Person.objects.exclude(phone="")
    inner = who.ContactLine.objects.filter(public=False)
    secret = [*people.values_list("name", flat=True), *people.values_list("phone", flat=True)]
    secret += inner.values_list("phone", flat=True)
    assert [each for each in secret if each in told] == []
    assert "00 " in told


def test_signed_in_one_sees_who_it_is():
    assert named(the_duty("safety-plan")) == ["Karen Kofod", "Steen Stenild"]
    assert named(the_duty("safety-plan", asker=PUBLIC)) == []


def test_those_who_answer_come_in_the_order_of_the_staffing_with_the_line_behind():
    contacts = the_duty("screening")["contacts"]
    assert [contact["kind"] for contact in contacts] == ["primary", "deputy", "duty-line"]
    assert [contact["order"] for contact in contacts] == [1, 2, 3]
    assert contacts[0] | {"checked_on": None} == {
        "order": 1,
        "kind": "primary",
        "name": "Vibeke Visholm",
        "title": "Stalkingvisitator",
        "phone": "00 10 00 01",
        "open_now": True,
        "opens_at": None,
        "checked_on": None,
        "checked": True,
    }


def test_vejle_at_noon_says_when_it_opens():
    contacts = the_duty("screening", municipality="0630")["contacts"]
    own = [contact for contact in contacts if contact["phone"].startswith("00 84")]
    assert [contact["open_now"] for contact in own] == [False, False, False]
    assert {f"{local(contact['opens_at']):%a %H.%M}" for contact in own} == {"Wed 08.30"}


def test_vejle_in_the_morning_answers_itself():
    answer = the_duty("screening", municipality="0630", at="2026-11-24T10:59:59+01:00")
    assert (named(answer)[0], answer["contacts"][0]["open_now"]) == ("Vera Vinding", True)
    assert answer["agency"] == "Vejle Kommune"


def test_kolding_has_one_for_children_and_one_for_adults():
    asked = {"municipality": "0621", "duty": "safety-plan"}
    assert named(the_duty(**asked, child="true")) == ["Niels Nybro", "Nete Nordahl"]
    assert named(the_duty(**asked, child="false")) == ["Nanna Nørskov", "Nete Nordahl"]


def test_kolding_names_both_where_nobody_says_whether_it_is_a_child():
    assert {"Niels Nybro", "Nanna Nørskov"} <= set(named(the_duty("safety-plan", municipality="0621")))


def test_horsens_without_an_entrance_is_answered_by_the_shared_one():
    answer = the_duty("screening", municipality="0615")
    assert named(answer) == ["Filippa Flemming", "Folmer Fuglebjerg"]
    assert answer["covered"]
    [shown] = the_duty("screening", municipality="0615", asker=PUBLIC)["contacts"]
    assert (shown["title"], shown["open_now"]) == ("Shared stalking entrance of Sydøstjylland", True)


@pytest.mark.parametrize(
    ("municipality", "agency"),
    [("0615", "Psykiatrien i Region Midtjylland"), ("0630", "Psykiatrien i Region Syddanmark")],
)
def test_psychiatry_is_that_of_the_region(municipality, agency):
    assert the_duty("psychiatry-acute", municipality=municipality)["agency"] == agency


def test_somebody_away_gives_way_to_the_stand_in():
    away, stand_in = (who.Person.objects.get(username=name) for name in ("koordinator", "visitator"))
    starts_at = datetime.fromisoformat(TUESDAY_NOON) - timedelta(hours=1)
    who.Absence.objects.create(
        person=away, stand_in=stand_in, starts_at=starts_at, ends_at=starts_at + timedelta(days=3)
    )
    assert named(the_duty("safety-plan")) == ["Vibeke Visholm", "Steen Stenild"]
    assert named(the_duty("safety-plan", at="2026-11-30T12:00:00+01:00")) == ["Karen Kofod", "Steen Stenild"]


def test_somebody_blocked_is_not_shown():
    who.Person.objects.filter(username="koordinator").update(blocked_at=MONDAY)
    assert named(the_duty("safety-plan")) == ["Steen Stenild"]


def test_scene_and_residence_each_have_their_own():
    asked = {"municipality": "0630", "residence": "0561"}
    assert named(the_duty("safety-plan", **asked)) == ["Karen Kofod", "Steen Stenild"]
    assert the_duty("municipal-acute-help", **asked)["agency"] == "Vejle Kommune"
    assert the_duty("risk-assessment", **asked)["agency"] == "Sydøstjyllands Politi"


def test_a_residence_without_a_partnership_has_the_national_lines_and_a_word():
    found = ask("betjent", "0561", residence="0101", topic="coordinator")
    assert (found["partnership"], bool(found["note"])) == ("tryg-i-esbjerg", True)


def test_at_another_time_of_the_day_the_answer_is_another():
    night = the_duty("screening", at=SUNDAY_NIGHT)
    assert not any(contact["open_now"] for contact in night["contacts"])
    assert f"{local(night['contacts'][0]['opens_at']):%a %H.%M}" == "Mon 08.00"
    assert [contact["title"] for contact in night["meanwhile"]][:1] == [
        "Acute duty in Esbjerg, day and night"
    ]
    assert the_duty("screening")["meanwhile"] == []


def test_on_a_working_day_before_christmas_the_short_watch_is_known():
    after = the_duty("screening", at="2026-12-24T12:00:00+01:00")
    assert local(after["contacts"][0]["opens_at"]).date() == date(2026, 12, 28)
    assert the_duty("screening", at="2026-12-24T11:59:59+01:00")["contacts"][0]["open_now"]


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2027-03-28T01:59:59+01:00", "2027-03-30T08:00:00+02:00"),  # Easter: Tuesday
        ("2027-03-28T03:00:00+02:00", "2027-03-30T08:00:00+02:00"),
        ("2027-10-31T02:30:00+02:00", "2027-11-01T08:00:00+01:00"),
        ("2027-10-31T02:30:00+01:00", "2027-11-01T08:00:00+01:00"),
    ],
)
def test_when_the_clocks_change_somebody_answers_and_the_office_opens_as_the_wall_says(at, opens):
    assert the_duty("municipal-acute-help", at=at)["contacts"][0]["open_now"]
    first = the_duty("safety-plan", at=at)["contacts"][0]
    assert datetime.fromisoformat(first["opens_at"]) == datetime.fromisoformat(opens)
    due = datetime.fromisoformat(the_duty("child-underretning", at=at)["respond_by"])
    assert due - datetime.fromisoformat(at) == timedelta(hours=24)


def test_without_a_time_it_is_now():
    found = APIClient().get(PATH, {"municipality": "0561", "topic": "children"}).json()
    assert abs(datetime.fromisoformat(found["at"]) - datetime.now(COPENHAGEN)) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "asked",
    [
        {"municipality": "9999", "topic": "children"},
        {"municipality": "0561", "topic": "no-such-topic"},
        {"municipality": "0561", "duty": "no-such-duty"},
        {"municipality": "0561", "topic": "children", "residence": "9999"},
        {"municipality": "Esbjerg", "topic": "children"},
        {"municipality": "0561"},
        {"topic": "children"},
        {"municipality": "0561", "topic": "children", "duty": "screening"},
        {"municipality": "0561", "topic": "children", "at": "yesterday"},
        {"municipality": "0561", "topic": "children", "at": "1999-01-01T00:00:00+01:00"},
        {"municipality": "0561", "topic": "children", "child": "perhaps"},
    ],
    ids=lambda asked: "-".join(asked.values()),
)
def test_what_does_not_exist_is_said_to_be_unusable(asked):
    assert refusal(**asked) == 400


def test_a_time_without_a_zone_is_refused():
    assert refusal(municipality="0561", topic="children", at="2026-11-24T12:00:00") == 400


def test_there_is_no_field_for_personal_data():
    assert set(AskIn().fields) == {"municipality", "topic", "duty", "at", "residence", "child"}


def test_a_cpr_number_sent_all_the_same_is_neither_used_nor_repeated():
    asked = {"municipality": "0561", "topic": "children", "at": TUESDAY_NOON}
    answer = APIClient().get(PATH, {**asked, "cpr": "010101-0000", "name": "Ulla Udsat"})
    assert "010101" not in answer.content.decode()
    assert "Ulla" not in answer.content.decode()
    assert answer.status_code == 400 or answer.json() == APIClient().get(PATH, asked).json()


def test_one_statement_answers_scene_and_residence():
    with counted() as asked:
        ask(PUBLIC, "0630", topic="coordinator", residence="0561")
    assert len(asked) == 1, str(asked)
