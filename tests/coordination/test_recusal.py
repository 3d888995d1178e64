"""Whoever may not take part loses the case everywhere at once, and the case is never without (model L14)."""

from typing import Any

import pytest

from backend.coordination.drawing import arrows
from backend.coordination.entrance_selectors import messages_for
from backend.coordination.lifecycle import HANDOVER_MOVES, Handing
from backend.coordination.models import Case
from backend.coordination.recusal_selectors import recusable_for, recusals_for
from backend.coordination.selectors import cases_for, handovers_for
from backend.coordination.telling_selectors import wishes_for
from backend.coordination.use_cases import handovers, messages, recusals, wishes
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable
from backend.notifications.selectors import notices_for
from tests.cast import MONDAY, actor, client, opened
from tests.reading import status
from tests.situations import accepted, does, offered, seated, waiting, with_chair
from tests.soundness import unsound
from tests.telling import handed, heard, raw

pytestmark = pytest.mark.django_db
REASON = "Cousins"


def recused(case: Case, who: str, by: str = "stedfortraeder") -> Case:
    wanted: dict[str, Any] = {"case_id": case.pk, "person_id": actor(who).id, "reason": REASON}
    does(by, recusals.recuse, **wanted)
    case.refresh_from_db()
    return case


def pair(case: Case) -> tuple[str, str]:
    return case.coordinator.username, case.deputy.username


def test_the_deputy_coordinates_from_the_same_second():
    case = recused(accepted(), "koordinator")
    assert pair(case)[0] == "stedfortraeder"
    assert case.history.filter(what="coordination-moved", at=MONDAY, details__why="recused").exists()


def test_the_next_in_staffing_is_deputy():
    assert pair(recused(accepted(), "koordinator"))[1] == "visitator"


def test_a_recused_deputy_is_replaced():
    assert pair(recused(accepted(), "stedfortraeder")) == ("koordinator", "visitator")


def test_the_database_is_sound_afterwards():
    recused(accepted(), "koordinator")
    assert not unsound()


@pytest.mark.parametrize("part", ["", "/history", "/seats", "/tellings", "/passes", "/card"])
def test_every_door_to_the_case_is_closed(part):
    case = recused(accepted(), "koordinator")
    assert status("koordinator", f"/api/v1/cases/{case.pk}{part}") == 404


def test_no_list_has_it():
    case = accepted()
    does("betjent", messages.send, municipality="0561", text="Ring", case_number=case.number)
    does("koordinator", wishes.ask_other_coordinator, case_id=case.pk)
    recused(case, "koordinator")
    reader = actor("koordinator")
    lists = (cases_for, handovers_for, messages_for, wishes_for)
    assert not [each.__name__ for each in lists if each(reader).exists()]


def test_their_notices_of_it_keep_their_number_and_say_nothing():
    recused(accepted(), "koordinator")
    rows = notices_for(actor("koordinator"))
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert {row.kind for row in rows if row.about is None} == {"withdrawn"}
    assert not [row for row in rows if row.about]


def test_an_offer_to_the_recused_goes_on():
    case = recused(offered(), "koordinator")
    assert waiting(case).offers.get(answer="").to.username == "stedfortraeder"


def test_a_duty_of_the_recused_goes_back():
    case = recused(seated(), "dsc")
    arrow = (Handing.ACCEPTED, Handing(waiting(case).state), "hand-back")
    assert arrow in set(arrows(HANDOVER_MOVES))
    assert waiting(case).state == "returned"
    assert not cases_for(actor("dsc")).exists()


def test_the_recused_are_not_asked():
    case = recused(accepted(), "dsc", by="koordinator")
    with pytest.raises(NotPossible):
        handed(case, "exposed-course")


def test_the_chair_cannot_place_it_with_the_recused():
    case = recused(with_chair(), "krisecenter", by="visitator")
    with pytest.raises(Unusable):
        does("leder", handovers.place, handover_id=waiting(case).pk, to_person=actor("krisecenter").id)


def test_a_recused_chair_does_not_see_what_is_to_be_placed():
    case = recused(with_chair(), "leder", by="visitator")
    assert not handovers_for(actor("leder")).exists()
    assert handovers_for(actor("leder2")).filter(case=case).exists()


def test_a_recused_head_sees_no_wish():
    case = accepted()
    does("koordinator", wishes.ask_other_coordinator, case_id=case.pk)
    recused(case, "afdelingsleder", by="koordinator")
    assert not wishes_for(actor("afdelingsleder")).exists()


def test_one_may_recuse_oneself():
    assert pair(recused(accepted(), "koordinator", by="koordinator"))[0] == "stedfortraeder"


def test_nobody_is_recused_twice():
    case = accepted()
    wanted = {"person": actor("krisecenter").id, "reason": REASON}
    path = f"/api/v1/cases/{case.pk}/recusals"
    answers = [client("koordinator").post(path, wanted, format="json").status_code for _ in range(2)]
    assert answers == [204, 409]


def test_who_has_no_post_anywhere_is_unknown():
    with pytest.raises(Unusable):
        recused(accepted(), "fremmed", by="koordinator")


@pytest.mark.parametrize(
    ("who", "refusal"), [("dsc", NotPermitted), ("visitator", NotFound), ("drift", NotFound)]
)
def test_who_holds_the_case_says_who_may_not_take_part(who, refusal):
    with pytest.raises(refusal):
        recused(seated(), "krisecenter", by=who)


def test_the_remaining_readers_are_told():
    recused(accepted(), "koordinator")
    assert "recused" in heard("visitator")


def test_what_stands_open_with_the_recused_is_rung_and_nobody_else_learns_of_the_case():
    case = accepted()
    before = len(notices_for(actor("koordinator")))
    recused(case, "koordinator")
    recused(case, "krisecenter")
    assert [row.kind for row in notices_for(actor("koordinator"))[before:]] == ["withdrawn"]
    assert heard("krisecenter") == []


def test_a_recusal_that_ends_gives_nothing_back():
    case = recused(accepted(), "koordinator")
    (live,) = recusals_for(actor("stedfortraeder"), case.pk)
    ended = {"case_id": case.pk, "recusal_id": live.pk}
    does("stedfortraeder", recusals.end_recusal, **ended)
    with pytest.raises(NotFound):
        does("stedfortraeder", recusals.end_recusal, **ended)
    assert not cases_for(actor("koordinator")).exists()
    assert actor("koordinator").person in recusable_for(actor("stedfortraeder"), case)


def test_who_holds_the_case_reads_who_is_recused_and_nobody_else():
    case = recused(seated(), "krisecenter", by="koordinator")
    assert [len(recusals_for(actor(who), case.pk)) for who in ("koordinator", "dsc")] == [1, 0]
    with pytest.raises(NotFound):
        recusals_for(actor("krisecenter"), case.pk)


def test_the_reason_is_sealed():
    recused(accepted(), "koordinator")
    assert REASON not in raw("recusal")


def test_with_nobody_left_the_chair_is_told_at_once():
    case = opened()
    for who in ("krisecenter", "koordinator", "boern", "stedfortraeder", "visitator"):
        recused(case, who, by=pair(case)[0])
    assert "nobody-left" in heard("leder")


def test_the_recused_may_still_work_on_other_cases():
    recused(accepted(), "koordinator")
    other = accepted()
    assert client("koordinator").get(f"/api/v1/cases/{other.pk}").status_code == 200
