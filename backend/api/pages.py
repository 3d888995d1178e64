"""Cursor pages: {"next", "previous", "results"}, steady while rows are added."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response


class Pages(CursorPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100
    ordering: tuple[str, ...] = ("-opened_at", "-id")

    def answer(self, rows: QuerySet, request: Request, shape: Callable[[Any], Any]) -> Response:
        """One page of the rows, each in its shape."""
        shown = self.paginate_queryset(rows, request) or []
        return self.get_paginated_response([shape(row) for row in shown])


class NewestHandovers(Pages):
    ordering = ("-created_at", "-id")


class ByName(Pages):
    ordering = ("name", "id")


class InOrder(Pages):
    ordering = ("id",)
