"""Many cases at once, written past the deeds: what is measured is reading them."""

from django.db import connection

from backend.config.database import as_owner
from backend.core.sealing import seal
from tests.cast import actor

# each of the readers holds so many of them; the rest are other people's
MINE = 200
CASES = """
insert into cases (id, number, partnership_id, municipality_id, state, coordinator_id, deputy_id, opened_at, next_duty,
                   outcome, outcome_reason, basis, summary, controller_id, regime, sealed, findable, version)
select gen_random_uuid(), 'B' || n, post.partnership_id, %(place)s, 'active', %(coordinator)s, %(deputy)s,
       now() - n * interval '1 minute', '', 'stalking', '', 'consent', '', post.agency_id, 'gdpr', false, '', 1
from generate_series(%(first)s, %(last)s) as n, post
where post.person_id = %(coordinator)s and post.ended_at is null
"""
PARTIES = """
insert into case_party (id, case_id, kind, name, cpr, cpr_index, safe_number, safe_times, not_to_be_told, controller_id,
                        regime)
select gen_random_uuid(), id, 'exposed', %s, '', '', %s, '', '', controller_id, regime from cases
"""


def fill(cases: int) -> None:
    """`MINE` of the cases with the pair of Esbjerg, the others with the neighbours' pair."""
    with as_owner(), connection.cursor() as cursor:
        for who, deputy, place, first, last in (
            ("koordinator", "stedfortraeder", "0561", 1, MINE),
            ("nabo", "nabo2", "0621", MINE + 1, cases),
        ):
            pair = {"coordinator": actor(who).id, "deputy": actor(deputy).id}
            cursor.execute(CASES, {**pair, "place": place, "first": first, "last": last})
        cursor.execute(PARTIES, [seal("Ulla Udsat"), seal("00 90 00 01")])
        cursor.execute("analyze")


def wall(*, stands: bool) -> None:
    """The second wall around cases and what hangs on them, up or down, on this copy of the database alone."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select relname from pg_class join pg_policy on polrelid = pg_class.oid group by relname")
        for (table,) in cursor.fetchall():
            cursor.execute(f"alter table {table} {'enable' if stands else 'disable'} row level security")
