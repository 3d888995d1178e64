"""A standing world for a whole test module: one case in every situation, made once, changed in one transaction alone
that never commits."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction

from backend.config.database import switched
from backend.coordination.models import Case
from tests import situations
from tests.absences import BEING_AWAY
from tests.udoevers_side import ON_THE_UDOEVERS_SIDE, Arrival

World = dict[str, Case]
Entrance = dict[str, Arrival]


def build() -> dict[str, UUID]:
    """By name of the situation, for good."""
    with transaction.atomic():
        standing = {name: make().pk for name, make in situations.SITUATIONS.items()}
        situations.block_the_shelter()
    return standing


@pytest.fixture(scope="module")
def world(built_world, django_db_blocker) -> Iterator[World]:
    """By name of the situation. Tests that change anything ask for `undone` too."""
    with django_db_blocker.unblock(), switched(NAME=built_world.name), transaction.atomic():
        found = Case.objects.in_bulk(built_world.cases.values())
        yield {name: found[pk] for name, pk in built_world.cases.items()}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def entrance(world: World) -> Entrance:
    """What waits at the entrance of the same world, beside its cases."""
    beside = {**situations.AT_THE_ENTRANCE, **BEING_AWAY, **ON_THE_UDOEVERS_SIDE}
    return {name: make() for name, make in beside.items()}


@pytest.fixture
def undone(world: World) -> Iterator[None]:
    """What the test does to the world is undone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
