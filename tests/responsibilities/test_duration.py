"""ISO 8601 durations as the model writes them."""

from datetime import timedelta

import pytest

from backend.responsibilities.duration import Duration, UnreadableDurationError, in_words, read


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("PT15M", Duration(seconds=900)),
        ("PT24H", Duration(seconds=86400)),
        ("P1D", Duration(days=1)),
        ("P2W", Duration(days=14)),
        ("P1M", Duration(months=1)),
        ("P1Y", Duration(months=12)),
        ("P1DT2H", Duration(days=1, seconds=7200)),
    ],
)
def test_a_duration_is_read(text, duration):
    assert read(text) == duration


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "1D", "P1", "P1H", "PT1D", "P0D", "P-1D", "P1.5D", "p1d", "P1D ", "P¹D", "P999999D"],
)
def test_anything_else_is_refused(text):
    with pytest.raises(UnreadableDurationError):
        read(text)


@pytest.mark.parametrize(
    ("text", "at_once"), [("PT15M", True), ("PT1H", True), ("PT24H", False), ("P1D", False)]
)
def test_an_hour_or_less_is_at_once(text, at_once):
    assert read(text).is_at_once is at_once


def test_hours_are_time_that_passes():
    assert read("PT1H30M").elapsed == timedelta(minutes=90)


@pytest.mark.parametrize(
    ("text", "danish", "english"),
    [
        ("P1D", "1 dag", "1 day"),
        ("P3M", "3 måneder", "3 months"),
        ("PT15M", "15 minutter", "15 minutes"),
        ("P1DT2H", "1 dag 2 timer", "1 day 2 hours"),
    ],
)
def test_a_duration_is_said_in_both_languages(text, danish, english):
    assert (in_words(read(text)), in_words(read(text), "en")) == (danish, english)
