"""The policy as a jurist reads it, tried: every rule with everybody in every role (P6, P7), all differences said."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from backend.coordination.models import Case
from backend.core.actor import Actor, acting_as
from backend.core.refusals import Refusal
from tests.cast import MONDAY
from tests.policy.deeds import DEEDS, Deed, Trying
from tests.policy.passes import gives, receives
from tests.policy.people import roles
from tests.policy.readings import THINGS, written
from tests.policy.rules import Rule, groups, rules
from tests.policy.scenes import GIVEN
from tests.policy.stage import Stage, built, undone


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield built()
        transaction.set_rollback(True)


def may(stage: Stage, rule: Rule) -> set[str]:
    """The roles of which the software says yes."""
    if "receives" in rule.asked:
        return {code for code, role in roles().items() if receives(role, rule.asked)}
    if "gives" in rule.asked:
        return {code for code, role in roles().items() if gives(role, rule.asked)}
    if "reads" in rule.asked:
        reading, mark = THINGS[rule.asked["reads"]]
        found = {code: texts[reading] for code, texts in shown(stage, rule.given).items()}
        return {code for code, text in found.items() if text and mark in text}
    return those_who_do(stage, rule.given, DEEDS[rule.asked["does"]])


def shown(stage: Stage, given: str) -> dict[str, dict[str, str]]:
    """By role: everything that any rule asks about in this situation, as read. It is read once."""
    asked = {
        THINGS[rule.asked["reads"]][0] for rule in rules() if rule.given == given and "reads" in rule.asked
    }
    if given not in stage.shown:
        with undone():
            case = GIVEN[given](stage)
            stage.shown[given] = {code: read(asked, who, case) for code, who in stage.people.items()}
    return stage.shown[given]


def read(asked: set[str], who: Actor, case: Case) -> dict[str, str]:
    with acting_as(who):
        return {reading: written(reading, who, case) for reading in asked}


def those_who_do(stage: Stage, given: str, deed: Deed) -> set[str]:
    with undone():
        trying = deed(stage, GIVEN[given](stage))
        return {code for code, who in stage.people.items() if done(trying, who)}


def done(trying: Trying, who: Actor) -> bool:
    """Whether it is not refused. What was done is undone."""
    try:
        with acting_as(who):
            trying(by=who, at=MONDAY)
            raise Undone
    except Refusal:
        return False
    except Undone:
        return True


class Undone(Exception):
    """It was done, and is taken back with the transaction."""


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_software_does_what_the_policy_says(stage, rule):
    found = may(stage, rule)
    assert {
        "may, and the policy says not": sorted(found & rule.those(may=False)),
        "may not, and the policy says may": sorted(rule.those(may=True) - found),
    } == {"may, and the policy says not": [], "may not, and the policy says may": []}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_speaks_of_every_role_once(rule):
    said = sorted(role for example in rule.examples for role in example.roles)
    assert said == sorted(roles())


def test_every_role_is_in_one_group():
    assert sorted(role for group in groups().values() for role in group.roles) == sorted(roles())


def test_no_two_rules_are_called_alike_or_ask_the_same():
    ids = [rule.id for rule in rules()]
    asked = [(rule.given, *sorted(rule.asked.items())) for rule in rules()]
    assert (len(ids), len(asked)) == (len(set(ids)), len(set(asked)))


def test_everything_that_can_be_tried_is_tried():
    """A deed or a situation that no rule asks for would be a hole in the policy."""
    assert {rule.asked["does"] for rule in rules() if "does" in rule.asked} == set(DEEDS)
    assert {rule.given for rule in rules()} == set(GIVEN)
