"""The bell: rows in every inbox concerned, in the deed's own transaction, last, in one statement, in one order."""

import json
from uuid import UUID

from django.db import connection

from backend.coordination.access import CHAIRS, readers_of
from backend.coordination.events import Event
from backend.coordination.models import Forbidden
from backend.coordination.sharing import ACUTE, HOLDERS
from backend.core.deed import Deed
from backend.notifications.audience import AUDIENCE, told
from backend.responsibilities.selectors import role_holders

CHANNEL = "notices"

RING = """
with asked as (
    select * from unnest(%(people)s::uuid[], %(nth)s::bigint[], %(kinds)s::text[],
                         %(about_kinds)s::text[], %(abouts)s::uuid[]) as a(person, nth, kind, about_kind, about)
), counted as (
    select person, max(nth) as wanted from asked group by person
), numbered as (
    insert into inbox as i (person_id, last_seq)
    select person, wanted from counted order by person
    on conflict (person_id) do update set last_seq = i.last_seq + excluded.last_seq
    returning i.person_id, i.last_seq
), told as (
    insert into notice (inbox_id, seq, kind, about_kind, about, at)
    select a.person, n.last_seq - c.wanted + a.nth, a.kind, a.about_kind, a.about, %(at)s
    from asked a join numbered n on n.person_id = a.person join counted c on c.person = a.person
)
select pg_notify(%(channel)s, %(waking)s)
"""


def ring(sender: type, deed: Deed, **_: object) -> None:
    """Writes the notices of a deed and wakes the sockets; the wake-up is only that, the rows are the truth."""
    rows = _rows(deed)
    if not rows:
        return
    people, nth, kinds, about_kinds, abouts = zip(*rows, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            RING,
            {
                "people": list(people),
                "nth": list(nth),
                "kinds": list(kinds),
                "about_kinds": list(about_kinds),
                "abouts": list(abouts),
                "at": deed.at,
                "channel": CHANNEL,
                "waking": json.dumps(sorted({str(p) for p in people}))[:7900],
            },
        )


def _rows(deed: Deed) -> list[tuple]:
    """(person, nth of this deed for that person, kind, what it is about) in the order things happened."""
    events = list(dict.fromkeys(deed.events))
    readers, holders = _readers(events)
    chairs, forbidden = _chairs(events)
    counts: dict[UUID, int] = {}
    rows = []
    for event in events:
        people = told(
            event.kind,
            readers=readers.get(event.case_id, ()),
            holders=holders.get(event.case_id, ()),
            chairs=chairs.get(event.partnership_id, set()) - forbidden.get(event.case_id, set()),
            named=event.named,
            doer=deed.by.id,
        )
        for person in people:
            counts[person] = counts.get(person, 0) + 1
            rows.append((person, counts[person], event.kind.value, *_about(event)))
    return rows


def _about(event: Event) -> tuple[str, UUID | None]:
    kind = AUDIENCE[event.kind].about
    return kind, getattr(event, f"{kind}_id") if kind else None


def _readers(events: list[Event]) -> tuple[dict[UUID, set[UUID]], dict[UUID, set[UUID]]]:
    """Who has a place at each case, and who of them holds it; not those who see it for an emergency alone."""
    readers: dict[UUID, set[UUID]] = {}
    holders: dict[UUID, set[UUID]] = {}
    for case, person, why in readers_of(*sorted({event.case_id for event in events if event.case_id})):
        if why not in ACUTE:
            readers.setdefault(case, set()).add(person)
        if why in HOLDERS:
            holders.setdefault(case, set()).add(person)
    return readers, holders


def _chairs(events: list[Event]) -> tuple[dict[UUID, set[UUID]], dict[UUID, set[UUID]]]:
    """The chairs of each partnership, and who may not hear of each case, chair or not."""
    partnerships = {event.partnership_id for event in events if event.partnership_id}
    if not partnerships:
        return {}, {}
    cases = {event.case_id for event in events if event.case_id and event.partnership_id}
    forbidden: dict[UUID, set[UUID]] = {}
    for case, person in Forbidden.objects.filter(case__in=cases).values_list("case_id", "person_id"):
        forbidden.setdefault(case, set()).add(person)
    return role_holders(partnerships, CHAIRS), forbidden
