"""A decision that will not be done is dropped, with a reason: an end, which waits for nobody and is never changed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.forums.models import Decision
from backend.forums.selectors import decisions_waiting_for
from backend.forums.use_cases import matters, overdue, saying
from tests.cast import MONDAY, actor, client
from tests.situations import does
from tests.telling import raw
from tests.udoevers_side import decided, decided_and_done, decided_and_dropped

pytestmark = pytest.mark.django_db
WHY = "Has moved abroad"


@pytest.mark.parametrize("who", ["psykiatri", "psp"])
def test_whoever_may_say_that_it_is_done_may_drop_it(who):
    made = decided()
    dropped = does(who, saying.drop, decision_id=made.pk, why=WHY)
    assert (dropped.decision, dropped.by, dropped.text, dropped.at) == (made, actor(who).person, WHY, MONDAY)


@pytest.mark.parametrize(("who", "refused"), [("stalkingkontakt", NotPermitted), ("efterforsker", NotFound)])
def test_nobody_else_drops_it(who, refused):
    with pytest.raises(refused):
        does(who, saying.drop, decision_id=decided().pk, why=WHY)


def test_what_is_dropped_waits_for_nobody():
    made = decided_and_dropped()
    assert not decisions_waiting_for(actor("psykiatri"))
    assert overdue.sweep(at=MONDAY + timedelta(days=30)) == 0
    assert does("psp", matters.close, matter_id=made.matter_id).closed_at


@pytest.mark.parametrize("ended", [decided_and_done, decided_and_dropped])
def test_what_has_ended_is_neither_done_nor_dropped(ended):
    made = ended()
    with pytest.raises(NotPossible, match="not-in-this-state"):
        does("psp", saying.done, decision_id=made.pk)
    with pytest.raises(NotPossible, match="not-in-this-state"):
        does("psp", saying.drop, decision_id=made.pk, why=WHY)


def test_the_database_lets_nothing_be_both_done_and_dropped():
    made = decided_and_dropped()
    with pytest.raises(IntegrityError, match="what_is_dropped_was_not_done"), transaction.atomic():
        Decision.objects.filter(pk=made.pk).update(done_at=MONDAY)


def test_why_is_read_in_the_room_and_lies_sealed():
    made = decided_and_dropped()
    (said,) = client("psp").get(f"/api/v1/matters/{made.matter_id}").json()["decisions"]
    assert (said["dropped"]["text"], said["done_at"], said["overdue"]) == (WHY, None, False)
    lies = raw("dropped_decision")
    assert str(made.pk) in lies and WHY not in lies


def test_one_that_waits_or_is_done_says_of_no_dropping():
    made = decided_and_done()
    (said,) = client("psp").get(f"/api/v1/matters/{made.matter_id}").json()["decisions"]
    assert said["dropped"] is None
