"""Many cases at once, written past the deeds: what is measured is reading them."""

from django.db import connection

from backend.agencies.models import Person
from backend.config.database import as_owner
from backend.core.sealing import seal
from tests.cast import actor

MINE = 200  # of the reader's own; the others are spread over so many people
OTHERS = 2_000
CASES = """
insert into cases (id, number, partnership_id, municipality_id, state, coordinator_id, deputy_id, opened_at, closed_at,
                   next_duty, outcome, outcome_reason, basis, summary, controller_id, regime, sealed, findable, version)
select gen_random_uuid(), 'B' || n, post.partnership_id, '0561', 'closed', pair[1], pair[2],
       now() - n * interval '1 minute', now(), '', 'stalking', '', 'consent', '', post.agency_id, 'gdpr', false, '', 1
from generate_series(1, %(cases)s) as n,
     lateral (select case when n <= %(mine)s then %(ours)s::uuid[]
                          else array[people.ids[1 + n %% %(many)s], people.ids[1 + (n + 1) %% %(many)s]]
                     end
              from (values (%(others)s::uuid[])) as people(ids)) as held(pair),
     post
where post.person_id = %(reader)s and post.ended_at is null
"""
PARTIES = """
insert into case_party (id, case_id, kind, name, cpr, cpr_index, safe_number, safe_times, not_to_be_told, controller_id,
                        regime)
select gen_random_uuid(), id, 'exposed', %s, '', '', %s, '', '', controller_id, regime from cases
"""


def fill(cases: int) -> None:
    """`MINE` of the cases with koordinator and stedfortraeder, the newest; the others with other people."""
    ours = [actor("koordinator").id, actor("stedfortraeder").id]
    with as_owner(), connection.cursor() as cursor:
        people = Person.objects.bulk_create(Person(username=f"b{n}", name="B") for n in range(OTHERS))
        others = [each.pk for each in people]
        held = {
            "ours": ours,
            "others": others,
            "many": OTHERS,
            "reader": ours[0],
            "cases": cases,
            "mine": MINE,
        }
        cursor.execute(CASES, held)  # type: ignore[arg-type]
        cursor.execute(PARTIES, [seal("Ulla Udsat"), seal("00 90 00 01")])
        cursor.execute("analyze")


def wall(*, stands: bool) -> None:
    """The second wall around cases and what hangs on them, up or down, on this copy of the database alone."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class join pg_policy on polrelid = pg_class.oid group by relname"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"alter table {table} {'enable' if stands else 'disable'} row level security")
