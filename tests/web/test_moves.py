"""The pages for when somebody moves, without a browser."""

import pytest

from tests.situations import accepted, told
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
RECEIVER = {
    "agency": "Kommunen", "function": "Vagten", "phone": "00330001", "confirmed_by": "K. Madsen",
    "confirmed_at": "2026-11-01T12:00",
}  # fmt: skip


def test_a_case_leaves_the_platform_only_where_no_partnership_receives():
    case = accepted()
    told(case, "koordinator")
    path, client = f"/sager/{case.pk}/flytter/uden-samarbejde", visitor("koordinator")
    for place, status in (("", 422), ("0621", 422), ("abroad", 302)):
        assert client.post(path, {**RECEIVER, "municipality": place}).status_code == status
    case.refresh_from_db()
    assert case.state == "closed"
