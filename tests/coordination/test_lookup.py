"""Has this person a coordinator? Closed by default, alike for every question, and on record."""

import time
from typing import Any

import pytest

from backend.api.entrance import ANSWERS_AFTER
from backend.coordination.models import Case, Recusal
from backend.coordination.parties import Exposed
from backend.coordination.use_cases import lookups
from backend.core.models import RecordLine
from backend.core.refusals import NotPermitted, TooOften, Unusable
from tests.cast import MONDAY, actor, client, opened
from tests.situations import does
from tests.telling import heard, raw

pytestmark = pytest.mark.django_db
CPR, NOBODY = "9901010001", "9901010002"
REASON = "Found at the door at night"


def case(**marks: Any) -> Case:
    """An open case of the person asked about, with these marks on it."""
    made = opened(exposed=Exposed(name="Ulla Udsat", cpr=CPR))
    Case.objects.filter(pk=made.pk).update(**marks)
    return made


def found(who: str = "betjent", cpr: str = CPR) -> list[str]:
    answer = does(who, lookups.look_up, cpr=cpr, reason=REASON)
    return [person.username for person in answer.coordinators]


def asked(cpr: str) -> Any:
    wanted = {"cpr": cpr, "reason": REASON}
    return client("betjent").post("/api/v1/coordinator-lookup", wanted, format="json")


def on_record() -> RecordLine:
    return RecordLine.objects.filter(act="coordinator-lookup").latest("id")


def test_a_lookup_is_closed_by_default():
    case()
    assert found() == []


@pytest.mark.parametrize("why", ["consent", "legal-decision"])
def test_consent_or_a_legal_decision_opens_it(why):
    case(findable=why)
    assert found() == ["visitator"]


def test_a_lookup_is_national():
    case(findable="consent")
    assert found("nabo") == ["visitator"]


def test_a_number_may_be_written_with_a_hyphen():
    case(findable="consent")
    assert found(cpr=f"{CPR[:6]}-{CPR[6:]}") == ["visitator"]


def test_a_sealed_case_is_not_found():
    case(findable="consent", sealed=True)
    assert found() == []


def test_a_closed_case_is_not_found():
    case(findable="consent", state="closed", closed_at=MONDAY)
    assert found() == []


def test_the_recused_find_nothing():
    betjent = actor("betjent").person
    Recusal.objects.create(case=case(findable="consent"), person=betjent, reason="Cousins", since=MONDAY)
    assert (found(), found("stalkingkontakt")) == ([], ["visitator"])


def test_the_answer_about_a_case_is_the_answer_about_nobody():
    case()
    hidden, nobody = asked(CPR), asked(NOBODY)
    assert (hidden.status_code, hidden.json()) == (nobody.status_code, nobody.json())
    assert nobody.json()["coordinators"] == []


@pytest.mark.parametrize("cpr", [CPR, NOBODY])
def test_no_answer_comes_so_soon_that_it_tells_something(cpr):
    case()
    began = time.monotonic()
    asked(cpr)
    assert time.monotonic() - began >= ANSWERS_AFTER


def test_an_empty_answer_says_whom_to_ring():
    entrance = asked(NOBODY).json()["entrance"]
    assert entrance["phone"]
    assert entrance["note"] == "not-found-is-not-no-case"


@pytest.mark.parametrize("findable", ["", "consent"])
def test_the_coordinator_is_told_of_every_lookup(findable):
    case(findable=findable)
    found()
    assert heard("visitator")[-1] == "coordinator-looked-up"


def test_nobody_else_is_told():
    case()
    found()
    assert "coordinator-looked-up" not in heard("stedfortraeder")


@pytest.mark.parametrize(("findable", "outcome"), [("", "miss"), ("consent", "hit")])
def test_every_lookup_is_on_record_with_its_reason(findable, outcome):
    case(findable=findable)
    found()
    line = on_record()
    assert (line.actor, line.outcome, line.reason) == (actor("betjent").id, outcome, REASON)


def test_the_record_has_the_reason_sealed_and_the_number_blind():
    found()
    stored = raw("record_line")
    assert REASON not in stored
    assert CPR not in stored


def test_who_asks_too_often_is_asked_to_wait(settings):
    settings.LOOKUPS_AN_HOUR = 2
    answers = [asked(NOBODY) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0


def test_a_refused_lookup_is_on_record_too(settings):
    settings.LOOKUPS_AN_HOUR = 0
    asked(NOBODY)
    assert RecordLine.objects.latest("id").outcome == "too-often"


def test_each_person_has_lookups_of_their_own(settings):
    settings.LOOKUPS_AN_HOUR = 1
    found()
    with pytest.raises(TooOften):
        found()
    assert found("stalkingkontakt") == []


@pytest.mark.parametrize("who", ["fremmed", "frivillig", "drift"])
def test_who_works_for_no_partner_or_counsels_anonymously_asks_nothing(who):
    with pytest.raises(NotPermitted):
        found(who)


def test_what_is_no_number_is_refused():
    with pytest.raises(Unusable):
        found(cpr="12345")
