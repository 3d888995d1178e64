"""From what is written to who fills which role where, in order: people as `fills` names them, then the lines.

Pure. A row with a `region` holds for each municipality of the partnership that lies there; a row of `common` holds
in every partnership.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.config.demonstration.reading import Demonstration, Row

Where = tuple[str, str | None]  # partnership, municipality


@dataclass(frozen=True)
class Filling:
    """One place in a role. Without a person it is the line of the row."""

    partnership: str
    role: str
    municipality: str | None
    order: int
    person: str
    row: Row


def fillings(written: Demonstration) -> Iterator[Filling]:
    taken: dict[tuple[Where, str], int] = {}
    for row in written.of("staffing"):
        for where in _places(written, row):
            for order, username in enumerate(row["fills"], row.get("order", 1)):
                yield Filling(where[0], row["role"], where[1], order, username, row)
                taken[where, row["role"]] = max(order, taken.get((where, row["role"]), 0))
    for row in written.of("line"):
        for role in row["answers"]:
            for where in _places(written, row):
                taken[where, role] = taken.get((where, role), 0) + 1
                yield Filling(where[0], role, where[1], taken[where, role], "", row)


def _places(written: Demonstration, row: Row) -> Iterator[Where]:
    for partnership in written.of("partnership"):
        slug = partnership["of"]
        if row["of"] not in ("", slug):
            continue
        if "region" in row:
            for municipality in written.of("municipality", slug):
                if municipality["region"] == row["region"]:
                    yield slug, municipality["code"]
        else:
            yield slug, row.get("municipality")
