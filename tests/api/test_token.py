"""The door for systems: what can be no client is refused, and nothing is our mistake."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
BODY = "grant_type=client_credentials"


@pytest.mark.parametrize(
    ("body", "basic"),
    [
        (f"{BODY}&client_id=%00&client_secret=x", None),
        (BODY, "Basic AAA6AA=="),
        (BODY, "Basic \xe9\xe9"),
        (BODY, "Basic nonsense"),
        ("", None),
        ("grant_type=%00", None),
        ("grant_type=urn:ietf:params:oauth:grant-type:device_code", None),
    ],
)
def test_what_can_be_no_client_is_refused(body, basic):
    headers = {"Authorization": basic} if basic else {}
    form = "application/x-www-form-urlencoded"
    answer = Client(headers=headers).post("/oauth2/token", body, content_type=form)
    assert answer.status_code in (400, 401)
    assert answer.json()["error"].startswith(("invalid_", "unsupported_"))
