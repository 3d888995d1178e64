"""Cursor pages: {"next", "previous", "results"}, steady while rows are added."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.exceptions import ValidationError as Invalid
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.parsing import Moment


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

    def answer(self, rows: QuerySet, request: Request, shape: Callable[[Any], Any]) -> Response:
        """One page of the rows, each in its shape."""
        self.field = rows.model._meta.get_field(self.ordering[0].removeprefix("-"))
        shown = self.paginate_queryset(rows, request) or []
        return self.get_paginated_response([shape(row) for row in shown])


class NewestHandovers(Pages):
    ordering = ("-created_at", "-id")


class LatestToLeave(Pages):
    ordering = ("-left_at", "-id")


class ByName(Pages):
    ordering = ("name", "id")


class InOrder(Pages):
    ordering = ("id",)
