"""Writing the demonstration into the database, once. Loading again changes nothing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from backend.agencies import models as who
from backend.config.demonstration.filling import fillings
from backend.config.demonstration.reading import Demonstration, Row
from backend.core.clock import COPENHAGEN, now
from backend.responsibilities.models import Staffing

SINCE = datetime(2026, 11, 1, tzinfo=UTC)
PLACES = ("municipality", "region", "police_district")


@transaction.atomic
def load(demonstration: Demonstration) -> bool:
    """Whether anything was loaded; False where it was there before."""
    if who.Partnership.objects.exists():
        return False
    Loader(demonstration, tried_on=now().astimezone(COPENHAGEN).date()).load()
    return True


class Loader:
    """Table by table; each remembers what later ones name by key. Every number was tried on the day of loading."""

    def __init__(self, demonstration: Demonstration, tried_on: date) -> None:
        self.written = demonstration
        self.tried_on = tried_on
        self.password = make_password(None)
        self.agencies: dict[str, who.Agency] = {}
        self.units: dict[tuple[str, str], who.Unit] = {}
        self.people: dict[str, who.Person] = {}
        self.lines: list[tuple[Row, who.ContactLine]] = []
        self.partnerships: dict[str, who.Partnership] = {}

    def load(self) -> None:
        self._agencies()
        self._units()
        self._people()
        self._lines()
        self._partnerships()
        self._posts()
        self._staffing()
        self._forums()

    def _agencies(self) -> None:
        for row in self.written.of("agency"):
            lies_in = {f"{name}_id": row[name] for name in PLACES if name in row}
            self.agencies[row["key"]] = who.Agency(name=row["name"], kind=row["kind"], **lies_in)
        who.Agency.objects.bulk_create(self.agencies.values())

    def _units(self) -> None:
        """A unit is there as soon as a person or a line stands in it."""
        for row in (*self.written.of("person"), *self.written.of("line")):
            if "unit" in row:
                at = (row["agency"], row["unit"])
                self.units.setdefault(at, who.Unit(agency=self.agencies[at[0]], name=at[1]))
        who.Unit.objects.bulk_create(self.units.values())

    def _people(self) -> None:
        for row in self.written.of("person"):
            self.people[row["username"]] = who.Person(
                username=row["username"],
                name=row["name"],
                title=row["title"],
                phone=row.get("phone", ""),
                is_superuser=row.get("is_superuser", False),
                password=self.password,
                demonstration=True,
                **self._at_work(row),
            )
        who.Person.objects.bulk_create(self.people.values())

    def _lines(self) -> None:
        for row in self.written.of("line"):
            shown = {name: row[name] for name in ("title_da", "title_en", "phone")}
            line = who.ContactLine(public=row.get("public", False), **shown, **self._at_work(row))
            self.lines.append((row, line))
        who.ContactLine.objects.bulk_create(line for _, line in self.lines)

    def _at_work(self, row: Row) -> dict[str, Any]:
        """What people and lines have in common."""
        return {
            "agency": self.agencies.get(row.get("agency", "")),
            "unit": self.units.get((row.get("agency", ""), row.get("unit", ""))),
            "hours": row.get("hours", {}),
            "checked_on": self.tried_on,
        }

    def _partnerships(self) -> None:
        for row in self.written.of("partnership"):
            self.partnerships[row["of"]] = who.Partnership(
                slug=row["of"],
                name=row["title"],
                police_district_id=row["police_district"],
                live_from=SINCE,
            )
        who.Partnership.objects.bulk_create(self.partnerships.values())
        who.Coverage.objects.bulk_create(
            who.Coverage(partnership=self.partnerships[row["of"]], municipality_id=row["code"])
            for row in self.written.of("municipality")
        )
        who.Partner.objects.bulk_create(self._partners())

    def _partners(self) -> Iterator[who.Partner]:
        """A partnership's own agencies, and those it works with."""
        for row in self.written.of("partnership"):
            own = [agency["key"] for agency in self.written.of("agency", row["of"])]
            for key in (*own, *row["with"]):
                yield who.Partner(
                    partnership=self.partnerships[row["of"]], agency=self.agencies[key], since=SINCE
                )

    def _posts(self) -> None:
        """Whoever stands among a partnership's people and has an employer."""
        who.Post.objects.bulk_create(
            who.Post(
                partnership=self.partnerships[row["of"]],
                person=self.people[row["username"]],
                agency=self.agencies[row["agency"]],
                since=SINCE,
            )
            for row in self.written.of("person")
            if "agency" in row
        )

    def _staffing(self) -> None:
        """The people of a role first, in the order named, then its lines."""
        lines = {id(row): line for row, line in self.lines}
        Staffing.objects.bulk_create(
            Staffing(
                partnership=self.partnerships[each.partnership],
                role=each.role,
                order=each.order,
                person=self.people[each.person] if each.person else None,
                line=None if each.person else lines[id(each.row)],
                municipality_id=each.municipality,
                audience=each.row.get("audience", ""),
                hours=each.row.get("hours") if each.person else None,
                valid_from=SINCE,
            )
            for each in fillings(self.written)
        )

    def _forums(self) -> None:
        for row in self.written.of("forum"):
            forum = who.Forum.objects.create(
                partnership=self.partnerships[row["of"]], kind=row["kind"], name=row["name"]
            )
            who.ForumMember.objects.bulk_create(
                who.ForumMember(
                    forum=forum, person=self.people[each], chairs=each == row["chair"], since=SINCE
                )
                for each in row["members"]
            )
