"""The edition in force, and one question put to it."""

import pytest

from backend.responsibilities.book import load_model
from backend.responsibilities.editions import DATA
from backend.responsibilities.who_to_call import who_to_call
from tests.factories.snapshots import MONDAY


@pytest.fixture(scope="session")
def model():
    return load_model(DATA / "2026-11")


@pytest.fixture
def ask(model):
    """The one answer to a duty (screening: stalkingvisitator, one working day)."""

    def asked(snapshot, at=MONDAY, municipality="0561", duty="screening", **more):
        [answer] = who_to_call(model, snapshot, at, municipality, duty=duty, **more).answers
        return answer

    return asked
