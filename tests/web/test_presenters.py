"""Numbers and times as people say them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from backend.web.presenters import phones, times

NOW = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "read", "dialled"),
    [
        ("12345678", "12 34 56 78", "tel:+4512345678"),
        ("+45 12 34 56 78", "12 34 56 78", "tel:+4512345678"),
        ("00 10 90 05", "00 10 90 05", "tel:+4500109005"),
        ("112", "112", "tel:112"),
        ("1888", "1888", "tel:1888"),
        ("+46 8 123 45", "+46 8 123 45", "tel:+46812345"),
    ],
)
def test_a_number_is_read_and_dialled(number, read, dialled):
    assert (phones.read_out(number), phones.dialled(number)) == (read, dialled)


@pytest.mark.parametrize(
    ("language", "after", "said"),
    [
        ("da", timedelta(), "23. november 2026 kl. 14.05"),
        ("en", timedelta(), "23 November 2026 at 14:05"),
        ("da", timedelta(days=-200), "7. maj 2026 kl. 15.05"),
    ],
)
def test_a_moment_is_said_on_danish_clocks(language, after, said):
    with translation.override(language):
        assert times.moment(NOW + after) == said


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(hours=1), "i dag kl. 15.05"),
        (timedelta(hours=11), "i morgen kl. 1.05"),
        (timedelta(days=4), "fredag kl. 14.05"),
        (timedelta(days=7), "30. november 2026 kl. 14.05"),
        (timedelta(days=-2), "21. november 2026 kl. 14.05"),
    ],
)
def test_what_is_near_is_said_shortly(after, said):
    with translation.override("da"):
        assert times.soon(NOW + after, NOW) == said


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(hours=2, minutes=59), "om 2 timer"),
        (timedelta(minutes=1), "om 1 minut"),
        (timedelta(seconds=20), "nu"),
        (timedelta(days=-3), "for 3 dage siden"),
        (timedelta(hours=47), "om 47 timer"),
    ],
)
def test_a_deadline_never_looks_longer_than_it_is(after, said):
    with translation.override("da"):
        assert times.until(NOW + after, NOW) == said
