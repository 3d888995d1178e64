"""Who had a case before it moved files what is their agency's own: its items, its words, and what it had decided.

A place is left with the case, and the journal comes after. What is of the new place is no part of it. Of what is closest
to a person, whoever held the case reads on what its holders read, and nobody begins to because others hold it now. Texts
of a move go with the others.
"""

from importlib import import_module

from django.db import migrations

from backend.archive.forgettable import forgets

PAPER = import_module("backend.archive.migrations.0005_papers_of_a_bundle").PAPER
BEFORE = import_module("backend.archive.migrations.0004_no_more_than_was_read")
STAYS = """
create policy stays_while_held on {table} as restrictive for delete using (nothing_holds(case_id));
"""
DECIDED = """
union all
select case_id, controller_id, controller_id, '', decided_at, 'former-decision', departure_id::text, null, null
from former_decision where outcome_reason <> ''
"""
AGENCY_AT_CASE = """
create or replace view agency_at_case with (security_invoker = true) as
select case_id, agency_id from seat
union select id, controller_id from cases
union select cases.id, person.agency_id from cases join person on person.id in (cases.coordinator_id, cases.deputy_id)
union select case_id, sending_agency_id from handover
union select departure.case_id, person.agency_id
from departure join person on person.id in (departure.coordinator_id, departure.deputy_id)
"""
FILING_PLACE = """
create or replace view filing_place as
select case_id, person_id, agency_id, wing, why, false as former, null::timestamptz as until from case_place
union
select had.case_id, had.person_id, had.agency_id, had.wing, had.why, true, had.until
from (
    select seat.case_id, seat.person_id, seat.agency_id, seat.wing, seat.role as why, seat.left_at as until,
           cases.partnership_id
    from seat join cases on cases.id = seat.case_id where seat.left_at is not null
    union
    select seat.case_id, seat.person_id, seat.agency_id, seat.wing, seat.role, seat.left_at, departure.partnership_id
    from seat join departure on departure.case_id = seat.case_id and seat.left_at <= departure.left_at
    union
    select departure.case_id, person.id, person.agency_id, '', 'coordinator', departure.left_at,
           departure.partnership_id
    from departure join person on person.id in (departure.coordinator_id, departure.deputy_id)
) as had join person on person.id = had.person_id and person.agency_id = had.agency_id
  join able on able.partnership_id = had.partnership_id and able.person_id = had.person_id
where not exists (
    select from case_sight as sight where sight.case_id = had.case_id and sight.person_id = had.person_id
) and not exists (
    select from forbidden where forbidden.case_id = had.case_id and forbidden.person_id = had.person_id
) and not exists (
    select from seat as other
    where other.case_id = had.case_id and other.person_id = had.person_id and other.wing <> had.wing
)
"""
FORMER_SIGHT = """
create or replace view former_sight as
select granted.item_id, granted.person_id, granted.why
from (
    select item.id as item_id, item.case_id, item.kept, place.person_id, 'own'::varchar as why
    from item join filing_place as place on place.case_id = item.case_id
         and place.agency_id = item.controller_id and place.wing = item.wing
    where place.former and item.written_at <= place.until and (
        item.category not in ('health', 'safety-note', 'sealed-address')
        or place.why = 'coordinator'
        or place.person_id = item.written_by_id
        or exists (
            select from seat as authors
            where authors.case_id = item.case_id and authors.person_id = item.written_by_id and authors.role = place.why
        )
        or (item.category = 'safety-note' and place.why in ('police-stalking-contact', 'police-risk-assessor'))
    )
    union
    select item.id, item.case_id, item.kept, place.person_id, 'disclosed'
    from item join disclosure on disclosure.item_id = item.id
         join filing_place as place on place.case_id = item.case_id
         and place.agency_id = disclosure.to_agency_id and place.wing = disclosure.to_wing
    where place.former and disclosure.at <= place.until and (
        not disclosure.to_holders
        or item.category not in ('health', 'safety-note', 'sealed-address')
        or place.why = 'coordinator'
        or (item.category = 'safety-note' and place.why in ('police-stalking-contact', 'police-risk-assessor'))
    )
) as granted
where not (granted.kept and exists (
    select from seat
    where seat.case_id = granted.case_id and seat.person_id = granted.person_id and seat.wing = 'investigation'
))
"""
WITHOUT_MOVES = BEFORE.FORMER_SIGHT.replace("create view", "create or replace view")
AT_CASE = import_module("backend.archive.migrations.0002_filed_and_forgotten").AGENCY_AT_CASE
AT_CASE_BEFORE = AT_CASE.replace("create view", "create or replace view")


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0006_why_against_a_decision"),
        ("coordination", "0022_sight_of_moves"),
        ("information", "0005_disclosed_to_those_who_hold_it"),
    ]

    operations = [
        migrations.RunSQL(PAPER + DECIDED, PAPER),
        migrations.RunSQL(AGENCY_AT_CASE, AT_CASE_BEFORE),
        migrations.RunSQL(FILING_PLACE, BEFORE.FILING_PLACE),
        migrations.RunSQL(FORMER_SIGHT, WITHOUT_MOVES),
        *(
            migrations.RunSQL(STAYS.format(table=table), f"drop policy stays_while_held on {table}")
            for table in ("former_decision", "outside_receiver")
        ),
        forgets("former_decision", "outcome_reason", of_agency="controller_id = $2"),
        forgets("outside_receiver", "agency", "function", "phone", "confirmed_by"),
    ]
