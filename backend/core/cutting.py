"""Which part of a list is wanted, as part of a prepared question: a page is the same question at every place."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class Cut:
    """`ordering` as in `order_by`; `lookups` take the position, in their order; then from `start` to before `stop`."""

    ordering: tuple[str, ...] = ()
    lookups: tuple[str, ...] = ()
    start: int = 0
    stop: int = 0

    def of(self, rows: QuerySet[Any, Any], *position: Any) -> Any:
        """A queryset again: the part of these rows."""
        placed = rows.filter(**dict(zip(self.lookups, position, strict=True)))
        return placed.order_by(*self.ordering)[self.start : self.stop]
