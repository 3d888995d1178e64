"""Staff is party: the agency's leaders lose the case everywhere at once, and what waits is never without somebody."""

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.agencies.models import Person
from backend.coordination.acute_selectors import acute_for
from backend.coordination.models import AcuteAccess, Case, HandoverSight, Recusal, Seat
from backend.coordination.recusal_selectors import recusals_for, staff_parties_for
from backend.coordination.selectors import cases_for, handovers_for
from backend.coordination.staffing import coordinators
from backend.coordination.telling_selectors import wishes_for
from backend.coordination.use_cases import acute, cases, lookups, recusals, staff_party, wishes
from backend.coordination.use_cases.sweep import sweep
from backend.core.actor import acting_as
from backend.core.clock import now
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable
from backend.core.sealing import blind_index
from backend.responsibilities.book import model_in_force
from backend.responsibilities.models import Staffing
from tests.cast import MONDAY, actor
from tests.situations import accepted, does, latest, opened_acutely, seated, told, wished, with_chair
from tests.soundness import unsound
from tests.telling import heard, raw

pytestmark = pytest.mark.django_db
REASON = "The udøver works there"
MUNICIPALITY, POLICE = "afdelingsleder", "leder"
LISTS = (cases_for, handovers_for, wishes_for, acute_for)


def declares(case: Case, at: str, by: str = "stedfortraeder"):
    """Somebody employed where `at` of the cast is employed is party."""
    agency = actor(at).person.agency_id
    return does(by, staff_party.declare_staff_party, case_id=case.pk, agency_id=agency, reason=REASON)


def sees_anything(who: str) -> list[str]:
    with acting_as(actor(who)) as by:
        return [reading.__name__ for reading in LISTS if reading(by).exists()]


def leads(who: str, role: str = "department-head") -> None:
    person = actor(who).person
    Staffing.objects.create(
        partnership=person.posts.get().partnership, role=role, person=person, order=99, valid_from=MONDAY
    )


def test_who_comes_to_lead_afterwards_is_relieved_of_the_case_by_the_clock():
    case = accepted()
    declares(case, MUNICIPALITY)
    leads("koordinator")
    assert sweep(at=now()) == 1
    case.refresh_from_db()
    assert actor("koordinator").id not in (case.coordinator_id, case.deputy_id)
    assert (sweep(at=now()), unsound()) == (0, {})


def test_where_everybody_who_could_hold_it_leads_it_waits_with_the_chair_and_is_told_once():
    case = accepted()
    declares(case, MUNICIPALITY)
    able = {row.person for row in coordinators(case.partnership, case.municipality_id, now())}
    for person in Person.objects.filter(pk__in=able):
        leads(person.username)
    sweep(at=now())
    assert latest(case).state == "with-chair"
    assert sweep(at=now()) == 0


def test_the_heads_lose_the_wish_and_the_chair_of_another_agency_answers_it():
    case = wished()
    declares(case, MUNICIPALITY)
    assert sees_anything("afdelingsleder") == []
    wish = case.wishes.get().pk
    does("leder", wishes.answer_wish, wish_id=wish, to_person=actor("visitator").id)
    with pytest.raises(NotFound):
        does("afdelingsleder", wishes.answer_wish, wish_id=wish, to_person=actor("visitator").id)


def test_the_heads_lose_the_review_of_an_emergency_and_the_chair_reviews_it():
    case = opened_acutely()
    declares(case, MUNICIPALITY)
    assert sees_anything("afdelingsleder") == []
    does("leder", acute.review, acute_id=case.acute_accesses.get().pk, verdict="justified", note="")


def test_a_leader_on_duty_opens_nothing_in_an_emergency():
    case = accepted()
    wanted = acute.Wanted(municipality="0561", reason="At the door", case_number=case.number)
    leads("betjent")
    declares(case, POLICE)
    with pytest.raises(NotFound):
        does("betjent", acute.open_acutely, wanted=wanted)
    assert not case.acute_accesses.exists()


def test_what_is_to_be_placed_goes_to_the_other_chair_and_where_none_is_left_somebody_is_told():
    case = with_chair()
    declares(case, POLICE)
    assert (sees_anything("leder"), sees_anything("leder2")) == ([], ["handovers_for"])
    assert "nobody-to-place" not in heard("visitator") + heard("administrator")
    declares(case, MUNICIPALITY)
    assert not HandoverSight.objects.filter(handover=latest(case), why="chair").exists()
    assert "nobody-to-place" in heard("visitator") and "nobody-to-place" not in heard("administrator")
    leads("krisecenter", "steering-deputy")
    assert sees_anything("krisecenter") == ["handovers_for"]


def test_where_both_chairs_are_recused_somebody_is_told():
    case = with_chair()
    for who in ("leder", "leder2"):
        assert "nobody-to-place" not in heard("administrator")
        does("visitator", recusals.recuse, case_id=case.pk, person_id=actor(who).id, reason="Cousins")
    assert "nobody-to-place" in heard("stedfortraeder") and "nobody-to-place" in heard("administrator")


