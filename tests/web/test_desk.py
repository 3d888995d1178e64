"""The desk without a browser: what waits, how much it asks of the database, and words for all that can be told."""

import pytest

from backend.coordination.happenings import Happening
from backend.notifications.selectors import WITHDRAWN
from backend.web.desk.notices import WORDS
from tests.cast import opened
from tests.web.budgets import asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
A_DESK = 26


def test_there_are_words_for_every_notice():
    assert set(WORDS) == {*Happening, WITHDRAWN}


def test_what_is_offered_can_be_accepted_and_refused_at_once(world):
    html = visitor("koordinator").get("/skrivebordet").content.decode()
    assert "Tilbudt til dig" in html and "/tag" in html and "/afvis" in html


def test_it_asks_as_much_however_many_cases_there_are(world, undone):
    status, before = asked_for("/skrivebordet", "visitator")
    for _ in range(3):
        opened()
    assert status == 200 and len(before) <= A_DESK, str(before)
    assert len(asked_for("/skrivebordet", "visitator")[1]) <= len(before)
