"""Taking a request in tells nothing, to nobody (P6, model L9): no case is looked for until afterwards, by the clock."""

import re

import pytest

from backend.agencies.models import Person
from backend.coordination.models import Recusal
from backend.core.refusals import NotPermitted, Unusable
from backend.insight.kinds import Asker, FoundBy, Kind
from backend.insight.models import AccessRequestSight
from backend.insight.selectors import requests_for
from backend.insight.use_cases import reminders
from backend.notifications.selectors import notices_for
from tests.api.counting import counted
from tests.cast import MONDAY, NAMES, actor, client
from tests.insight.asking import CPR, OTHER_CPR, asks, item, known, sits, sought, with_udoever
from tests.telling import heard
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
RECEIVE = {
    *(
        "visitator",
        "koordinator",
        "stedfortraeder",
        "afdelingsleder",
        "stalkingkontakt",
        "anklager",
        "psykiatri",
    ),
    *("kif", "nabo"),
}
DRAWN = re.compile(rb'"(id|receipt)":\s*"[^"]+"')


def whys(request) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for who, why in AccessRequestSight.objects.filter(request=request.pk).values_list(
        "person__username", "why"
    ):
        found.setdefault(who, set()).add(why)
    return found


def people(sights) -> set[str]:
    return set(sights.values_list("person__username", flat=True))


def test_whoever_answers_for_an_agency_takes_requests_in():
    def may(who: str) -> bool:
        try:
            return bool(asks(who))
        except NotPermitted:
            return False

    assert {who for who in NAMES if may(who)} == RECEIVE


def test_the_answer_is_the_same_with_and_without_a_case():
    """The same bytes but for what is drawn, and the same questions to the database."""
    item(with_udoever(cpr=OTHER_CPR), "udoever")
    answers, questions = [], []
    for cpr in (OTHER_CPR, "3112990003"):
        body = {"kind": "gdpr-access", "asker": "udoever", "name": "Ulf Udspring", "cpr": cpr}
        with counted() as asked:
            answer = client("visitator").post("/api/v1/access-requests", body, format="json")
        assert answer.status_code == 201
        answers.append(re.sub(rb"\d\d:\d\d[\d:.]*", b"", DRAWN.sub(b"", answer.content)))
        questions.append(len(asked))
    assert answers[0] == answers[1]
    assert questions[0] == questions[1]


def test_before_and_after_the_clock_the_registrar_sees_the_same():
    item(with_udoever(cpr=OTHER_CPR), "udoever")
    request = asks("afdelingsleder", cpr=OTHER_CPR, asker=Asker.UDOEVER)
    before = client("afdelingsleder").get("/api/v1/access-requests").content
    reminders.sweep(at=MONDAY)
    assert request.parts.exists()
    assert client("afdelingsleder").get("/api/v1/access-requests").content == before


def test_a_head_sees_that_something_is_due_and_not_whose():
    request = asks(name="Ulla Udsat")
    assert whys(request) == {
        "visitator": {"registrar"},
        "jurist": {"office"},
        "raadgiver-data": {"office"},
        "afdelingsleder": {"head"},
    }


def test_the_parts_are_decided_by_those_who_answer_for_them_and_the_agency_s_lawyers():
    item(known())
    request = sought()
    part = request.parts.get()
    deciders = set(part.sights.values_list("person__username", "why"))
    own, office = (("visitator", "stedfortraeder"), ("jurist", "raadgiver-data"))
    assert deciders == {*((who, "own") for who in own), *((who, "office") for who in office)}


def test_a_lawyer_in_the_office_finds_the_part_and_not_the_case():
    item(known())
    answer = client("jurist").get(f"/api/v1/access-requests/{sought().pk}/parts").json()
    assert [(part["case_number"], part["text"]) for part in answer["results"]] == [(None, "Seen")]


def test_each_agency_decides_its_own_items_and_knows_of_no_other_s():
    case = known()
    sits(case, "dsc", "dsc-exposed-course")
    item(case)
    item(case, who="dsc")
    request = sought()
    assert {reply.controller.name for reply in request.replies.all()} == {
        actor("visitator").person.agency.name,
        actor("dsc").person.agency.name,
    }
    (mine,) = requests_for(actor("dsc")).get().mine  # type: ignore[attr-defined]
    assert [part.item.written_by.username for part in mine.parts.all()] == ["dsc"]
    assert people(mine.sights) == {"dsc", "dsc-jurist"}


def replies(request) -> set[tuple[str, str]]:
    return set(request.replies.values_list("controller__name", "wing"))


def test_an_udoever_s_request_concerns_the_agency_that_was_asked_alone():
    """Else who answers would say that there is a case; whatever they call themselves, and also by name alone."""
    case = with_udoever(cpr=OTHER_CPR)
    sits(case, "stalkingkontakt", "police-stalking-contact", "prevention")
    for who in ("visitator", "stalkingkontakt"):
        item(case, "udoever", who=who)
    stranger = sought("anklager", asker=Asker.UDOEVER, cpr="3112990003")
    for asked in (
        {"asker": Asker.UDOEVER},
        {"asker": Asker.EXPOSED},
        {"asker": Asker.UDOEVER, "cpr": "", "name": "Ulf Udspring"},
    ):
        request = sought("anklager", **{"cpr": OTHER_CPR, **asked})
        assert request.subjects.exists() and whys(request) == whys(stranger)
        assert replies(request) == replies(stranger) == {(request.controller.name, "investigation")}
    assert reminders.sweep(at=MONDAY) == 0 and "access-to-decide" not in heard("stedfortraeder")


