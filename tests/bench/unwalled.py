"""The application without its first wall, to be measured beside it: on a copy of the database, and nowhere else."""

from typing import Any

from django.db.models import Q

from backend.config.wsgi import application
from backend.coordination import selectors

__all__ = ["application"]
house: Any = selectors
house.sees = house.seen_by = lambda reader: Q()
