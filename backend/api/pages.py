"""Cursor pages: {"next", "previous", "results"}, steady while rows are added."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.exceptions import ValidationError as Invalid
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.parsing import Moment
from backend.core.cutting import Cut


def field_of(model: type[Model], name: str) -> Field:
    return cast(Field, model._meta.get_field(name))


@dataclass(frozen=True)
class Leaves:
    """A prepared question, with what a paginator does to a queryset: it is asked once the part wanted is known."""

    model: type[Model]
    ask: Callable[..., list[Any]]
    cut: Cut = field(default_factory=Cut)
    position: tuple[Any, ...] = ()

    def order_by(self, *ordering: str) -> "Leaves":
        return replace(self, cut=replace(self.cut, ordering=ordering))

    def filter(self, **position: str) -> "Leaves":
        """A position comes as it was written."""
        read = [field_of(self.model, name.split("__")[0]).to_python(text) for name, text in position.items()]
        return replace(self, cut=replace(self.cut, lookups=tuple(position)), position=tuple(read))

    def __getitem__(self, part: slice) -> list[Any]:
        return self.ask(replace(self.cut, start=part.start, stop=part.stop), *self.position)


class Pages(CursorPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100
    ordering: tuple[str, ...] = ("-opened_at", "-id")

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The place in the list; NotFound for one that this list never gave."""
        cursor = super().decode_cursor(request)
        if cursor and cursor.position is not None:
            self._check(str(cursor.position))
        return cursor

    def _check(self, position: str) -> None:
        try:
            place = self.field.to_python(position)
            if isinstance(place, datetime):
                Moment().enforce_timezone(place)
        except (ValidationError, Invalid) as error:
            raise NotFound from error
        if "\x00" in position:
            raise NotFound

    def answer(self, rows: QuerySet | Leaves, request: Request, shape: Callable[[Any], Any]) -> Response:
        """One page of the rows, each in its shape."""
        self.field = field_of(rows.model, self.ordering[0].removeprefix("-"))
        leaves: Any = rows
        shown: list[Any] = self.paginate_queryset(leaves, request) or []
        return self.get_paginated_response([shape(row) for row in shown])


class NewestHandovers(Pages):
    ordering = ("-created_at", "-id")


class LatestToLeave(Pages):
    ordering = ("-left_at", "-id")


class ByName(Pages):
    ordering = ("name", "id")


class InOrder(Pages):
    ordering = ("id",)
