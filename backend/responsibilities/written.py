"""A partnership as the database writes it (`snapshots`), made into a snapshot: once for each text."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from backend.agencies.hours import read_hours
from backend.responsibilities import snapshot as pure
from backend.responsibilities.vocabulary import Text

# How long a number counts after it was tried. Readiness looks a year ahead, so it warns half a year before. Ours.
A_NUMBER_COUNTS_FOR = timedelta(days=548)
# more than there are police districts, each as it stood on some days
KEPT = 64

Row = dict[str, Any]


@lru_cache(maxsize=KEPT)
def snapshot_written(text: str) -> pure.Snapshot:
    """What was worked out from it is kept with it (`Snapshot.once`)."""
    written = json.loads(text)
    people: dict[str, pure.Person] = {}
    for row in written["members"]:
        people.setdefault(row["id"], _person(row, written["absences"]))
    filled = (row for row in written["staffing"] if row["line"] or row["person"] in people)
    return pure.Snapshot(
        slug=written["slug"],
        title=written["title"],
        municipalities=tuple(pure.Municipality(**row) for row in written["municipalities"]),
        places=tuple(_place(row, people) for row in filled),
        people=tuple(people.values()),
        rooms=tuple(
            pure.Room(row["kind"], row["name"], people.get(row["chair"])) for row in written["rooms"]
        ),
        coordinating_kinds=frozenset(written["coordinating_kinds"]),
        check_valid_for=A_NUMBER_COUNTS_FOR,
    )


def _person(row: Row, absences: Iterable[Row]) -> pure.Person:
    away = tuple(
        pure.Absence(_time(each["starts_at"]), _time(each["ends_at"]), each["stand_in"])
        for each in absences
        if each["person"] == row["id"]
    )
    return pure.Person(
        **{name: row[name] for name in ("id", "name", "title", "phone", "agency", "blocked")},
        hours=read_hours(row["hours"]),
        checked_on=_date(row["checked_on"]),
        absences=away,
        in_post_from=_time(row["in_post_from"]),
        in_post_until=_time(row["in_post_until"]),
    )


def _place(row: Row, people: dict[str, pure.Person]) -> pure.Place:
    return pure.Place(
        role=row["role"],
        order=row["order"],
        person=people.get(row["person"]),
        line=_line(row["line"]) if row["line"] else None,
        municipality=row["municipality"],
        audience=row["audience"] or None,
        hours=read_hours(row["hours"]),
        valid_from=_time(row["valid_from"]),
        valid_until=_time(row["valid_until"]),
    )


def _line(row: Row) -> pure.Line:
    return pure.Line(
        title=Text(row["title_da"], row["title_en"]),
        phone=row["phone"],
        agency=row["agency"],
        hours=read_hours(row["hours"]),
        checked_on=_date(row["checked_on"]),
        public=row["public"],
        ended_at=_time(row["ended_at"]),
    )


def _time(written: str | None) -> Any:
    return datetime.fromisoformat(written) if written else None


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
