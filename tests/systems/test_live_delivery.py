"""A running server sends to a running receiver, also what happened while it was down, killed (P9)."""

import time

import pytest

from backend.coordination.events import Happening
from backend.core.actor import acting_as
from backend.systems.models import DeliveryTry
from backend.systems.use_cases import webhooks
from tests.cast import MONDAY, opened
from tests.notifications.listening import token
from tests.server import serving
from tests.systems.conftest import acting, registered
from tests.systems.feeding import happens, told
from tests.systems.receiving import receiving

STOPS_WITHIN = 6.0
pytestmark = pytest.mark.slow
NEW = {"municipality": "0561", "exposed": {"name": "Ulla Udsat"}, "children": False, "basis": "consent"}


def test_nothing_is_lost_on_the_way_to_a_system_though_the_server_is_killed(
    cloned_database, tmp_path, settings
):
    settings.WEBHOOKS_TO_LOOPBACK = True
    system = registered("koordinator")[0]
    with receiving(tmp_path) as receiver:
        with acting_as(acting(system)) as by:
            webhooks.make_webhook(url=receiver.url("/ok"), by=by, at=MONDAY)
        trusted = {"WEBHOOKS_TO_LOOPBACK": "1", "SSL_CERT_FILE": str(receiver.certificate)}
        with serving(cloned_database, tmp_path / "log", **trusted) as server:
            with server.api(token("visitator")) as api:
                assert api.post("/cases", json=NEW).status_code == 201
            assert len(receiver.waited_for("/ok", 1)) == 1
            server.kill()
            happens(opened(), Happening.CASE_CHANGED)
            server.start()
            receiver.waited_for("/ok", 3)
            got = {request["headers"]["webhook-id"] for request in receiver.got("/ok")}
            assert got == {str(event.id) for event in told(system)} and len(got) == 3
            stopping = time.monotonic()
            server.stop()
            assert time.monotonic() - stopping < STOPS_WITHIN
        assert DeliveryTry.objects.exclude(outcome="delivered").count() == 0
