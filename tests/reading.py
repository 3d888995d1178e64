"""Reading the API as a client does: all pages of a list, the status of a path."""

from rest_framework.test import APIClient

from tests.cast import client


def every_row(api: APIClient, path: str) -> list[dict]:
    """All rows of a list, page after page."""
    rows: list[dict] = []
    following: str | None = path
    while following:
        page = api.get(following).json()
        rows += page["results"]
        following = page["next"]
    return rows


def ids(api: APIClient, path: str) -> set[str]:
    return {row["id"] for row in every_row(api, path)}


def status(username: str, path: str) -> int:
    return client(username).get(path).status_code
