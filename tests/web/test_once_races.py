"""The same form from several hands of one browser at once, for real."""

from functools import partial

from django.test import Client

from backend.coordination.models import Recusal
from tests import situations
from tests.cast import actor
from tests.racing import at_once, failures
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
