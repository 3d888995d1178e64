"""Writing the demonstration into the database, once. Loading again changes nothing."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from backend.agencies import models as who
from backend.config.demonstration.reading import Demonstration
from backend.responsibilities.models import Staffing

SINCE = datetime(2026, 11, 1, tzinfo=UTC)
CHECKED = SINCE.date()


@transaction.atomic
def load(demonstration: Demonstration) -> bool:
    """Whether anything was loaded; False where it was there before."""
    if who.Partnership.objects.exists():
        return False
    loader = Loader()
    for table in ("agency", "unit", "person", "line", "partnership", "staffing", "forum"):
        for row in demonstration.of(table):
            getattr(loader, table)(dict(row))
    return True


class Loader:
    """One method a table; each remembers what later tables name by key."""

    def __init__(self) -> None:
        self.agencies: dict[str, who.Agency] = {}
        self.people: dict[str, who.Person] = {}
        self.lines: dict[str, who.ContactLine] = {}
        self.partnerships: dict[str, who.Partnership] = {}
        self.password = make_password(None)

    def agency(self, row: dict[str, Any]) -> None:
        for name in ("municipality", "region", "police_district"):
            if name in row:
                row[f"{name}_id"] = row.pop(name)
        key, _ = row.pop("key"), row.pop("of")
        self.agencies[key] = who.Agency.objects.create(**row)

    def unit(self, row: dict[str, Any]) -> None:
        who.Unit.objects.create(agency=self.agencies[row["agency"]], name=row["name"])

    def person(self, row: dict[str, Any]) -> None:
        agency = self.agencies.get(row.pop("agency", ""))
        row.pop("of")
        self.people[row["username"]] = who.Person.objects.create(
            agency=agency, password=self.password, demonstration=True, checked_on=CHECKED, **row
        )

    def line(self, row: dict[str, Any]) -> None:
        key, _ = row.pop("key"), row.pop("of")
        row["agency"] = self.agencies[row["agency"]]
        self.lines[key] = who.ContactLine.objects.create(checked_on=CHECKED, **row)

    def partnership(self, row: dict[str, Any]) -> None:
        place = who.Partnership.objects.create(
            slug=row["slug"],
            name=row["name"],
            police_district_id=row["police_district"],
            live_from=SINCE if row.get("live", True) else None,
        )
        self.partnerships[row["slug"]] = place
        for code in row["municipalities"]:
            who.Coverage.objects.create(partnership=place, municipality_id=code)
        for key in row["agencies"]:
            who.Partner.objects.create(partnership=place, agency=self.agencies[key], since=SINCE)
        for username in row["posts"]:
            person = self.people[username]
            who.Post.objects.create(partnership=place, person=person, agency=person.employer, since=SINCE)

    def staffing(self, row: dict[str, Any]) -> None:
        """`fills` names people and lines, first to last."""
        place = self.partnerships[row["of"]]
        for order, key in enumerate(row["fills"], start=1):
            Staffing.objects.create(
                partnership=place,
                role=row["role"],
                order=order,
                person=self.people.get(key),
                line=self.lines.get(key),
                municipality_id=row.get("municipality"),
                audience=row.get("audience", ""),
                hours=row.get("hours"),
                valid_from=SINCE,
            )

    def forum(self, row: dict[str, Any]) -> None:
        forum = who.Forum.objects.create(
            partnership=self.partnerships[row["of"]], kind=row["kind"], name=row["name"]
        )
        for username in row["members"]:
            who.ForumMember.objects.create(
                forum=forum, person=self.people[username], chairs=username == row["chair"], since=SINCE
            )
