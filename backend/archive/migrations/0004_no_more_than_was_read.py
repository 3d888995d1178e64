"""Whoever left a seat takes to the journal what they read there, and nothing that came later (P6, L15).

`former_sight`: by the role of the seat they had, what `item_sight` would have shown them when they left it.
`filing_place` and so `bundle_sight` are what is granted, minus `forbidden`: the recused, and the leaders of an agency
whose staff is party (L14).
"""

from django.db import migrations

FILING_PLACE = """
create or replace view filing_place as
select case_id, person_id, agency_id, wing, why, false as former, null::timestamptz as until from case_place
union
select seat.case_id, seat.person_id, seat.agency_id, seat.wing, seat.role, true, seat.left_at
from seat join cases on cases.id = seat.case_id
     join person on person.id = seat.person_id and person.agency_id = seat.agency_id
     join able on able.partnership_id = cases.partnership_id and able.person_id = seat.person_id
where seat.left_at is not null and not exists (
    select from case_sight as sight where sight.case_id = seat.case_id and sight.person_id = seat.person_id
) and not exists (
    select from forbidden where forbidden.case_id = seat.case_id and forbidden.person_id = seat.person_id
) and not exists (
    select from seat as other
    where other.case_id = seat.case_id and other.person_id = seat.person_id and other.wing <> seat.wing
)
"""
# a later bundle of the agency says what it did after they left
BUNDLE_SIGHT = """
create or replace view bundle_sight as
select distinct bundle.id as bundle_id, place.person_id
from bundle join filing_place as place on place.case_id = bundle.case_id
     and place.agency_id = bundle.agency_id and place.wing = bundle.wing
where not place.former or bundle.made_by_id = place.person_id or bundle.made_at <= place.until
"""
# what is closest to a person is for the few, in an agency that holds the case also where it was disclosed to it
FORMER_SIGHT = """
create view former_sight as
select granted.item_id, granted.person_id, granted.why
from (
    select item.id as item_id, item.case_id, item.kept, place.person_id, 'own'::varchar as why
    from item join filing_place as place on place.case_id = item.case_id
         and place.agency_id = item.controller_id and place.wing = item.wing
    where place.former and item.written_at <= place.until and (
        item.category not in ('health', 'safety-note', 'sealed-address')
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
        item.category not in ('health', 'safety-note', 'sealed-address')
        or (item.category = 'safety-note' and place.why in ('police-stalking-contact', 'police-risk-assessor'))
        or not exists (
            select from cases join person as holder on holder.id in (cases.coordinator_id, cases.deputy_id)
            where cases.id = item.case_id and holder.agency_id = place.agency_id
        )
    )
) as granted
where not (granted.kept and exists (
    select from seat
    where seat.case_id = granted.case_id and seat.person_id = granted.person_id and seat.wing = 'investigation'
))
"""


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0003_bundles_stay"),
        ("coordination", "0013_staff_is_party"),
        ("information", "0004_close_to_those_who_hold_it"),
    ]

    operations = [
        migrations.RunSQL(FILING_PLACE, migrations.RunSQL.noop),
        migrations.RunSQL(BUNDLE_SIGHT, migrations.RunSQL.noop),
        migrations.RunSQL(FORMER_SIGHT, "drop view former_sight"),
        migrations.CreateModel(
            "FormerSight",
            fields=[],
            options={"db_table": "former_sight", "managed": False},
        ),
    ]
