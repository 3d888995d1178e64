"""What an agency's system calls a case is that agency's own, and of the police that wing's: nobody else sees it."""

from django.db import migrations, models

REFERENCE_SIGHT = """
create view reference_sight as
select distinct reference.id as reference_id, sight.person_id
from external_reference as reference
     join case_sight as sight on sight.case_id = reference.case_id
     join person on person.id = sight.person_id
     left join seat on seat.case_id = sight.case_id and seat.person_id = sight.person_id and seat.role = sight.why
          and seat.left_at is null
where coalesce(seat.agency_id, person.agency_id) = reference.agency_id and coalesce(seat.wing, '') = reference.wing
  and (seat.id is not null or sight.why in ('coordinator', 'deputy'))
"""
SHOWING = """
create function reference_sight_of(person uuid) returns bigint[] stable language plpgsql
set plan_cache_mode = 'force_generic_plan' as $$
begin
    return array(select s.reference_id from reference_sight as s where s.person_id = person);
end
$$;
"""
NARROWED = """
drop policy seen on external_reference;
create policy seen on external_reference for select using (
    app_reaches() or external_reference.id = any ((select reference_sight_of(app_person()))::bigint[])
)
"""
AS_BEFORE = """
drop policy seen on external_reference;
create policy seen on external_reference for select using (
    app_reaches() or external_reference.case_id = any ((select case_sight_of(app_person()))::uuid[])
)
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0017_passed_around")]

    operations = [
        migrations.AddField(
            "ExternalReference", "wing",
            models.CharField(
                blank=True, choices=[("prevention", "prevention"), ("investigation", "investigation")],
                db_default="", max_length=16,
            ),
        ),
        migrations.RemoveConstraint("ExternalReference", "one_reference_per_agency_and_case"),
        migrations.AddConstraint(
            "ExternalReference",
            models.UniqueConstraint(
                fields=["case", "agency", "wing"], name="one_reference_per_agency_wing_and_case"
            ),
        ),
        migrations.RunSQL(REFERENCE_SIGHT, "drop view reference_sight"),
        migrations.RunSQL(SHOWING, "drop function reference_sight_of(uuid)"),
        migrations.RunSQL(NARROWED, AS_BEFORE),
    ]  # fmt: skip
