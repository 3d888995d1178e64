"""Who may open every page: one row for each method and path, in `tables/`. A page without a row fails a test."""

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from tests.seeing import who_sees
from tests.web import tables

TO_SIGN_IN = 302


@dataclass(frozen=True)
class Row:
    """Statuses: of a stranger, of those who sign in, and of some of them otherwise.

    `on` is the situation of `tests/situations.py` whose ids fill the path. With `seen`, whoever sees that case gets
    `people` and whoever does not gets 404. `body` is what is sent with a POST, `query` what stands after the path.
    """

    path: str
    method: str = "GET"
    stranger: int = TO_SIGN_IN
    people: int = 200
    but: dict[str, int] = field(default_factory=dict)
    on: str = ""
    seen: bool = False
    fill: dict[str, str] = field(default_factory=dict)
    query: str = ""
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def for_anybody(self) -> bool:
        """A stranger gets the same as whoever signs in."""
        return self.stranger == self.people and not self.but and not self.seen

    def expected(self, who: str) -> int:
        if who in self.but:
            return self.but[who]
        if self.seen and who not in who_sees(self.on):
            return 404
        return self.people


def rows() -> Iterator[Row]:
    """Of every app of pages."""
    for module in sorted(each.name for each in pkgutil.iter_modules(tables.__path__)):
        yield from import_module(f"{tables.__name__}.{module}").ROWS
