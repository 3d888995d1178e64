"""A system's secret is changed while nothing stands still, and ended at once where somebody may have seen it."""

import re
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from backend.core.actor import acting_as
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.systems import sign_in as rules
from backend.systems.models import System, SystemDeed
from backend.systems.registering import end_system
from backend.systems.scopes import Scope
from backend.systems.use_cases.sign_in import end_former, renew_sign_in
from tests.cast import MONDAY, NAMES, actor
from tests.systems.conftest import QUICK, registered
from tests.systems.test_scopes import DOORS, with_token

pytestmark = pytest.mark.django_db
KEEPER, A_DAY = "administrator", timedelta(hours=24)
DOOR = DOORS[Scope.DIRECTORY]


@pytest.fixture(autouse=True)
def quick(settings) -> None:
    settings.PASSWORD_HASHERS = QUICK


@pytest.fixture
def at(monkeypatch) -> Any:
    """Sets what the clock says; Monday until somebody does."""

    def is_now(when: Any) -> None:
        monkeypatch.setattr("backend.api.lending.clock.now", lambda: when)

    is_now(MONDAY)
    return is_now


def does(deed: Any, system: System, who: str = KEEPER, **wanted: Any) -> Any:
    with acting_as(actor(who)) as by:
        return deed(system_id=system.pk, by=by, at=MONDAY, **wanted)


def test_the_new_secret_and_the_old_one_sign_in_for_a_day_and_then_the_new_one_alone(sign_in, at):
    system, old = registered("koordinator")
    new = does(renew_sign_in, system)
    for when, opens in (
        (MONDAY, True),
        (MONDAY + A_DAY - timedelta(seconds=1), True),
        (MONDAY + A_DAY, False),
    ):
        at(when)
        assert "access_token" in sign_in((system, new))
        assert ("access_token" in sign_in((system, old))) is opens


def test_how_long_is_a_setting(sign_in, at, settings):
    settings.SYSTEM_SECRET_HOURS = 2
    system, old = registered("koordinator")
    does(renew_sign_in, system)
    at(MONDAY + timedelta(hours=2))
    assert sign_in((system, old))["error"] == "invalid_client"


def test_a_former_secret_opens_its_own_system_alone(sign_in, at):
    (system, old), other = registered("koordinator"), registered("koordinator")[0]
    for each in (system, other):
        does(renew_sign_in, each)
    assert sign_in((other, old))["error"] == "invalid_client"


def test_what_was_signed_in_with_the_old_one_works_on(sign_in, at):
    system, old = registered("koordinator")
    api = with_token(sign_in((system, old))["access_token"])
    does(renew_sign_in, system)
    assert api.get(DOOR).status_code == 200


def test_a_leaked_secret_ends_at_once_with_every_token_and_the_new_one_signs_in(sign_in, at):
    system, old = registered("koordinator")
    new = does(renew_sign_in, system)
    tokens = [sign_in((system, secret))["access_token"] for secret in (old, new)]
    assert does(end_former, system) is True
    assert [with_token(token).get(DOOR).status_code for token in tokens] == [401, 401]
    assert sign_in((system, old))["error"] == "invalid_client"
    assert with_token(sign_in((system, new))["access_token"]).get(DOOR).status_code == 200


def test_where_no_former_secret_opens_nothing_is_ended(sign_in, at):
    system, secret = registered("koordinator")
    token = sign_in((system, secret))["access_token"]
    assert does(end_former, system) is False
    assert with_token(token).get(DOOR).status_code == 200 and not SystemDeed.objects.exists()


def test_who_did_it_is_on_record_and_neither_secret_is(at):
    system, old = registered("koordinator")
    new = does(renew_sign_in, system)
    does(end_former, system)
    by, about = actor(KEEPER).id, f"system:{system.application.client_id}"
    lines = RecordLine.objects.filter(about=about, actor=by).values_list("act", flat=True)
    assert sorted(lines) == ["system-former-ended", "system-secret-changed"]
    assert {deed.by_id for deed in SystemDeed.objects.filter(system=system)} == {by}
    kept = str([*system.former_sign_ins.values(), *type(system.application).objects.values()])
    assert old not in kept and new not in kept


def test_the_agencys_own_administrator_does_it_and_nobody_else():
    system, others = registered("koordinator")[0], registered("dsc")[0]
    for deed in (renew_sign_in, end_former):
        for who in {*NAMES, "soj-administrator"} - {KEEPER}:
            with pytest.raises(NotFound):
                does(deed, system, who)
        with pytest.raises(NotPermitted):
            does(deed, others)


def test_what_is_asked_twice_in_one_is_done_once():
    system, once = registered("koordinator")[0], uuid4()
    assert does(renew_sign_in, system, once=once) and does(renew_sign_in, system, once=once) == ""
    assert system.former_sign_ins.count() == 1


def test_a_secret_that_was_promised_to_last_is_not_pushed_out_by_later_ones(sign_in, at):
    system, first = registered("koordinator")
    for _ in range(rules.FORMER):
        does(renew_sign_in, system)
    with pytest.raises(NotPossible, match="secret-changed-often"):
        does(renew_sign_in, system)
    assert "access_token" in sign_in((system, first))


def test_an_ended_system_has_no_secret_to_change(sign_in, at):
    system, old = registered("koordinator")
    new = does(renew_sign_in, system)
    end_system(system=system, at=MONDAY)
    with pytest.raises(NotFound):
        does(renew_sign_in, system)
    assert {sign_in((system, each))["error"] for each in (old, new)} == {"invalid_client"}


def test_an_operator_renews_it_at_the_command_line_and_that_is_on_record(sign_in):
    system, old = registered("koordinator")
    client_id, told = system.application.client_id, StringIO()
    call_command("renew_system_secret", client_id, stdout=told)
    new = re.findall(r"client_secret=(\S+)", told.getvalue())[0]
    assert all("access_token" in sign_in((system, each)) for each in (old, new))
    call_command("renew_system_secret", client_id, "--end-former", stdout=told)
    assert sign_in((system, old))["error"] == "invalid_client" and "access_token" in sign_in((system, new))
    lines = RecordLine.objects.filter(about=f"system:{client_id}", actor_kind="clock")
    assert {line.for_whom for line in lines} == {"registration"} and lines.count() == 2


def test_the_command_line_says_what_it_cannot_do():
    system = registered("koordinator")[0]
    with pytest.raises(CommandError, match="No live system"):
        call_command("renew_system_secret", "nobody")
    for _ in range(rules.FORMER):
        does(renew_sign_in, system)
    with pytest.raises(CommandError, match="secret-changed-often"):
        call_command("renew_system_secret", system.application.client_id, stdout=StringIO())
