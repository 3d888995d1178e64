"""The database goes away in the middle of a request: it is said in words, nothing is half done, and it comes back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from backend.agencies.models import Person
from tests.cast import opened
from tests.interrupting import broken, done_once_each_time
from tests.line import ANSWER, Line, line_to_the_database
from tests.soundness import unsound

pytestmark = pytest.mark.slow
LAST = 9  # messages: the session is kept after the deed, and then nothing more is asked
SOME = 12  # every so many messages; `make soak` takes each of them


@pytest.fixture
def line(cloned_database) -> Iterator[Line]:
    with line_to_the_database() as line:
        yield line


def test_a_deed_cut_off_is_not_done_or_done_whole_and_asked_again_it_is_done_once(line):
    assert not done_once_each_time(line, every=SOME)
    assert not unsound()


def signed_in() -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(Person.objects.get(username="visitator"), "backend.agencies.signin.PersonBackend")
    return browser


@pytest.mark.parametrize("page", ["who-to-call", "case"])
def test_a_page_cut_off_says_so_and_whom_to_ring(line, page):
    path = reverse(page, args=[opened().pk] if page == "case" else [])
    browser = signed_in()
    assert browser.get(path).status_code == 200
    for where, answer in broken(line, lambda: browser.get(path), every=SOME):
        if answer.status_code != 200:
            assert (answer.status_code, answer.headers.get("Retry-After")) == (503, "5"), where
            assert "kan ikke svare lige nu" in answer.text and "tel:114" in answer.text, where


def test_who_pressed_a_button_is_told_to_look_before_pressing_again(line):
    """The line may have broken between the deed and its answer: nobody here knows."""
    browser, path = signed_in(), reverse("acknowledge", args=[opened().pk])
    for where, answer in broken(line, lambda: browser.post(path), every=SOME):
        assert answer.status_code in (302, 404, 409) or "Se efter, før du gør det igen" in answer.text, where
    assert not unsound()


def test_what_breaks_while_the_session_is_kept_is_not_called_a_mistake_of_who_pressed(line):
    browser = signed_in()
    assert pressed_anew(browser, line).status_code == 302
    last = line.asked
    answers = [pressed_anew(browser, line, breaks_at=at) for at in range(last - LAST, last + 1)]
    assert {answer.status_code for answer in answers} == {302, 503}
    line.breaks()


def pressed_anew(browser: Client, line: Line, breaks_at: int = 0) -> Any:
    line.breaks()
    path = reverse("acknowledge", args=[opened().pk])
    connection.close()
    line.breaks(breaks_at, ANSWER)
    answer = browser.post(path)
    connection.close()
    return answer
