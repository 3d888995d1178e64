"""May this actor? The question is asked of the rules alone, and a rule says yes or no."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest
import rules

from backend.agencies.models import Person
from backend.core.access import allowed, grant, predicate, require
from backend.core.actor import STRANGER, Actor
from backend.core.refusals import NotPermitted


class Try(StrEnum):
    YES = "try.yes"
    NO = "try.no"
    VAGUE = "try.vague"
    UNKNOWN = "try.unknown"


def answering(answer: Any) -> Callable[[Actor, Any], Any]:
    return lambda actor, thing: answer


@pytest.fixture(autouse=True)
def permissions():
    answers = {Try.YES: True, Try.NO: False, Try.VAGUE: None}
    for permission, answer in answers.items():
        grant(permission, predicate(answering(answer)))
    yield
    for permission in answers:
        rules.remove_perm(str(permission))


def test_a_rule_that_says_yes_allows():
    assert allowed(STRANGER, Try.YES) is True


def test_a_rule_that_says_no_does_not():
    assert allowed(STRANGER, Try.NO) is False


def test_a_rule_that_says_neither_raises():
    with pytest.raises(TypeError, match="neither yes nor no"):
        allowed(STRANGER, Try.VAGUE)


@pytest.mark.parametrize("answer", [1, "yes", [], object()])
def test_only_true_and_false_are_answers(answer):
    with pytest.raises(TypeError):
        predicate(lambda actor, thing: answer).test(STRANGER, None)


def test_a_permission_nobody_registered_raises():
    with pytest.raises(LookupError):
        allowed(STRANGER, Try.UNKNOWN)


def test_a_superuser_gets_nothing_by_being_one():
    boss = Actor.of(Person(is_superuser=True))
    assert boss.person.has_perm(str(Try.NO))
    assert allowed(boss, Try.NO) is False


def test_requiring_what_is_not_allowed_refuses_with_the_permission():
    with pytest.raises(NotPermitted) as refusal:
        require(STRANGER, Try.NO)
    assert refusal.value.params == {"permission": "try.no"}


def test_requiring_what_is_allowed_says_nothing():
    require(STRANGER, Try.YES)
