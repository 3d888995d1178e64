"""What is granted has a name of its own; a person's sight is asked of it as two small sets, not row by row.

Who holds two hundred cases reads three times as fast: the partnerships they can act in and the cases they may not know
of are found once, where the view finds them for each case. `case_sight` and `case_sight_of` are both granted, minus
forbidden. The second wall around cases is told by the row itself where its reader holds the case, and looks the others up,
where it went through all one sees from its beginning.
"""

from django.db import migrations

GRANTED = """
create view granted as
select id as case_id, coordinator_id as person_id, 'coordinator'::varchar as why, partnership_id from cases
union all
select id, deputy_id, 'deputy', partnership_id from cases
union all
select seat.case_id, seat.person_id, seat.role, cases.partnership_id
from seat join cases on cases.id = seat.case_id
where seat.left_at is null
union all
select acute.case_id, acute.person_id, acute.role, cases.partnership_id
from acute_access as acute join cases on cases.id = acute.case_id
where acute.ends_at > now()
"""
CASE_SIGHT = """
create or replace view case_sight as
select granted.case_id, granted.person_id, granted.why
from granted
where exists (
    select from able where able.partnership_id = granted.partnership_id and able.person_id = granted.person_id
) and not exists (
    select from forbidden where forbidden.case_id = granted.case_id and forbidden.person_id = granted.person_id
)
"""
# the partnerships somebody can act in, and the cases they may not know of: small sets, with plans that are kept
ABLE_IN = """
create function able_in(person uuid) returns uuid[] stable language plpgsql
set plan_cache_mode = 'force_generic_plan' as $$
begin
    return array(select able.partnership_id from able where able.person_id = person);
end
$$
"""
FORBIDDEN_OF = """
create function forbidden_of(person uuid) returns uuid[] stable language plpgsql
set plan_cache_mode = 'force_generic_plan' as $$
begin
    return array(select forbidden.case_id from forbidden where forbidden.person_id = person);
end
$$
"""
CASE_SIGHT_OF = """
create or replace function case_sight_of(person uuid) returns uuid[] stable language plpgsql
set plan_cache_mode = 'force_generic_plan' as $$
declare
    able uuid[] := able_in(person);
    forbidden uuid[] := forbidden_of(person);
begin
    return array(
        select granted.case_id from granted
        where granted.person_id = person
          and granted.partnership_id = any (able) and granted.case_id <> all (forbidden)
    );
end
$$
"""
# whoever holds a case is told by its own row: most readings are of these, and the sets are asked for the others alone
SEEN = """
alter policy seen on cases using (
    (select app_person()) in (cases.coordinator_id, cases.deputy_id)
    and cases.partnership_id = any ((select able_in(app_person()))::uuid[])
    and cases.id <> all ((select forbidden_of(app_person()))::uuid[])
    or cases.id in (select unnest(case_sight_of(app_person())))
    or app_reaches()
    or cases.id in (select unnest(case_outline_of(app_person())))
)
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0019_own_cases_first")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (GRANTED, CASE_SIGHT, ABLE_IN, FORBIDDEN_OF, CASE_SIGHT_OF, SEEN)
    ]
