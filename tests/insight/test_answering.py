"""The answer holds what two persons approved and nothing else; to an udøver it is the same with and without a case."""

import pytest

from backend.coordination.use_cases.reminders import remind
from backend.core.actor import acting_as
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.insight.deciding import answered_at
from backend.insight.giving import Decision, Wanted
from backend.insight.holding import held
from backend.insight.kinds import Asker, Kind
from backend.insight.models import AccessReply
from backend.insight.selectors import answer_for, looks_for, parts_for, requests_for
from backend.insight.use_cases import reminders
from backend.insight.wording import looked_lines
from backend.notifications.selectors import notices_for
from tests.cast import MONDAY, actor, client
from tests.insight.asking import (
    CPR,
    GIVE,
    OTHER_CPR,
    REFUSE,
    answers_it,
    decided,
    item,
    known,
    lacks,
    sits,
    sought,
    with_udoever,
)

pytestmark = pytest.mark.django_db


def test_an_udoever_is_told_the_same_with_and_without_a_case():
    case = with_udoever(cpr=OTHER_CPR)
    item(case, "udoever", text="Came to the door")
    texts = []
    for cpr in (OTHER_CPR, "3112990003"):
        request = sought(asker=Asker.UDOEVER, cpr=cpr, looks=True)
        for part in request.parts.all():
            assert lacks("visitator", part) == ["would-confirm-a-case"]
            decided(part, REFUSE)
        texts.append(answers_it("jurist", request).text)
    assert texts[0] == texts[1]
    assert "hverken bekræfte eller afkræfte" in texts[0]


def test_who_says_to_be_the_exposed_person_and_is_the_udoever_is_told_the_same_as_a_stranger():
    item(with_udoever(cpr=OTHER_CPR), "udoever")
    texts = []
    for cpr in (OTHER_CPR, "3112990003"):
        request = sought(asker=Asker.EXPOSED, cpr=cpr, looks=True)
        for part in request.parts.all():
            decided(part, REFUSE)
        texts.append(answers_it("jurist", request).text)
    assert texts[0] == texts[1]


def test_a_namesake_learns_of_no_case():
    item(known())
    request = sought(cpr="", name="Ulla Udsat")
    decided(request.parts.get(), REFUSE)
    assert "hverken bekræfte eller afkræfte" in answers_it("jurist", request).text


def test_a_setting_lets_an_udoever_be_told(settings):
    settings.INSIGHT_CONFIRMS_TO_UDOEVER = True
    item(with_udoever(cpr=OTHER_CPR), "udoever", text="Got a ban on Friday")
    request = sought(asker=Asker.UDOEVER, cpr=OTHER_CPR, looks=True)
    decided(request.parts.get())
    text = answers_it("jurist", request).text
    assert "Got a ban on Friday" in text and "Hvem der har kigget" not in text


def test_the_answer_holds_what_was_approved_and_why_the_rest_was_not():
    case = with_udoever()
    item(case, text="Followed home on Friday")
    item(case, "exposed", "udoever", text="Ulf came to the door")
    item(case, text="A secret plan")
    request = sought()
    wishes = {
        "Followed home on Friday": GIVE,
        "Ulf came to the door": Wanted(Decision.REDACTED, redacted_text="Somebody came"),
        "A secret plan": REFUSE,
    }
    for part in request.parts.select_related("item"):
        decided(part, wishes[part.item.text if part.item else ""])
    text = answers_it("jurist", request, "en").text
    assert "Followed home on Friday" in text and "Somebody came" in text
    assert "databeskyttelsesloven § 22, stk. 1" in text
    assert "Ulf" not in text and "secret" not in text


def test_nothing_is_answered_while_a_part_is_undecided():
    item(known())
    request = sought()
    with pytest.raises(NotPossible, match="parts-undecided"):
        answers_it("jurist", request)


def test_what_was_written_a_moment_ago_is_sought_before_the_answer():
    case = known()
    request = sought()
    item(case)
    with pytest.raises(NotPossible, match="parts-undecided"):
        answers_it("jurist", request)


