"""Somebody is away, blocked, let in again: no case is without, nothing they carried stands still (P2)."""

from datetime import timedelta
from uuid import UUID

import pytest

from backend.agencies.models import Absence, Partner, Person, Post
from backend.coordination.models import Case
from backend.coordination.tasks import TELL_WHO
from backend.coordination.use_cases import absences, handovers, people
from backend.coordination.use_cases.sweep import sweep
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable
from backend.notifications.models import Notice
from tests.cast import MONDAY, actor
from tests.situations import (
    accepted,
    does,
    offered,
    received,
    seated,
    told,
    waiting,
)
from tests.soundness import unsound
from tests.telling import heard, tasks

pytestmark = pytest.mark.django_db


def person(username: str) -> UUID:
    return actor(username).person.pk


def pair(case: Case) -> tuple[str, str]:
    case.refresh_from_db()
    return case.coordinator.username, case.deputy.username


def block(*names: str, by: str = "administrator") -> None:
    for name in names:
        does(by, people.block, person_id=person(name))


def unblock(name: str) -> None:
    does("administrator", people.unblock, person_id=person(name))


def take_leave(name: str, by: str = "", stand_in: str = "") -> Absence:
    wanted = {"starts_at": MONDAY, "ends_at": MONDAY + timedelta(days=14)}
    other = person(stand_in) if stand_in else None
    return does(by or name, absences.record_absence, person_id=person(name), stand_in=other, **wanted)


def has_a_post(name: str) -> bool:
    return Post.objects.filter(person=person(name), ended_at=None).exists()


def waiting_with_chair(case: Case) -> bool:
    return case.handovers.filter(kind="coordination", state="with-chair").exists()


def kinds(username: str) -> list[str]:
    return list(Notice.objects.filter(inbox=person(username)).values_list("kind", flat=True))


class TestBlocked:
    def test_the_deputy_moves_up_and_the_next_in_staffing_follows(self):
        case = accepted()
        block("koordinator")
        assert pair(case) == ("stedfortraeder", "visitator")

    def test_a_blocked_deputy_is_followed_by_the_next(self):
        case = accepted()
        block("stedfortraeder")
        assert pair(case) == ("koordinator", "visitator")

    def test_the_post_ends_and_the_case_is_seen_no_more(self):
        case = accepted()
        block("koordinator")
        assert not has_a_post("koordinator")
        assert not case.sights.filter(person=person("koordinator")).exists()

    def test_an_offer_to_them_goes_on(self):
        case = offered()
        block("koordinator")
        assert waiting(case).offers.get(answer="").to.username == "stedfortraeder"

    def test_a_duty_they_carried_goes_on(self):
        case = seated()
        block("dsc")
        assert waiting(case).state == "returned"
        assert not case.seats.filter(left_at=None).exists()

    def test_the_exposed_person_is_to_be_told_of_the_new_coordinator(self):
        case = accepted()
        told(case, "koordinator")
        block("koordinator")
        assert [task.duty for task in tasks(case)] == [TELL_WHO]

    def test_and_by_one_task_whoever_coordinates_in_the_end(self):
        case = accepted()
        block("koordinator")
        block("stedfortraeder")
        block("visitator", "boern")
        assert [task.duty for task in tasks(case)] == [TELL_WHO]

    def test_a_head_blocks_people_of_the_same_agency(self):
        block("koordinator", by="afdelingsleder")
        assert not has_a_post("koordinator")

    @pytest.mark.parametrize(
        ("by", "refusal"), [("visitator", NotPermitted), ("koordinator", NotPermitted), ("nabo", NotFound)]
    )
    def test_others_may_not(self, by, refusal):
        with pytest.raises(refusal):
            block("koordinator", by=by)


