"""A case opened in an emergency: as much as the role needs, for a while, told at once, and reviewed by a leader."""

from datetime import timedelta
from uuid import uuid4

import pytest

from backend.coordination.models import AcuteAccess, Case, Recusal
from backend.coordination.parties import Exposed
from backend.coordination.selectors import cases_for, history_for, seats_for
from backend.coordination.sharing import ACUTE, ACUTE_HELP, Field, readable
from backend.coordination.use_cases.acute import Wanted, open_acutely, review
from backend.coordination.use_cases.cases import change
from backend.coordination.use_cases.reminders import remind
from backend.core.actor import acting_as
from backend.core.clock import now
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.responsibilities.models import Staffing
from tests.cast import actor, client, opened
from tests.situations import accepted, does, latest, opened_acutely, seated
from tests.telling import heard

pytestmark = pytest.mark.django_db
CPR = "9901010001"
# whom to ring, and which case it is; nothing of its course
CARD = {"id", "number", "state", "partnership", "municipality", "coordinator", "deputy", "version"}
CARD |= {"opened_at", "closed_at"}


def wanted(case: Case, **changes: str) -> Wanted:
    return Wanted(**{"municipality": "0561", "reason": "At the door", "case_number": case.number, **changes})


def opens(who: str, case: Case, **changes: str) -> AcuteAccess:
    by = actor(who)
    with acting_as(by):
        return open_acutely(wanted=wanted(case, **changes), by=by, at=now())


def sees(who: str, case: Case) -> bool:
    with acting_as(actor(who)) as by:
        return cases_for(by).filter(pk=case.pk).exists()


def test_an_officer_on_duty_sees_whom_to_ring_and_nothing_of_the_person():
    case = accepted()
    opens("betjent", case)
    shown = client("betjent").get(f"/api/v1/cases/{case.pk}").json()
    assert shown["coordinator"]["name"] == actor("koordinator").person.name
    assert set(shown) == CARD
    assert client("betjent").get(f"/api/v1/cases/{case.pk}/passes").status_code == 404


def test_by_cpr_number_as_well():
    case = opened(exposed=Exposed(name="Ulla Udsat", cpr=CPR))
    assert opens("betjent", case, case_number="", cpr=CPR).case_id == case.pk


def test_those_who_help_read_what_help_takes_and_those_who_ring_read_nothing():
    for role in ACUTE:
        helps = {Field.EXPOSED_NAME, Field.SAFE_CONTACT, Field.CHILDREN} if role in ACUTE_HELP else set()
        assert readable([role]) == helps


def test_who_sits_at_the_case_and_what_happened_to_it_is_not_shown():
    case = seated()
    opens("betjent", case)
    with acting_as(actor("betjent")) as by:
        assert not history_for(by, case.pk).exists() and seats_for(by, case.pk) == []


def test_it_ends_by_itself():
    case = accepted()
    access = opens("betjent", case)
    assert sees("betjent", case)
    earlier = now() - timedelta(hours=9)
    AcuteAccess.objects.filter(pk=access.pk).update(opened_at=earlier, ends_at=now() - timedelta(seconds=1))
    assert not sees("betjent", case)


def test_the_holders_and_the_leader_are_told_at_once():
    case = accepted()
    opens("betjent", case)
    assert "acute-opened" in heard("koordinator") and "acute-opened" in heard("stedfortraeder")
    assert heard("afdelingsleder")[-1] == "acute-to-review"


@pytest.mark.parametrize(("opener", "reviewer"), [("betjent", "leder2"), ("boern", "leder")])
def test_where_the_heads_are_shut_out_a_chair_of_another_agency_than_the_openers_reviews(opener, reviewer):
    """`leder` is of the police, `leder2` of the municipality: nobody judges a colleague where another can."""
    case = accepted()
    recused = {"person": actor("afdelingsleder").person, "reason": "Cousins", "since": now()}
    Recusal.objects.create(case=case, **recused)
    like = Staffing.objects.filter(partnership=case.partnership, role="children-and-family")[0]
    if opener == "boern":
        like.pk, like.role, like.order = None, "children-acute-duty", 9
        like.person = actor(opener).person
        like.save(force_insert=True)
    opens(opener, case)
    told = {who for who in ("leder", "leder2") if "acute-to-review" in heard(who)}
    assert told == {reviewer}


