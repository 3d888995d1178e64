"""Whoever ends a leaked secret while somebody is signing in with it leaves no token behind."""

from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction
from oauth2_provider.models import AccessToken

from backend.core.actor import acting_as
from backend.core.clock import now
from backend.systems.access import REGISTRATION
from backend.systems.sign_in import still_opens
from backend.systems.use_cases.sign_in import end_former, renew_sign_in
from tests.racing import LONGEST, at_once, failures
from tests.systems.conftest import QUICK, registered

pytestmark = pytest.mark.slow
PATIENCE = 50_000  # looks, not seconds: a busy machine takes as long as it takes
WAITING = "select exists (select from pg_locks where pg_backend_pid() = any (pg_blocking_pids(pid)))"


def somebody_waits_for_us() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


def test_a_token_drawn_while_its_secret_is_ended_is_ended_too(cloned_database, settings):
    settings.PASSWORD_HASHERS = QUICK
    system, old = registered("koordinator")
    with acting_as(REGISTRATION) as by:
        renew_sign_in(system_id=system.pk, by=by, at=now())
    system.application.refresh_from_db()
    let_in = Event()

    def draws() -> None:
        with transaction.atomic():
            assert still_opens(old, system.application.client_secret, now())
            let_in.set()
            assert any(somebody_waits_for_us() for _ in range(PATIENCE))
            AccessToken.objects.create(
                application=system.application, token="theirs", scope="model", expires=now()
            )

    def ends() -> Any:
        assert let_in.wait(LONGEST)
        with acting_as(REGISTRATION) as by:
            return end_former(system_id=system.pk, by=by, at=now())

    outcomes = at_once([draws, ends])
    assert failures(outcomes) == [] and outcomes[1] is True
    assert not AccessToken.objects.filter(application=system.application).exists()