class TestNobodyLeft:
    @pytest.fixture
    def case(self) -> Case:
        """Only the deputy is left of all who can coordinate."""
        case = accepted()
        block("boern", "krisecenter", "visitator", "koordinator")
        return case

    def test_the_deputy_acts_and_the_post_of_the_blocked_stands(self, case):
        assert pair(case) == ("stedfortraeder", "koordinator")
        assert has_a_post("koordinator")

    def test_the_chair_is_told_and_asked_to_place_it(self, case):
        assert waiting(case).state == "with-chair"
        assert {"nobody-left", "handover-to-place"} <= set(kinds("leder"))

    def test_what_only_the_chair_can_place_is_not_withdrawn(self, case):
        with pytest.raises(NotPossible, match="nobody-to-coordinate"):
            does("stedfortraeder", handovers.withdraw, handover_id=waiting(case).pk)

    def test_the_last_one_is_blocked_all_the_same(self, case):
        block("stedfortraeder")
        assert actor("stedfortraeder").person.blocked_at
        assert not unsound()

    def test_who_can_act_is_never_behind_who_cannot(self, case):
        unblock("visitator")
        block("stedfortraeder")
        assert pair(case)[0] == "visitator"

    def test_once_placed_the_pair_can_act_and_the_post_ends(self, case):
        unblock("visitator")
        does("leder", handovers.place, handover_id=waiting(case).pk, to_person=person("visitator"))
        assert pair(case) == ("visitator", "stedfortraeder")
        assert not has_a_post("koordinator")

    def test_what_no_longer_needs_placing_waits_no_more(self, case):
        unblock("visitator")
        sweep(at=MONDAY)
        assert waiting(case).state == "with-chair"
        unblock("koordinator")
        assert not case.handovers.filter(ended_at=None).exists()
        assert "handover-to-place" not in heard("leder")
        assert not unsound()

    def test_placed_with_the_only_one_left_it_waits_for_the_chair_still(self, case):
        does("leder", handovers.place, handover_id=waiting(case).pk, to_person=person("stedfortraeder"))
        assert waiting(case).state == "with-chair"
        assert not unsound()

    def test_with_somebody_let_in_again_the_chair_can_leave_it_where_it_is(self, case):
        unblock("visitator")
        does("leder", handovers.place, handover_id=waiting(case).pk, to_person=person("stedfortraeder"))
        assert pair(case) == ("stedfortraeder", "visitator")


class TestLetInAgain:
    def test_the_post_is_taken_up_anew(self):
        block("koordinator")
        unblock("koordinator")
        assert has_a_post("koordinator")

    def test_the_case_stays_where_it_went(self):
        case = accepted()
        block("koordinator")
        unblock("koordinator")
        assert pair(case) == ("stedfortraeder", "visitator")

    def test_letting_in_twice_is_letting_in_once(self):
        block("koordinator")
        unblock("koordinator")
        unblock("koordinator")
        assert Post.objects.filter(person=person("koordinator"), ended_at=None).count() == 1

    @pytest.mark.parametrize("gone", [{"is_active": False}, {"agency": None}])
    def test_somebody_without_a_job_is_let_in_to_no_post(self, gone):
        block("krisecenter")
        Person.objects.filter(pk=person("krisecenter")).update(**gone)
        unblock("krisecenter")
        assert not Post.objects.filter(person=person("krisecenter"), ended_at=None).exists()
        assert actor("krisecenter").person.blocked_at is None

    def test_nobody_gets_a_post_where_their_agency_is_no_partner_any_more(self):
        agency = actor("krisecenter").person.agency
        block("krisecenter")
        Post.objects.filter(agency=agency, ended_at=None).update(ended_at=MONDAY)
        Partner.objects.filter(agency=agency).update(ended_at=MONDAY)
        unblock("krisecenter")
        assert not Post.objects.filter(person=person("krisecenter"), ended_at=None).exists()


class TestAway:
    def test_the_columns_stay(self):
        case = accepted()
        take_leave("koordinator")
        assert pair(case) == ("koordinator", "stedfortraeder")

    def test_the_deputy_is_told(self):
        accepted()
        take_leave("koordinator")
        assert kinds("stedfortraeder")[-1] == "absence-recorded"

    def test_the_case_says_so(self):
        case = accepted()
        take_leave("koordinator")
        assert [*case.history.values_list("what", flat=True)][-1] == "coordinator-away"

    def test_nobody_is_away_twice_at_once(self):
        take_leave("koordinator")
        with pytest.raises(NotPossible, match="already-away"):
            take_leave("koordinator")

    def test_a_head_records_it_for_others(self):
        assert take_leave("koordinator", by="afdelingsleder", stand_in="stedfortraeder").stand_in_id

    def test_colleagues_do_not(self):
        with pytest.raises(NotPermitted):
            take_leave("koordinator", by="stedfortraeder")

    @pytest.mark.parametrize("stand_in", ["koordinator", "dsc"])
    def test_the_stand_in_is_somebody_else_of_the_agency(self, stand_in):
        with pytest.raises(Unusable, match="cannot-stand-in"):
            take_leave("koordinator", stand_in=stand_in)

    def test_somebody_away_does_not_come_first_at_the_entrance(self):
        take_leave("visitator")
        assert pair(received())[0] == "stedfortraeder"


class TestNumbers:
    def test_one_confirms_ones_own_number_from_today(self):
        confirmed = does("betjent", people.confirm_numbers)
        assert confirmed.checked_on == MONDAY.date()
        assert confirmed.username == "betjent"

    def test_whoever_has_no_number_has_none_to_confirm(self):
        with pytest.raises(NotPossible):
            does("drift", people.confirm_numbers)
