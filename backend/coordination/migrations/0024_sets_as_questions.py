"""The two small sets of somebody's sight are asked within the question: kept in variables they were copied for each row
it looked at, which cost as much again as looking."""

from django.db import migrations

CASE_SIGHT_OF = """
create or replace function case_sight_of(person uuid) returns uuid[] stable language plpgsql
set plan_cache_mode = 'force_generic_plan' as $$
begin
    return array(
        select granted.case_id from granted
        where granted.person_id = person
          and granted.partnership_id = any ((select able_in(person))::uuid[])
          and granted.case_id <> all ((select forbidden_of(person))::uuid[])
    );
end
$$
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0023_drawn_in")]

    operations = [migrations.RunSQL(CASE_SIGHT_OF, migrations.RunSQL.noop)]