def test_the_exposed_person_may_be_given_who_looked():
    case = known()
    client("visitator").get(f"/api/v1/cases/{case.pk}")
    request = sought(looks=True)
    decided(request.parts.get(what="looks"))
    text = answers_it("jurist", request).text
    assert f"{actor('visitator').person.agency.name}: arbejde med sagen" in text
    assert actor("visitator").person.name not in text


def test_those_who_decide_read_who_looked_before_they_approve_and_no_agency_of_the_udoevers_is_named():
    case = known()
    for who in ("visitator", "psykiatri"):
        with acting_as(actor(who)) as by:
            put_on_record(by, at=MONDAY, act="case-opened", about=f"case:{case.pk}")
    request = sought(looks=True)
    part = request.parts.get(what="looks")
    with acting_as(actor("jurist")) as by:
        read = looked_lines(looks_for(by, parts_for(by, request))[part.pk])
    assert any("en myndighed i samarbejdet: arbejde med sagen" in line for line in read)
    assert actor("psykiatri").person.agency.name not in str(read)
    decided(part)
    text = answers_it("jurist", request).text
    assert all(line in text for line in read)
    with acting_as(actor("nabo")) as by, pytest.raises(NotPermitted):
        looks_for(by, [part])


def test_who_takes_in_or_leads_reads_when_it_was_answered_once_their_agency_has():
    case = known()
    sits(case, "dsc", "dsc-exposed-course")
    item(case, who="dsc")
    request = sought("koordinator")
    heads = [requests_for(actor(who)).get() for who in ("koordinator", "afdelingsleder")]
    assert [answered_at(each) for each in heads] == [None, None]
    answers_it("jurist", request)
    heads = [requests_for(actor(who)).get() for who in ("koordinator", "afdelingsleder")]
    assert [answered_at(each) for each in heads] == [MONDAY, MONDAY]


def test_once_answered_it_has_ended_and_holds_nothing():
    case = known()
    request = sought()
    assert held([case.pk]) == {case.pk}
    answers_it("jurist", request)
    request.refresh_from_db()
    assert (request.ended_at, held([case.pk])) == (MONDAY, set())
    with pytest.raises(NotPossible):
        answers_it("jurist", request)
    assert answer_for(actor("raadgiver-data"), request.pk).text


def test_it_has_not_ended_while_another_agency_owes_an_answer():
    case = known()
    sits(case, "dsc", "dsc-exposed-course")
    item(case, who="dsc")
    request = sought()
    answers_it("jurist", request)
    request.refresh_from_db()
    assert (request.ended_at, held([case.pk])) == (None, {case.pk})
    decided(request.parts.get(), GIVE, "dsc", "dsc-jurist")
    answers_it("dsc", request)
    request.refresh_from_db()
    assert request.ended_at == MONDAY


def test_nobody_sends_or_reads_in_an_answer_what_they_may_not_read():
    item(known(), category="health", text="Sleeps badly")
    request = sought()
    decided(request.parts.get())
    with pytest.raises(NotPermitted):
        answers_it("jurist", request)
    assert "Sleeps badly" in answers_it("visitator", request).text
    with pytest.raises(NotPermitted):
        answer_for(actor("jurist"), request.pk)


def test_who_only_took_it_in_or_leads_answers_nothing():
    request = sought(kind=Kind.PARTY, cpr=CPR)
    for who in ("visitator", "nabo"):
        with pytest.raises(NotFound):
            answers_it(who, request)
    with pytest.raises(NotPermitted):
        answers_it("afdelingsleder", request)


def test_what_is_overdue_is_said_to_the_head_once_and_neutrally():
    request = sought()
    late = request.answer_by.replace(year=2027)
    assert [remind(at=late, kinds=reminders.REPLIES) for _ in range(2)] == [1, 0]
    told = [(each.kind, each.about) for each in notices_for(actor("afdelingsleder"))]
    assert ("access-overdue", None) in told
    assert AccessReply.objects.get(request=request).reminded_at == late
