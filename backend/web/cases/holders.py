"""Whom to ring about a case: who acts now stands first, the deputy while the coordinator is away."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from backend.agencies.absence_selectors import away_at
from backend.agencies.hours import is_open, opens_next, read_hours
from backend.agencies.models import Absence, Person
from backend.coordination.models import Case
from backend.web.model.opening_hours import in_words
from backend.web.presenters import times


@dataclass(frozen=True)
class Holder:
    """`open_now` is None where nobody knows the hours; `opens`, `away`: in words, empty for whoever is there."""

    what: str
    name: str
    phone: str
    hours: str
    open_now: bool | None
    opens: str
    away: str

    @property
    def closed(self) -> bool:
        return bool(self.away) or self.open_now is False


def holders(case: Case, at: datetime) -> list[Holder]:
    gone = away_at(at, [case.coordinator_id, case.deputy_id])
    acting = case.coordinator_id in gone and case.deputy_id not in gone
    deputy = _("Stedfortræder, handler nu") if acting else _("Stedfortræder")
    coordinates = _holder(case.coordinator, _("Koordinator"), gone.get(case.coordinator_id), at)
    deputises = _holder(case.deputy, deputy, gone.get(case.deputy_id), at)
    return [deputises, coordinates] if acting else [coordinates, deputises]


def _holder(person: Person, what: str, absence: Absence | None, at: datetime) -> Holder:
    hours = read_hours(person.hours)
    opens = opens_next(hours, at) if hours and not absence and not is_open(hours, at) else None
    return Holder(
        what=what,
        name=person.name,
        phone=person.phone,
        hours=in_words(hours),
        open_now=None if hours is None else is_open(hours, at) and not absence,
        opens=times.soon(opens, at) if opens else "",
        away=away(absence) if absence else "",
    )


def away(absence: Absence) -> str:
    if absence.ends_at is None:
        return _("Væk indtil videre")
    return _("Væk til %s") % times.day(absence.ends_at)
