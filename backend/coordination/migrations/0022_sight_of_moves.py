"""Who sees what of a move (P6, P7): a move is offered, and placed, in the partnership it leads to; whoever had the case
before keeps an outcome line, and nothing of where it went.

`departure_sight`: who held the case there, who sat at it until then, and who holds it now. What the former place had
decided is for the first and the last.
"""

from importlib import import_module

from django.db import migrations, models

from backend.core.appendonly import append_only
from backend.core.wall import Through, walled

BEFORE = import_module("backend.coordination.migrations.0013_staff_is_party")
NOT_FORBIDDEN = BEFORE.NOT_FORBIDDEN.format(row="granted")
WHERE_IT_IS = BEFORE.HANDOVER_SIGHT.format(**BEFORE.MINUS_FORBIDDEN)
# moves apart, so that a chair's other handovers are still found by partnership
WITH_CHAIR = """
    where handover.state = 'with-chair' and {moves}
      and staffing.role in ('steering-chair', 'steering-deputy') and staffing.person_id is not null
      and staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
"""
HANDOVER_SIGHT = """
create or replace view handover_sight as
select handover.id as handover_id, case_sight.person_id, 'case'::varchar as why
from handover join case_sight on case_sight.case_id = handover.case_id
where case_sight.why in ('coordinator', 'deputy')
union all
select granted.handover_id, granted.person_id, granted.why
from (
    select offer.handover_id, offer.to_id as person_id, 'offer'::varchar as why, cases.id as case_id,
           coalesce(relocation.to_partnership_id, cases.partnership_id) as partnership_id
    from offer join handover on handover.id = offer.handover_id join cases on cases.id = handover.case_id
         left join relocation on relocation.handover_id = handover.id
    where offer.answer = ''
    union all
    select handover.id, handover.holder_id, 'holder', cases.id, cases.partnership_id
    from handover join cases on cases.id = handover.case_id
    where handover.kind = 'duty' and handover.holder_id is not null and handover.ended_at is null
    union all
    select handover.id, staffing.person_id, 'chair', cases.id, cases.partnership_id
    from handover join cases on cases.id = handover.case_id
         join staffing on staffing.partnership_id = cases.partnership_id
    {chair}
    union all
    select handover.id, staffing.person_id, 'chair', handover.case_id, relocation.to_partnership_id
    from relocation join handover on handover.id = relocation.handover_id
         join staffing on staffing.partnership_id = relocation.to_partnership_id
    {chair_there}
) as granted
where exists (
    select from able where able.partnership_id = granted.partnership_id and able.person_id = granted.person_id
) and {not_forbidden}
"""
WHERE_IT_LEADS = HANDOVER_SIGHT.format(
    chair=WITH_CHAIR.format(moves="handover.kind <> 'move'"),
    chair_there=WITH_CHAIR.format(moves="handover.kind = 'move'"),
    not_forbidden=NOT_FORBIDDEN,
)

DEPARTURE_SIGHT = """
create view departure_sight as
select granted.departure_id, granted.person_id, granted.why
from (
    select id as departure_id, case_id, partnership_id, coordinator_id as person_id, 'former'::varchar as why
    from departure
    union
    select id, case_id, partnership_id, deputy_id, 'former' from departure
    union
    select departure.id, departure.case_id, departure.partnership_id, seat.person_id, 'seat'
    from departure join seat on seat.case_id = departure.case_id and seat.left_at = departure.left_at
) as granted
where exists (
    select from able where able.partnership_id = granted.partnership_id and able.person_id = granted.person_id
) and {not_forbidden}
union all
select departure.id, case_sight.person_id, 'holder'
from departure join case_sight on case_sight.case_id = departure.case_id
where case_sight.why in ('coordinator', 'deputy')
"""
DECIDED = """
create view former_decision_sight as
select departure_id, person_id from departure_sight where why in ('former', 'holder')
"""
HOLDERS = """
exists (
    select from case_sight as s where s.case_id = {table}.case_id and s.person_id = app_person()
    and s.why in ('coordinator', 'deputy')
)
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0021_the_person_moves"), ("core", "0007_in_ones_own_name")]

    operations = [
        migrations.RunSQL(WHERE_IT_LEADS, WHERE_IT_IS),
        migrations.RunSQL(DEPARTURE_SIGHT.format(not_forbidden=NOT_FORBIDDEN), "drop view departure_sight"),
        migrations.RunSQL(DECIDED, "drop view former_decision_sight"),
        walled("relocation", Through("handover_sight", "handover_id", "handover_id")),
        walled("departure", Through("departure_sight", "departure_id", "id")),
        walled("former_decision", Through("former_decision_sight", "departure_id", "departure_id")),
        walled("outside_receiver", HOLDERS),
        append_only("departure"),
        migrations.CreateModel(
            "DepartureSight",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "departure_id", "person_id", "why", blank=True, editable=False, primary_key=True,
                        serialize=False,
                    ),
                ),
                ("why", models.CharField(max_length=40)),
            ],
            options={"db_table": "departure_sight", "managed": False},
        ),
    ]  # fmt: skip
