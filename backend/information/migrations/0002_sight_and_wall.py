"""Who reads an item and who knows of a consent: on top of `case_sight`, never around it; and the wall around both.

`case_place`: for which agency, and which wing of the police, somebody is at a case. Whoever sits, or sat, for both
wings has no place at it, nor has who opened it in an emergency. `item_sight`: the controller's own people of the author's wing, and those it was disclosed
to; minus, where it is kept from investigation, whoever sits or sat for that.
"""

from django.db import migrations

from backend.core.appendonly import append_only
from backend.core.wall import Through, walled

CASE_PLACE = """
create view case_place as
select sight.case_id, sight.person_id, sight.why, coalesce(seat.agency_id, person.agency_id) as agency_id,
       coalesce(seat.wing, '') as wing
from case_sight as sight
     join person on person.id = sight.person_id
     left join seat on seat.case_id = sight.case_id and seat.person_id = sight.person_id and seat.role = sight.why
          and seat.left_at is null
where sight.why not in ('municipal-acute-duty', 'children-acute-duty', 'police-duty-desk', 'patrol')
  and not exists (
    select from seat as one join seat as other on other.case_id = one.case_id and other.person_id = one.person_id
    where one.case_id = sight.case_id and one.person_id = sight.person_id and one.wing = 'prevention'
      and other.wing = 'investigation'
)
"""

ITEM_SIGHT = """
create view item_sight as
select granted.item_id, granted.person_id, granted.why
from (
    select item.id as item_id, item.case_id, item.kept, place.person_id, 'own'::varchar as why
    from item join case_place as place on place.case_id = item.case_id
         and place.agency_id = item.controller_id and place.wing = item.wing
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

CONSENT_SIGHT = """
create view consent_sight as
select consent.id as consent_id, place.person_id, 'holder'::varchar as why
from consent join case_place as place on place.case_id = consent.case_id
where place.why in ('coordinator', 'deputy')
union
select consent.id, place.person_id, 'own'
from consent join case_place as place on place.case_id = consent.case_id
     and place.agency_id = consent.controller_id and place.wing = consent.wing
"""


def tied(table: str, name: str, columns: str, to: str, key: str, when: str = "") -> migrations.RunSQL:
    return migrations.RunSQL(
        f"alter table {table} add constraint {name} foreign key ({columns}) references {to} ({key}) {when}",
        f"alter table {table} drop constraint {name}",
    )


# to whom it passed and why is for those who answer for it
ITEM_ANSWERED_FOR = """
create view item_answered_for as
select item_id, person_id from item_sight where why = 'own'
"""
READ = Through("item_sight", "item_id", "item_id")
ANSWERED_FOR = Through("item_answered_for", "item_id", "item_id")


class Migration(migrations.Migration):
    dependencies = [("information", "0001_initial"), ("core", "0005_chain")]

    operations = [
        tied("item_about", "an_item_and_whom_it_is_about_are_of_one_case", "item_id, case_id", "item", "id, case_id"),
        tied("item_about", "an_item_is_about_people_of_its_case", "party_id, case_id", "case_party", "id, case_id"),
        tied(
            "item", "an_item_is_about_somebody", "id, chiefly_about_id", "item_about", "item_id, party_id",
            "deferrable initially deferred",
        ),
        tied("consent", "a_consent_is_of_a_party_of_the_case", "party_id, case_id", "case_party", "id, case_id"),
        tied("disclosure", "a_disclosure_knows_what_is_kept", "item_id, kept", "item", "id, kept"),
        tied("disclosure_basis", "a_basis_is_of_its_disclosure", "disclosure_id, item_id", "disclosure", "id, item_id"),
        tied("disclosure_basis", "a_basis_is_for_somebody_it_is_about", "item_id, party_id", "item_about", "item_id, party_id"),
        tied("disclosure_basis", "a_consent_is_the_same_persons", "consent_id, party_id", "consent", "id, party_id"),
        migrations.RunSQL(CASE_PLACE, "drop view case_place"),
        migrations.RunSQL(ITEM_SIGHT, "drop view item_sight"),
        migrations.RunSQL(ITEM_ANSWERED_FOR, "drop view item_answered_for"),
        migrations.RunSQL(CONSENT_SIGHT, "drop view consent_sight"),
        walled("item", Through("item_sight", "item_id", "id")),
        walled("item_about", READ),
        walled("disclosure", ANSWERED_FOR),
        walled("disclosure_basis", ANSWERED_FOR),
        walled("not_shared", ANSWERED_FOR),
        walled("consent", Through("consent_sight", "consent_id", "id")),
        append_only("item_about", "disclosure", "disclosure_basis", "not_shared"),
    ]  # fmt: skip
