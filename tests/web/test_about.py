"""What anybody may read, without a browser: whose site it is, who answers, and where to complain."""

import pytest

from tests.web.grid import visitor

pytestmark = pytest.mark.django_db


def page(path: str) -> str:
    return visitor().get(path).content.decode()


def test_it_says_whose_site_it_is_and_otherwise_that_nobody_answers(settings):
    assert "her svarer ingen" in page("/kontakt") and "her svarer ingen" in page("/tilgaengelighed")
    settings.AUTHORITY = "Vestkommune"
    for path in ("/kontakt", "/tilgaengelighed"):
        assert "Vestkommune" in page(path) and "her svarer ingen" not in page(path)


def test_every_cookie_is_named_with_how_long_it_lasts(settings):
    settings.DEVICE_DAYS, settings.IDLE_MINUTES = 77, 41
    html = page("/privatliv")
    named = ("sted", "django_language", "csrftoken", "sessionid", "enhed")
    assert all(f"({name})" in html for name in named) and "77 dage" in html and "41 minutter" in html
    assert "Datatilsynet" in html and "Digitaliseringsstyrelsen" in page("/tilgaengelighed")
