"""The directory as one reads it: one entry for each person or line, under where they work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.utils.translation import get_language

from backend.agencies.hours import Hours, is_open, read_hours
from backend.agencies.localtime import local
from backend.agencies.models import Absence, ContactLine, Person
from backend.responsibilities.book import Model, UnknownCodeError
from backend.responsibilities.models import Staffing
from backend.web.directory.hours import in_words


@dataclass
class Entry:
    person_id: UUID | None
    heading: str
    under: str
    agency: str
    phone: str
    hours: str
    open_now: bool | None
    checked_on: date | None
    away_until: datetime | None
    away: bool
    stand_in: Person | None
    roles: list[str] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    def matches(self, text: str) -> bool:
        told = " ".join([self.heading, self.under, self.agency, *self.roles]).casefold()
        return all(word in told for word in text.casefold().split())


def entries(
    rows: Iterable[Staffing], away: Mapping[UUID, Absence], model: Model, now: datetime
) -> list[Entry]:
    """One for each person or line, with all the roles they fill."""
    found: dict[UUID, Entry] = {}
    for row in rows:
        who = row.person or row.line
        if who is None or who.agency is None:
            continue
        entry = found.setdefault(who.pk, _entry(who, away.get(who.pk), now))
        title = role_title(model, row.role)
        said = f"{title} ({row.municipality.name})" if row.municipality else title
        if said not in entry.roles:
            entry.roles.append(said)
        entry.codes.add(row.role)
    return sorted(found.values(), key=lambda each: (each.agency, each.heading))


def by_agency(found: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    return [(agency, list(each)) for agency, each in groupby(found, key=lambda each: each.agency)]


def role_title(model: Model, code: str) -> str:
    """In the language of the page; a role of another edition by its code."""
    try:
        return model.role(code).title.told(get_language() or "da")
    except UnknownCodeError:
        return code


def _entry(who: Person | ContactLine, away: Absence | None, now: datetime) -> Entry:
    hours = read_hours(who.hours)
    english = (get_language() or "da").startswith("en")
    line_title = "" if isinstance(who, Person) else (who.title_en if english else who.title_da)
    return Entry(
        person_id=who.pk if isinstance(who, Person) else None,
        heading=who.name if isinstance(who, Person) else line_title,
        under=who.title if isinstance(who, Person) else "",
        agency=who.agency.name if who.agency else "",
        phone=who.phone,
        hours=in_words(hours, local(now).date()),
        open_now=_open(hours, now) and not away if hours else None,
        checked_on=who.checked_on,
        away_until=away.ends_at if away else None,
        away=bool(away),
        stand_in=away.answering if away else None,
    )


def _open(hours: Hours | None, now: datetime) -> bool:
    return hours is not None and is_open(hours, now)