def test_whoever_may_be_the_udoever_by_name_alone_reaches_no_other_agency():
    case = known()
    sits(case, "dsc", "dsc-exposed-course")
    item(case, who="dsc")
    assert len(replies(sought(cpr="", name="Ulla Udsat"))) == 1


def test_what_prevention_knows_is_not_shown_to_the_police_s_lawyers():
    case = known()
    sits(case, "stalkingkontakt", "police-stalking-contact", "prevention")
    item(case, who="stalkingkontakt")
    request = sought()
    assert "politijurist" not in whys(request)
    assert whys(request)["forebygger"] == {"decider"}


def test_a_municipality_s_lawyer_reads_no_health_and_no_contact():
    case = known()
    for category in ("health", "contact"):
        item(case, category=category)
    request = sought()
    assert request.parts.count() == 2
    assert not any("jurist" in people(part.sights) for part in request.parts.all())


def test_the_recused_decide_nothing_and_no_longer_see_the_request():
    case = known()
    item(case)
    for who in ("jurist", "stedfortraeder"):
        Recusal.objects.create(
            case=case, person=Person.objects.get(username=who), reason="Cousins", since=MONDAY
        )
    request = sought()
    assert not {"jurist", "stedfortraeder"} & whys(request).keys()
    assert people(request.parts.get().sights) == {
        "visitator",
        "raadgiver-data",
    }


def test_the_recused_lose_the_request_they_took_in():
    case = known()
    Recusal.objects.create(case=case, person=actor("visitator").person, reason="Cousins", since=MONDAY)
    assert "visitator" not in whys(sought())


def test_the_name_of_who_asks_is_shown_to_those_who_may_read_it():
    """A case worker of children reads no udøver's name in the case, and none in the request (access proposal)."""
    case = with_udoever(cpr=OTHER_CPR)
    sits(case, "boern", "children-and-family")
    item(case, "exposed", "udoever", who="boern")
    request = sought(asker=Asker.UDOEVER, cpr=OTHER_CPR, name="Ulf Udspring")
    nameless = {who: requests_for(actor(who)).get().nameless for who in ("boern", "jurist")}  # type: ignore[attr-defined]
    assert nameless == {"boern": True, "jurist": False}
    said = client("boern").get(f"/api/v1/access-requests/{request.pk}").json()
    assert (said["asker"], said["name"]) == ("udoever", "")
    assert "Ulf" not in visitor("boern").get(f"/indsigt/{request.pk}").content.decode()


def test_where_whoever_asks_works_there_its_leaders_and_lawyers_take_no_part():
    item(known())
    request = sought(works_at=actor("visitator").person.agency_id)
    assert whys(request) == {"visitator": {"registrar", "decider"}, "stedfortraeder": {"decider"}}


def test_a_name_finds_whoever_has_no_number_and_says_that_it_was_a_name():
    with_udoever()
    request = sought(asker=Asker.UDOEVER, cpr=OTHER_CPR, name="ulf  udspring")
    assert request.subjects.get().found_by == FoundBy.NAME


def test_another_number_is_another_person_of_the_same_name():
    with_udoever(cpr=OTHER_CPR)
    assert not sought(cpr="3112990003", name="Ulf Udspring").subjects.exists()


def test_gdpr_reaches_what_is_about_oneself_and_a_party_the_whole_case():
    case = with_udoever()
    item(case, "exposed")
    item(case, "udoever")
    reached = {kind: sought(kind=kind).parts.count() for kind in Kind}
    assert reached == {Kind.GDPR: 1, Kind.OWN: 1, Kind.PARTY: 2, Kind.PUBLIC: 2}


def test_what_is_written_later_is_reached_as_long_as_it_is_unanswered():
    case = known()
    request = sought()
    assert not request.parts.exists()
    item(case)
    assert reminders.sweep(at=MONDAY) == 1
    assert reminders.sweep(at=MONDAY) == 0
    assert request.parts.count() == 1


def test_those_who_decide_hear_of_it_once_and_without_a_name():
    item(known())
    sought()
    reminders.sweep(at=MONDAY)
    told = [(each.kind, each.about) for each in notices_for(actor("stedfortraeder"))]
    assert told.count(("access-to-decide", None)) == 1


def test_a_request_says_from_whom_and_has_come_already():
    with pytest.raises(Unusable, match="says-nobody"):
        asks(cpr="", name=" ")
    with pytest.raises(Unusable, match="not-yet"):
        asks(received_at=MONDAY.replace(year=2027))


def test_it_is_due_in_a_month_or_in_seven_working_days():
    due = {kind: asks(kind=kind, cpr=CPR).answer_by.date().isoformat() for kind in (Kind.GDPR, Kind.PARTY)}
    assert due == {Kind.GDPR: "2026-12-23", Kind.PARTY: "2026-12-02"}
