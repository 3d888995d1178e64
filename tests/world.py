"""A standing world for a whole test module: one case in every situation, in one transaction that never commits."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from backend.agencies.models import Absence
from backend.coordination.models import Case, Message, Referral
from tests import situations

World = dict[str, Case]
Entrance = dict[str, Referral | Message | Absence]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """By name of the situation. Tests that change anything ask for `undone` too."""
    with django_db_blocker.unblock(), transaction.atomic():
        standing = {name: make() for name, make in situations.SITUATIONS.items()}
        situations.block_the_shelter()
        yield standing
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def entrance(world: World) -> Entrance:
    """What waits at the entrance of the same world, beside its cases."""
    return {name: make() for name, make in situations.AT_THE_ENTRANCE.items()}


@pytest.fixture
def undone(world: World) -> Iterator[None]:
    """What the test does to the world is undone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
