"""Who had a case before it moved files what is their agency's own: its items, its words, and what it had decided.

A place is left with the case, and the journal comes after. What is of the new place is no part of it. Texts of a move go
with the others.
"""

from django.db import migrations

from backend.archive.forgettable import forgets

STAYS = """
create policy stays_while_held on {table} as restrictive for delete using (nothing_holds(case_id));
"""
PAPER = """
create or replace view paper with (security_invoker = true) as
select case_id, controller_id as owner_id, controller_id as agency_id, wing, written_at as at
from item where text <> ''
union all
select item.case_id, item.controller_id, item.controller_id, item.wing, disclosure.at
from disclosure join item on item.id = disclosure.item_id where disclosure.necessity <> ''
union all
select item.case_id, item.controller_id, disclosure.to_agency_id, disclosure.to_wing, disclosure.at
from disclosure join item on item.id = disclosure.item_id where item.text <> ''
union all
select item.case_id, item.controller_id, item.controller_id, item.wing, not_shared.at
from not_shared join item on item.id = not_shared.item_id where not_shared.reason <> ''
union all
select case_id, sending_agency_id, sending_agency_id, wing_at(case_id, sender_id), created_at
from handover where reason <> ''
union all
select telling.case_id, person.agency_id, person.agency_id, wing_at(telling.case_id, person.id), told_at
from telling join person on person.id = telling.told_by_id where note <> ''
union all
select id, controller_id, controller_id, '',
       coalesce((select max(at) from history_line where case_id = cases.id and what = 'screened'), opened_at)
from cases where summary <> '' or outcome_reason <> ''
{decided}
"""
DECIDED = """
union all
select case_id, controller_id, controller_id, '', decided_at from former_decision where outcome_reason <> ''
"""
FILING_PLACE = """
create or replace view filing_place as
select case_id, person_id, agency_id, wing, why, false as former from case_place
union
select had.case_id, had.person_id, had.agency_id, had.wing, had.why, true
from (
    select seat.case_id, seat.person_id, seat.agency_id, seat.wing, seat.role as why, cases.partnership_id
    from seat join cases on cases.id = seat.case_id where seat.left_at is not null
    {left}
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
LEFT = """
    union
    select seat.case_id, seat.person_id, seat.agency_id, seat.wing, seat.role, departure.partnership_id
    from seat join departure on departure.case_id = seat.case_id and seat.left_at <= departure.left_at
    union
    select departure.case_id, person.id, person.agency_id, '', 'coordinator', departure.partnership_id
    from departure join person on person.id in (departure.coordinator_id, departure.deputy_id)
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0003_bundles_stay"), ("coordination", "0016_sight_of_moves")]

    operations = [
        migrations.RunSQL(PAPER.format(decided=DECIDED), PAPER.format(decided="")),
        migrations.RunSQL(FILING_PLACE.format(left=LEFT), FILING_PLACE.format(left="")),
        *(
            migrations.RunSQL(STAYS.format(table=table), f"drop policy stays_while_held on {table}")
            for table in ("former_decision", "outside_receiver")
        ),
        forgets("former_decision", "outcome_reason", of_agency="controller_id = $2"),
        forgets("outside_receiver", "agency", "function", "phone", "confirmed_by"),
    ]
