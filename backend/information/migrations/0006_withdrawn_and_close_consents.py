"""Whoever leans on what passed by a consent learns that it is withdrawn (model L5), and of what is closest to a person
not everybody at the agency knows the consent: as little as what it is about (`access.csv`, P6).

`item_withdrawn` looks over the wall for ids and a time: a receiver reads neither disclosures nor consents. What passed
to them anew since stands on its own.
"""

from django.db import migrations, models

WITHDRAWN = """
create view item_withdrawn as
select disclosure.item_id, place.person_id, max(consent.withdrawn_at) as at
from consent join disclosure_basis as basis on basis.consent_id = consent.id
     join disclosure on disclosure.id = basis.disclosure_id
     join case_place as place on place.case_id = consent.case_id
     and place.agency_id = disclosure.to_agency_id and place.wing = disclosure.to_wing
where consent.withdrawn_at is not null and not exists (
    select from disclosure as anew
    where anew.item_id = disclosure.item_id and anew.to_agency_id = disclosure.to_agency_id
      and anew.to_wing = disclosure.to_wing and anew.at > consent.withdrawn_at
)
group by disclosure.item_id, place.person_id
"""
CONSENT_SIGHT = """
create or replace view consent_sight as
select consent.id as consent_id, place.person_id, 'holder'::varchar as why
from consent join case_place as place on place.case_id = consent.case_id
where place.why in ('coordinator', 'deputy')
union
select consent.id, place.person_id, 'own'
from consent join case_place as place on place.case_id = consent.case_id
     and place.agency_id = consent.controller_id and place.wing = consent.wing
{narrowed}
"""
NARROWED = """
where consent.category not in ('health', 'safety-note', 'sealed-address')
   or place.person_id = consent.recorded_by_id
   or exists (
        select from seat as noted
        where noted.case_id = consent.case_id and noted.person_id = consent.recorded_by_id and noted.role = place.why
      )
   or (consent.category = 'safety-note' and place.why in ('police-stalking-contact', 'police-risk-assessor'))
   or (consent.category = 'sealed-address' and place.why in ('housing', 'citizen-service', 'police-stalking-contact'))
"""


class Migration(migrations.Migration):
    dependencies = [("information", "0005_disclosed_to_those_who_hold_it")]

    operations = [
        migrations.CreateModel(
            name="ItemWithdrawn",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "item_id", "person_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "item_withdrawn", "managed": False},
        ),
        migrations.RunSQL(WITHDRAWN, "drop view item_withdrawn"),
        migrations.RunSQL(CONSENT_SIGHT.format(narrowed=NARROWED), CONSENT_SIGHT.format(narrowed="")),
    ]
