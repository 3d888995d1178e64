"""The same form from several hands of one browser at once, for real."""

from functools import partial

from django.test import Client

from backend.coordination.models import Recusal
from tests import situations
from tests.cast import actor
from tests.racing import at_once, failures
from tests.udoevers_side import decided
from tests.web.grid import visitor
from tests.web.test_once import last_line


def pressed(hand: Client, path: str, form: dict) -> int:
    return hand.post(path, form).status_code


def test_two_presses_in_the_same_moment_are_one_deed(cloned_database):
    case = situations.accepted()
    client = visitor("koordinator")
    path = f"/sager/{case.pk}/inhabil"
    form = {"seen": last_line(client, path), "reason": "Cousins", "person": actor("dsc").id}
    hands = [visitor() for _ in range(4)]
    for hand in hands:
        hand.cookies["sessionid"] = client.cookies["sessionid"].value
    answers = at_once([partial(pressed, hand, path, form) for hand in hands])
    assert not failures(answers) and set(answers) == {302}
    assert Recusal.objects.filter(case=case).count() == 1


def test_of_two_who_press_at_once_that_it_is_done_each_is_answered_as_the_first(cloned_database):
    made = decided()
    hands = [visitor("psykiatri") for _ in range(4)]
    path = f"/psp-og-ksp/beslutninger/{made.pk}/udfoert"
    answers = at_once([partial(pressed, hand, path, {}) for hand in hands])
    assert not failures(answers) and set(answers) == {302}