def test_a_leader_who_holds_the_case_loses_it_as_the_recused_do():
    case = accepted()
    leads("koordinator")
    assert sees_anything("koordinator")
    declares(case, MUNICIPALITY)
    case.refresh_from_db()
    assert case.coordinator.username == "stedfortraeder" and sees_anything("koordinator") == []
    assert heard("koordinator")[-1] == "withdrawn" and not unsound()


def test_those_who_lead_nothing_keep_it_and_the_bell_leaves_the_leaders_out():
    case = wished()
    told(case, "koordinator")
    before = {who: len(heard(who)) for who in ("afdelingsleder", "leder2", "administrator")}
    declares(case, MUNICIPALITY)
    does("koordinator", cases.close, case_id=case.pk)
    assert sees_anything("koordinator") and heard("koordinator")[-1] != "withdrawn"
    after = {who: len(heard(who)) for who in before}
    assert after == before | {"afdelingsleder": before["afdelingsleder"] + 1}  # their open page closes


def test_the_reason_is_sealed_and_for_those_who_hold_the_case():
    case = seated()
    declares(case, MUNICIPALITY)
    details = list(case.history.values_list("details", flat=True))[-1]
    assert details == {"agency": str(actor(MUNICIPALITY).person.agency_id)}
    assert "udøver" not in raw("staff_party") + raw("history_line")
    for who, reasons in (("koordinator", [REASON]), ("dsc", [])):
        with acting_as(actor(who)) as by:
            assert [row.reason for row in staff_parties_for(by, case.pk)] == reasons
            assert not recusals_for(by, case.pk).exists()


def test_it_is_declared_by_those_who_hold_the_case_once_of_a_partner_and_ends():
    case = seated()
    party = declares(case, MUNICIPALITY)
    with pytest.raises(NotPossible, match="staff-party-before"):
        declares(case, MUNICIPALITY)
    with pytest.raises(Unusable):
        declares(case, "fremmed")
    with pytest.raises(NotPermitted):
        declares(case, POLICE, by="dsc")
    does("koordinator", staff_party.end_staff_party, case_id=case.pk, staff_party_id=party.pk)
    with pytest.raises(NotFound):
        does("koordinator", staff_party.end_staff_party, case_id=case.pk, staff_party_id=party.pk)
    assert not case.staff_parties.filter(ended_at=None).exists()


def test_no_role_seat_or_place_takes_a_prohibition_away():
    """The recused, and the leaders of staff that is party, whatever else they become (model L14)."""
    case = wished()
    declares(case, MUNICIPALITY)
    Recusal.objects.create(case=case, person=actor("dsc").person, reason=REASON, since=MONDAY)
    roles = st.sampled_from([role.code for role in model_in_force(MONDAY).roles])
    becomes = st.sampled_from(sorted(BECOMES))

    @settings(max_examples=40, deadline=None, database=None)
    @given(
        st.sampled_from(["afdelingsleder", "leder2", "dsc"]), st.lists(st.tuples(becomes, roles), max_size=4)
    )
    def check(who: str, more: list[tuple[str, str]]) -> None:
        with transaction.atomic():
            for what, role in dict.fromkeys(more):
                BECOMES[what](case, who, role)
            assert sees_anything(who) == []
            transaction.set_rollback(True)

    check()
    sits(case, "boern", "children-and-family")
    assert sees_anything("boern") == ["cases_for"]  # whom nothing forbids it


def staffed(case: Case, who: str, role: str) -> None:
    filled = {"partnership": case.partnership, "role": role, "person": actor(who).person}
    Staffing.objects.get_or_create(**filled, defaults={"order": 99, "valid_from": MONDAY})


def sits(case: Case, who: str, role: str) -> None:
    person = actor(who).person
    Seat.objects.create(case=case, person=person, agency=person.agency, role=role, since=MONDAY)


def opens(case: Case, who: str, role: str) -> None:
    later = now().replace(year=now().year + 1)
    row = {"person": actor(who).person, "role": role, "reason": REASON, "review_by": later}
    AcuteAccess.objects.create(case=case, opened_at=MONDAY, ends_at=later, **row)


def coordinates(case: Case, who: str, role: str) -> None:
    Case.objects.filter(pk=case.pk).update(coordinator=actor(who).person)


BECOMES = {"staffed": staffed, "sits": sits, "opens": opens, "coordinates": coordinates}


def test_a_lookup_names_nobody_to_them():
    case = accepted()
    Case.objects.filter(pk=case.pk).update(findable="consent", exposed_index=blind_index("0101010101"))
    found = {
        who: does(who, lookups.look_up, cpr="0101010101", reason="r").coordinators
        for who in ("leder2", "leder")
    }
    assert all(found.values())
    declares(case, MUNICIPALITY)
    found = {
        who: does(who, lookups.look_up, cpr="0101010101", reason="r").coordinators
        for who in ("leder2", "leder")
    }
    assert (found["leder2"], len(found["leder"])) == ([], 1)
