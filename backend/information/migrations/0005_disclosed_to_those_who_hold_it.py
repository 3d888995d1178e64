"""What is closest to a person and passes to an agency that holds the case is for who holds it (`access.csv`, P6).

As with the agency's own: the coordinator, the deputy, and the few roles whose task needs it; to be confirmed by a
jurist. That it held the case is kept with the disclosure, so that nobody begins to read it when the case moves on.
"""

from django.db import migrations, models

OWN = """
    select item.id as item_id, item.case_id, item.kept, place.person_id, 'own'::varchar as why
    from item join case_place as place on place.case_id = item.case_id
         and place.agency_id = item.controller_id and place.wing = item.wing
    where item.category not in ('health', 'safety-note', 'sealed-address')
       or place.why in ('coordinator', 'deputy')
       or place.person_id = item.written_by_id
       or exists (
            select from seat as authors
            where authors.case_id = item.case_id and authors.person_id = item.written_by_id and authors.role = place.why
          )
       or (item.category = 'safety-note' and place.why in ('police-stalking-contact', 'police-risk-assessor'))
       or (item.category = 'sealed-address' and place.why in ('housing', 'citizen-service', 'police-stalking-contact'))
"""
NARROWED = """
    where not disclosure.to_holders
       or item.category not in ('health', 'safety-note', 'sealed-address')
       or place.why in ('coordinator', 'deputy')
       or (item.category = 'safety-note' and place.why in ('police-stalking-contact', 'police-risk-assessor'))
       or (item.category = 'sealed-address' and place.why in ('housing', 'citizen-service', 'police-stalking-contact'))
"""
ITEM_SIGHT = """
create or replace view item_sight as
select granted.item_id, granted.person_id, granted.why
from (
    {own}
    union
    select item.id, item.case_id, item.kept, place.person_id, 'disclosed'
    from item join disclosure on disclosure.item_id = item.id
         join case_place as place on place.case_id = item.case_id
         and place.agency_id = disclosure.to_agency_id and place.wing = disclosure.to_wing
    {narrowed}
) as granted
where not (granted.kept and exists (
    select from seat
    where seat.case_id = granted.case_id and seat.person_id = granted.person_id and seat.wing = 'investigation'
))
"""
# who holds it now stands for who held it then
HELD = """
update disclosure set to_holders = true
from item join cases on cases.id = item.case_id
     join person on person.id in (cases.coordinator_id, cases.deputy_id)
where item.id = disclosure.item_id and person.agency_id = disclosure.to_agency_id
"""


def sight(narrowed: str) -> str:
    return ITEM_SIGHT.format(own=OWN, narrowed=narrowed)


class Migration(migrations.Migration):
    dependencies = [("information", "0004_close_to_those_who_hold_it")]

    operations = [
        migrations.AddField("disclosure", "to_holders", models.BooleanField(db_default=False)),
        migrations.RunSQL(HELD, migrations.RunSQL.noop),
        migrations.RunSQL(sight(NARROWED), sight("")),
    ]
