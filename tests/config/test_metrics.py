"""Numbers for those who carry the token: by route, and with nobody in them."""

from uuid import uuid4

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("token", "carried"), [("", "Bearer "), ("one", "Bearer other"), ("one", "one")])
def test_who_does_not_carry_the_token_reads_nothing(settings, token, carried):
    settings.METRICS_TOKEN = token
    assert Client().get("/metrics", headers={"Authorization": carried}).status_code == 401


def test_an_answer_counts_by_its_route_and_no_id_is_in_it(settings):
    settings.METRICS_TOKEN = "one"
    case = uuid4()
    Client().get(f"/api/v1/cases/{case}")
    told = Client().get("/metrics", headers={"Authorization": "Bearer one"}).content.decode()
    assert 'route="api/v1/cases/<uuid:case_id>",status="401"' in told and str(case) not in told
    assert "live_sockets 0.0" in told and "last_sweep_timestamp_seconds" in told
