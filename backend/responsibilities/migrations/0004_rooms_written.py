"""A snapshot of a partnership holds its rooms, too: who leads each, so that readiness says where nobody can."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("backend.responsibilities.migrations.0003_taken_back").STANDING
WRITTEN = """
create or replace function partnership_written(asked uuid, day date) returns text stable language plpgsql
set plan_cache_mode = 'force_generic_plan' as $$
begin
    return (
        select json_build_object(
            'slug', slug, 'title', name, 'coordinating_kinds', coordinating_kinds,
            'municipalities', array(
                -- those it covers on that day, each in the region where it lies then
                select json_build_object(
                    'code', placement.municipality_id, 'name', municipality.name, 'region', placement.region_id
                )
                from coverage
                     join placement on placement.municipality_id = coverage.municipality_id
                     join municipality on municipality.code = placement.municipality_id
                where coverage.partnership_id = asked
                  and (coverage.valid_from is null or coverage.valid_from <= day)
                  and (coverage.valid_to is null or coverage.valid_to > day)
                  and (placement.valid_from is null or placement.valid_from <= day)
                  and (placement.valid_to is null or placement.valid_to > day)
                order by placement.municipality_id
            ),
            'members', array(
                -- everybody with a post, the latest first, as they can be reached
                select json_build_object(
                    'id', person.id, 'name', person.name, 'title', person.title, 'phone', person.phone,
                    'agency', agency.name, 'hours', person.hours, 'checked_on', person.checked_on,
                    'blocked', person.blocked_at is not null,
                    'in_post_from', post.since, 'in_post_until', post.ended_at
                )
                from post
                     join person on person.id = post.person_id
                     join agency on agency.id = post.agency_id
                where post.partnership_id = asked
                order by post.since desc, post.id
            ),
            'absences', array(
                select json_build_object(
                    'person', absence.person_id, 'starts_at', absence.starts_at, 'ends_at', absence.ends_at,
                    'stand_in', absence.stand_in_id
                )
                from absence
                where absence.cancelled_at is null and absence.person_id in (select person_id from post where post.partnership_id = asked)
                order by absence.person_id, absence.starts_at, absence.id
            ),
            'staffing', array(
                select json_build_object(
                    'role', staffing.role, 'order', staffing.order, 'municipality', staffing.municipality_id,
                    'audience', staffing.audience, 'hours', staffing.hours,
                    'valid_from', staffing.valid_from, 'valid_until', staffing.valid_until,
                    'person', staffing.person_id,
                    'line', case when line.id is not null then json_build_object(
                        'title_da', line.title_da, 'title_en', line.title_en, 'phone', line.phone,
                        'agency', agency.name, 'hours', line.hours, 'checked_on', line.checked_on,
                        'public', line.public, 'ended_at', line.ended_at
                    ) end
                )
                from staffing
                     left join contact_line as line on line.id = staffing.line_id
                     left join agency on agency.id = line.agency_id
                where staffing.partnership_id = asked
                order by staffing.role, staffing.order, staffing.id
            ),
            'rooms', array(
                -- those of PSP and KSP, and who leads each; nobody of the prosecution does, whoever made them a member
                select json_build_object('kind', forum.kind, 'name', forum.name, 'chair', chair.person_id)
                from forum
                     left join (
                         select member.forum_id, member.person_id
                         from forum_member as member
                              join person on person.id = member.person_id
                              left join agency on agency.id = person.agency_id
                         where member.chairs and member.ended_at is null
                           and agency.kind is distinct from 'prosecution'
                     ) as chair on chair.forum_id = forum.id
                where forum.partnership_id = asked and forum.kind in ('psp', 'ksp')
                order by forum.kind
            )
        )
        from partnership where id = asked
    );
end
$$
"""


class Migration(migrations.Migration):
    dependencies = [("responsibilities", "0003_taken_back")]

    operations = [migrations.RunSQL(WRITTEN, BEFORE)]
