"""Writing the feeds: in the deed's own transaction, after the bell, in one statement, in one order.

An agency is told what the bell tells somebody of it with a place at the case, or what such a one did: never more.
"""

from typing import Any
from uuid import UUID

from django.db import connection

from backend.coordination.events import Event
from backend.core.deed import Deed
from backend.notifications.audience import AUDIENCE, Group
from backend.systems.feeding import FED

FEED = """
with happened as (
    select * from unnest(%(nth)s::bigint[], %(types)s::text[], %(cases)s::uuid[], %(handovers)s::uuid[],
                         %(readers)s::boolean[], %(holders)s::boolean[])
        as h(nth, type, case_id, handover_id, readers, holders)
), named as (
    select * from unnest(%(of)s::bigint[], %(people)s::uuid[]) as n(nth, person_id)
), fed as (
    select distinct h.nth, h.type, h.case_id, h.handover_id, place.agency_id, place.wing
    from happened as h join fed_place as place on place.case_id = h.case_id
    where h.readers or h.holders and place.holds or exists (
        select from named where named.nth = h.nth and named.person_id = place.person_id
    )
), counted as (
    select agency_id, wing, count(*) as more from fed group by agency_id, wing
), numbered as (
    insert into feed as f (agency_id, wing, last_seq)
    select agency_id, wing, more from counted order by agency_id, wing
    on conflict (agency_id, wing) do update set last_seq = f.last_seq + excluded.last_seq
    returning f.id, f.agency_id, f.wing, f.last_seq
)
insert into feed_event (id, feed_id, seq, type, case_id, handover_id, at)
select gen_random_uuid(), n.id, n.last_seq - c.more + row_number() over (partition by n.id order by fed.nth),
       fed.type, fed.case_id, fed.handover_id, %(at)s
from fed join numbered as n using (agency_id, wing) join counted as c using (agency_id, wing)
"""


def feed(sender: type, deed: Deed, **_: object) -> None:
    """The inboxes come before and the feeds after, in every deed: so two deeds never wait for each other in a ring."""
    events = [event for event in dict.fromkeys(deed.events) if event.kind in FED and event.case_id]
    if not events:
        return
    named = [(nth, person) for nth, event in enumerate(events, 1) for person in _named(event, deed)]
    wanted: dict[str, Any] = {
        "nth": list(range(1, len(events) + 1)),
        "types": [FED[event.kind] for event in events],
        "cases": [event.case_id for event in events],
        "handovers": [event.handover_id for event in events],
        "readers": [Group.READERS in AUDIENCE[event.kind].groups for event in events],
        "holders": [_is_for_holders(event) for event in events],
        "of": [nth for nth, _ in named],
        "people": [person for _, person in named],
        "at": deed.at,
    }
    with connection.cursor() as cursor:
        cursor.execute(FEED, wanted)


def _is_for_holders(event: Event) -> bool:
    """Who holds a case sees all its handovers, those offered too: the bell is silent to who offers."""
    line = AUDIENCE[event.kind]
    return Group.HOLDERS in line.groups or line.about == "handover"


def _named(event: Event, deed: Deed) -> set[UUID]:
    named = set(event.named) if Group.NAMED in AUDIENCE[event.kind].groups else set()
    return named | ({deed.by.id} if deed.by.id else set())
