"""Filed is what stood in a bundle that was journaled, paper for paper; and no removal meets a request half-way.

Until now a bundle counted for everything its agency had when it was made, whoever made it; a narrow reader's is not all
of it, and a clock does not say what was written meanwhile. What was journaled before is filed anew, and what was made
for a criminal case before is made anew: of neither is it known what it held.

A sealed address is in no bundle (P8): it, and why it passed on, has no paper to name, and goes when its agency has had
a bundle journaled since.
"""

import django.db.models.deletion
from django.db import migrations, models

from backend.core.appendonly import append_only
from backend.core.owners import by_the_owner
from backend.core.wall import Through, walled

# the case's own words are written anew when it is screened
PAPER = """
create or replace view paper with (security_invoker = true) as
select case_id, controller_id as owner_id, controller_id as agency_id, wing, written_at as at,
       'item'::text as what, case when item.category = 'sealed-address' then '' else id::text end as which, id as item_id, null::uuid as by_id
from item where text <> ''
union all
select item.case_id, item.controller_id, item.controller_id, item.wing, disclosure.at,
       'disclosure', case when item.category = 'sealed-address' then '' else disclosure.id::text end, item.id, null
from disclosure join item on item.id = disclosure.item_id
where disclosure.necessity <> ''
union all
select item.case_id, item.controller_id, disclosure.to_agency_id, disclosure.to_wing, disclosure.at,
       'received', case when item.category = 'sealed-address' then '' else item.id::text end, item.id, null
from disclosure join item on item.id = disclosure.item_id
where item.text <> ''
union all
select item.case_id, item.controller_id, item.controller_id, item.wing, not_shared.at,
       'not-shared', case when item.category = 'sealed-address' then '' else not_shared.id::text end, item.id, null
from not_shared join item on item.id = not_shared.item_id
where not_shared.reason <> ''
union all
select case_id, sending_agency_id, sending_agency_id, wing_at(case_id, sender_id), created_at,
       'handover', id::text, null, sender_id
from handover where reason <> ''
union all
select telling.case_id, person.agency_id, person.agency_id, wing_at(telling.case_id, person.id), told_at,
       'telling', telling.id::text, null, person.id
from telling join person on person.id = telling.told_by_id where note <> ''
union all
select id, controller_id, controller_id, '', coalesce(screened.at, opened_at),
       'case', cases.id || '.' || screened.times, null, null
from cases cross join lateral (
    select max(at) as at, count(*) as times from history_line where case_id = cases.id and what = 'screened'
) as screened
where summary <> '' or outcome_reason <> ''
"""
UNFILED = """
create or replace view unfiled with (security_invoker = true) as
select paper.* from paper
where exists (
    select from agency_at_case as there where there.case_id = paper.case_id and there.agency_id = paper.agency_id
) and not exists (
    select from bundle
    where bundle.case_id = paper.case_id and bundle.agency_id = paper.agency_id and bundle.wing = paper.wing
      and bundle.journaled_at is not null and (
        paper.which = '' and bundle.made_at >= paper.at
        or exists (
            select from bundle_paper as held
            where held.bundle_id = bundle.id and held.what = paper.what and held.which = paper.which
        )
      )
)
"""
FORGET = """
create or replace function forget(the_case uuid, the_agency uuid, otherwise int, now_at timestamptz) returns bigint
language plpgsql as $$
declare line forgettable; gone bigint; total bigint := 0;
        rule_of text := case when the_agency is null then 'last-term' else 'agency-term' end;
begin
    perform only_the_clock();
    -- whoever takes in a request for access, or finds a case for one, holds the same lock (insight.holding)
    perform pg_advisory_xact_lock(720261124);
    perform from cases where id = the_case for no key update;
    if not term_is_over(the_case, the_agency, otherwise, now_at) then
        raise exception 'a term has not run out';
    end if;
    if exists (select from unfiled where case_id = the_case and (the_agency is null or owner_id = the_agency)) then
        raise exception 'something is not in its agency''s journal';
    end if;
    if case_is_held(the_case) then
        raise exception 'somebody waits for access to this case';
    end if;
    for line in select * from forgettable where the_agency is null or of_agency is not null order by place, field loop
        execute format('update %I set %I = %s where (%s) and ($2 is null or (%s)) and %I is distinct from %s',
                       line.place, line.field, line.blank, line.of_case, coalesce(line.of_agency, 'true'),
                       line.field, line.blank)
        using the_case, the_agency;
        get diagnostics gone = row_count;
        total := total + gone;
        if gone > 0 then
            insert into removal (at, rule, case_id, agency_id, what, count)
            values (now_at, rule_of, the_case, the_agency, line.place || '.' || line.field, gone);
        end if;
    end loop;
    if the_agency is null then
        -- answers to keyed requests are given again for a day
        delete from stored_answer where at < now_at - interval '1 day';
        insert into removal (at, rule, case_id, agency_id, what, count)
        values (now_at, rule_of, the_case, null, 'case', 1);
    end if;
    return total;
end
$$
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_no_more_than_was_read")]

    operations = [
        migrations.CreateModel(
            name="BundlePaper",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "bundle_id",
                        "what",
                        "which",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "bundle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="held", to="archive.bundle"
                    ),
                ),
                ("what", models.CharField(max_length=16)),
                ("which", models.CharField(max_length=80)),
            ],
            options={"db_table": "bundle_paper"},
        ),
        walled("bundle_paper", Through("bundle_sight", "bundle_id", "bundle_id")),
        append_only("bundle_paper"),
        migrations.RunSQL(PAPER, migrations.RunSQL.noop),
        migrations.RunSQL(UNFILED, migrations.RunSQL.noop),
        by_the_owner("forget(uuid, uuid, int, timestamptz)", FORGET),
        migrations.RunSQL(
            "update bundle set content = '' where purpose = 'criminal-case'", migrations.RunSQL.noop
        ),
    ]
