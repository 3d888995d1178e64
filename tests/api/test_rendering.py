"""An answer is the JSON that DRF would have written, in UTF-8."""

import json
from datetime import UTC, date, datetime
from enum import StrEnum

from django.utils.translation import gettext_lazy, override
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.renderers import JSONRenderer

from backend.agencies.localtime import ZONE
from backend.api.rendering import Json


class Kind(StrEnum):
    CASE = "case"


WORD = st.text(st.characters(exclude_categories=["Cs"]))
VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    WORD,
    st.uuids(),
    st.dates(),
    st.datetimes(
        datetime(1900, 1, 1, tzinfo=UTC).replace(tzinfo=None), timezones=st.sampled_from([UTC, ZONE])
    ),
    st.sampled_from(Kind),
    st.decimals(allow_nan=False, allow_infinity=False),
)
ANSWER = st.recursive(VALUE, lambda inner: st.lists(inner) | st.dictionaries(WORD, inner), max_leaves=20)


@given(ANSWER)
def test_it_says_what_drf_would_say(answer):
    assert json.loads(Json().render([answer])) == json.loads(JSONRenderer().render([answer]))


def test_a_moment_of_utc_ends_with_z_and_another_with_its_offset():
    at = datetime(2026, 7, 1, 12, 30, 0, 250, tzinfo=UTC)
    assert Json().render([at, at.astimezone(ZONE), date(2026, 7, 1)]) == (
        b'["2026-07-01T12:30:00.000250Z","2026-07-01T14:30:00.000250+02:00","2026-07-01"]'
    )


def test_words_not_looked_up_yet_are_looked_up():
    with override("en"):
        assert json.loads(Json().render({Kind.CASE: gettext_lazy("Yes")})) == {"case": "Yes"}
