"""The application without its first wall, to be measured beside it: on a copy of the database, and nowhere else."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from backend.config.wsgi import application
from backend.coordination import selectors

__all__ = ["application"]


def every(person: UUID | None) -> Q:
    """Every case, and the reader in the question all the same: no case has a person's id."""
    return ~Q(pk=person)


house: Any = selectors
house.seen_by = every
