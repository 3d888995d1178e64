"""Within its own agency, what is closest to a person is not for everybody who has a place (`access.csv`, P6).

Health, safety notes and a protected address are read by the coordinator and the deputy, by who wrote it, by who has the
place its author had, and by the few roles whose task needs it. Which roles: to be confirmed by a jurist.
"""

from django.db import migrations

OWN = """
    select item.id as item_id, item.case_id, item.kept, place.person_id, 'own'::varchar as why
    from item join case_place as place on place.case_id = item.case_id
         and place.agency_id = item.controller_id and place.wing = item.wing
    {narrowed}
"""
NARROWED = """
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
) as granted
where not (granted.kept and exists (
    select from seat
    where seat.case_id = granted.case_id and seat.person_id = granted.person_id and seat.wing = 'investigation'
))
"""


def sight(narrowed: str) -> str:
    return ITEM_SIGHT.format(own=OWN.format(narrowed=narrowed))


class Migration(migrations.Migration):
    dependencies = [("information", "0003_legal_decision_by_whom")]

    operations = [migrations.RunSQL(sight(NARROWED), sight(""))]