def test_it_is_on_record_with_its_reason():
    case = accepted()
    opens("betjent", case)
    line = RecordLine.objects.get(act="case-opened-acutely")
    assert (line.about, line.reason) == (f"case:{case.pk}", "At the door")


@pytest.mark.parametrize("who", ["dsc", "efterforsker", "kif", "nabo", "leder", "drift"])
def test_who_is_not_on_acute_duty_may_not(who):
    with pytest.raises(NotPermitted):
        opens(who, accepted())


def test_the_recused_find_nothing_to_open():
    case = accepted()
    person = actor("betjent").person
    Recusal.objects.create(case=case, person=person, reason="Cousins", since=now())
    with pytest.raises(NotFound):
        opens("betjent", case)


def test_a_sealed_case_is_not_opened_to_whoever_may_only_ring():
    case = accepted()
    Case.objects.filter(pk=case.pk).update(sealed=True)
    with pytest.raises(NotFound):
        opens("betjent", case)


def test_who_sees_it_for_an_emergency_is_not_rung_and_sealing_ends_it_for_those_who_only_ring():
    case = accepted()
    rings = opens("betjent", case)
    helps = opens("betjent", case)
    helps.pk, helps.role = uuid4(), "municipal-acute-duty"
    helps.save(force_insert=True)
    case.refresh_from_db()
    by = actor("koordinator")
    with acting_as(by):
        change(case_id=case.pk, version=case.version, wanted={"sealed": True}, by=by, at=now())
    assert heard("betjent") == [] and "case-changed" in heard("stedfortraeder")
    ended = case.acute_accesses.filter(ends_at__lte=now()).values_list("pk", flat=True)
    assert list(ended) == [rings.pk]


def test_opened_again_it_is_the_same_and_too_often_is_refused_misses_counted(settings):
    settings.ACUTE_OPENINGS_AN_HOUR = 3
    case = accepted()
    asked = {"municipality": "0561", "case_number": case.number, "reason": "At the door"}
    tries = [asked, asked, {**asked, "case_number": "AAAA-AAAA"}, asked]
    answers = [client("betjent").post("/api/v1/acute-access", each, format="json") for each in tries]
    assert [answer.status_code for answer in answers] == [201, 201, 404, 429]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert heard("afdelingsleder").count("acute-to-review") == 1


def test_what_is_not_there_is_not_found_and_leaves_a_line():
    assert client("betjent").post(
        "/api/v1/acute-access",
        {"municipality": "0561", "case_number": "AAAA-AAAA", "reason": "At the door"},
        format="json",
    ).status_code == 404  # fmt: skip
    assert RecordLine.objects.latest("id").outcome == "not-found"


def test_a_leader_reviews_it_once_and_sees_no_person():
    case = opened_acutely()
    shown = client("afdelingsleder").get("/api/v1/acute-access").json()["results"]
    assert [(row["case_number"], "case" in row) for row in shown] == [(case.number, False)]
    access = case.acute_accesses.get()
    does("afdelingsleder", review, acute_id=access.pk, verdict="not-justified", note="A friend asked")
    with pytest.raises(NotPossible):
        does("afdelingsleder", review, acute_id=access.pk, verdict="justified", note="")
    assert "acute-reviewed" in heard("koordinator")


def test_what_nobody_reviewed_goes_to_the_steering_group_once():
    access = opened_acutely().acute_accesses.get()
    late = access.review_by + timedelta(minutes=1)
    assert remind(at=late) and not remind(at=late)
    for who in ("afdelingsleder", "leder", "leder2"):
        assert heard(who)[-1] == "acute-unreviewed"


def test_an_acute_reader_can_do_nothing_to_the_case():
    case = seated()
    opens("betjent", case)
    tried = (f"cases/{case.pk}/close", f"cases/{case.pk}/acknowledge", f"handovers/{latest(case).pk}/done")
    answers = [client("betjent").post(f"/api/v1/{path}", {}, format="json").status_code for path in tried]
    assert answers == [403, 403, 404]
