"""Cursor pages: {"next", "previous", "results"}, steady while rows are added."""

from rest_framework.pagination import CursorPagination


class Pages(CursorPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100
    ordering = ("-opened_at", "-id")


class NewestHandovers(Pages):
    ordering = ("-created_at", "-id")


class ByName(Pages):
    ordering = ("name", "id")


class InOrder(Pages):
    ordering = ("id",)
