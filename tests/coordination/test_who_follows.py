"""Who follows by itself: somebody present where both are away, and a private partner last (P2, P7)."""

from datetime import timedelta

import pytest

from backend.coordination.use_cases import absences
from backend.coordination.use_cases.sweep import sweep
from tests.cast import MONDAY
from tests.coordination.test_people import block, kinds, pair, person, take_leave, waiting_with_chair
from tests.situations import accepted, does, partner_decided, protected, waiting
from tests.soundness import unsound

pytestmark = pytest.mark.django_db


class TestBothAway:
    def test_the_deputys_post_passes_to_somebody_who_is_present(self):
        case = accepted()
        untold = case.tellings.count()
        take_leave("koordinator")
        take_leave("stedfortraeder", by="afdelingsleder")
        assert pair(case) == ("koordinator", "visitator")
        assert kinds("visitator")[-1] == "absence-recorded"
        assert kinds("stedfortraeder")[-1] == "coordination-left"
        assert (case.tellings.count(), unsound()) == (untold, {})

    def test_an_absence_recorded_before_it_begins_moves_it_when_it_begins(self):
        case, later = accepted(), MONDAY + timedelta(days=3)
        for name in ("stedfortraeder", "koordinator"):
            wanted = {"starts_at": later, "ends_at": None, "stand_in": None}
            does(name, absences.record_absence, person_id=person(name), **wanted)
        assert pair(case) == ("koordinator", "stedfortraeder")
        sweep(at=later)
        assert pair(case) == ("koordinator", "visitator")

    def test_where_nobody_is_present_the_chair_and_the_head_are_told_once(self):
        case = accepted()
        for name in ("boern", "krisecenter", "visitator", "koordinator", "stedfortraeder"):
            take_leave(name)
        sweep(at=MONDAY)
        sweep(at=MONDAY)
        assert waiting(case).state == "with-chair"
        assert [kinds(who).count("nobody-left") for who in ("leder", "afdelingsleder")] == [1, 1]


class TestPrivatePartners:
    """What a private partner knows is agreed to, or drawn in by a legal decision (P7): succession is neither."""

    def test_they_follow_after_everybody_of_a_public_one(self):
        case = accepted()
        block("visitator", "stedfortraeder")
        assert pair(case) == ("koordinator", "boern")
        block("boern")
        assert pair(case) == ("koordinator", "krisecenter")

    def test_at_a_sealed_case_the_chair_chooses_them(self):
        case = protected()
        block("visitator", "stedfortraeder", "boern")
        assert pair(case)[0] == "koordinator"
        assert not case.sights.filter(person=person("krisecenter")).exists()
        assert waiting_with_chair(case)
        assert not unsound()

    def test_whom_a_legal_decision_draws_in_follows_there_as_well(self):
        case = protected()
        partner_decided()
        block("visitator", "stedfortraeder", "boern")
        assert pair(case) == ("koordinator", "krisecenter")
