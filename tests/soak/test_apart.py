"""A site of several processes, as `docker-compose.yml` has it: pages, bell and sweep apart, on one database."""

import time

import pytest

from backend.core.models import RecordLine, RecordSeal
from tests.notifications.listening import listen, next_notice, token
from tests.notifications.test_live import open_case
from tests.server import PAGES_ALONE, serving

pytestmark = pytest.mark.soak


def test_what_is_done_in_one_process_rings_in_another_and_is_swept_by_a_third(cloned_database, tmp_path):
    with (
        serving(cloned_database, tmp_path / "web", PAGES_ALONE, DATABASE_POOL="1") as web,
        serving(cloned_database, tmp_path / "socket", SWEEPS="0") as socket,
        listen(socket, token("stedfortraeder")) as line,
    ):
        case = open_case(web)
        assert next_notice(line)["about"] == {"kind": "case", "id": str(case)}
        assert not swept(within=3)
        with serving(cloned_database, tmp_path / "worker"):
            assert swept(within=20)
    assert (web.said() + socket.said()).count("Traceback") == 0


def swept(within: float) -> bool:
    """Whether the record of looking has been chained up to its last line."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if RecordLine.objects.count() == RecordSeal.objects.count():
            return True
        time.sleep(0.2)
    return False
