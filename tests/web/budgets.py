"""What opening a page may ask of the database (see `tests/api/counting.py`), the session and the menu included."""

from tests.api.counting import Asked, counted
from tests.web.grid import visitor

A_PUBLIC_PAGE = 2  # whom to call: a partnership and its staffing; nothing for who looks
A_PAGE = 10


def asked_for(path: str, username: str | None = None, **headers: str) -> tuple[int, Asked]:
    """The status of a page, and what it asked of the database."""
    client = visitor(username)
    with counted() as asked:
        answer = client.get(path, headers=headers)
    return answer.status_code, asked
