"""What is filed and what is not, who may know of a bundle, and the one hand that removes texts.

`paper`: what an agency has at a case, its own or received, and whose text it is. `unfiled`: what stands in no bundle that
its agency has journaled. Both show what their asker sees, no more. `forget` removes the texts of one agency at a case,
or, once every agency's term has run, those of the case; it refuses where a term has not run or something is unfiled.
"""

from django.db import migrations

from backend.archive.forgettable import forgets, only_read
from backend.core.appendonly import append_only
from backend.core.owners import by_the_owner
from backend.core.wall import Through, walled

WING_OF = """
create function wing_at(the_case uuid, who uuid) returns text stable language sql as $$
    select coalesce((select wing from seat where case_id = the_case and person_id = who order by since desc limit 1), '')
$$
"""

# of an item that passed on, both have a paper: who wrote it and who received it
PAPER = """
create view paper with (security_invoker = true) as
select case_id, controller_id as owner_id, controller_id as agency_id, wing, written_at as at
from item where text <> ''
union all
select item.case_id, item.controller_id, item.controller_id, item.wing, disclosure.at
from disclosure join item on item.id = disclosure.item_id where disclosure.necessity <> ''
union all
select item.case_id, item.controller_id, disclosure.to_agency_id, disclosure.to_wing, disclosure.at
from disclosure join item on item.id = disclosure.item_id where item.text <> ''
union all
select item.case_id, item.controller_id, item.controller_id, item.wing, not_shared.at
from not_shared join item on item.id = not_shared.item_id where not_shared.reason <> ''
union all
select case_id, sending_agency_id, sending_agency_id, wing_at(case_id, sender_id), created_at
from handover where reason <> ''
union all
select telling.case_id, person.agency_id, person.agency_id, wing_at(telling.case_id, person.id), told_at
from telling join person on person.id = telling.told_by_id where note <> ''
union all
select id, controller_id, controller_id, '',
       coalesce((select max(at) from history_line where case_id = cases.id and what = 'screened'), opened_at)
from cases where summary <> '' or outcome_reason <> ''
"""

# who was never at the case, and let it know of something, has no place to make a bundle from: its paper is filed when
# those it was for have filed it (to be confirmed by a jurist)
AGENCY_AT_CASE = """
create view agency_at_case with (security_invoker = true) as
select case_id, agency_id from seat
union select id, controller_id from cases
union select cases.id, person.agency_id from cases join person on person.id in (cases.coordinator_id, cases.deputy_id)
union select case_id, sending_agency_id from handover
"""
UNFILED = """
create view unfiled with (security_invoker = true) as
select paper.* from paper
where exists (
    select from agency_at_case as there where there.case_id = paper.case_id and there.agency_id = paper.agency_id
) and not exists (
    select from bundle
    where bundle.case_id = paper.case_id and bundle.agency_id = paper.agency_id and bundle.wing = paper.wing
      and bundle.journaled_at is not null and bundle.made_at >= paper.at
)
"""
# whoever sat there, for an agency that still employs them, may take that agency's own words to its journal, and reads
# nothing else: a seat is left with its duty, and the journal comes after
FILING_PLACE = """
create view filing_place as
select case_id, person_id, agency_id, wing, why, false as former from case_place
union
select seat.case_id, seat.person_id, seat.agency_id, seat.wing, seat.role, true
from seat join cases on cases.id = seat.case_id
     join person on person.id = seat.person_id and person.agency_id = seat.agency_id
     join able on able.partnership_id = cases.partnership_id and able.person_id = seat.person_id
where seat.left_at is not null and not exists (
    select from case_sight as sight where sight.case_id = seat.case_id and sight.person_id = seat.person_id
) and not exists (
    select from recusal
    where recusal.case_id = seat.case_id and recusal.person_id = seat.person_id and recusal.ended_at is null
) and not exists (
    select from seat as other
    where other.case_id = seat.case_id and other.person_id = seat.person_id and other.wing <> seat.wing
)
"""
BUNDLE_SIGHT = """
create view bundle_sight as
select bundle.id as bundle_id, place.person_id
from bundle join filing_place as place on place.case_id = bundle.case_id
     and place.agency_id = bundle.agency_id and place.wing = bundle.wing
"""

FORGETTABLE = """
create table forgettable (place text, field text, blank text not null, of_case text not null, of_agency text,
                          primary key (place, field))
"""
# a case reopened and closed anew is kept anew
TERM_IS_OVER = """
create function term_is_over(the_case uuid, the_agency uuid, otherwise int, now_at timestamptz) returns boolean
stable language sql as $$
    select coalesce(bool_and(cases.closed_at + make_interval(months => coalesce(kept.months, otherwise)) <= now_at), false)
    from cases join lateral (
             select owner_id as agency_id from paper where case_id = cases.id
             union select agency_id from agency_at_case where case_id = cases.id
         ) as concerned on the_agency is null or concerned.agency_id = the_agency
         left join retention as kept on kept.agency_id = concerned.agency_id
    where cases.id = the_case and cases.state = 'closed'
$$
"""
FORGET = """
create function forget(the_case uuid, the_agency uuid, otherwise int, now_at timestamptz) returns bigint
language plpgsql as $$
declare line forgettable; gone bigint; total bigint := 0;
        rule_of text := case when the_agency is null then 'last-term' else 'agency-term' end;
begin
    perform only_the_clock();
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

OF_ITS_ITEM = "item_id in (select id from item where case_id = $1{})"
ITEMS, ITEMS_OF = OF_ITS_ITEM.format(""), OF_ITS_ITEM.format(" and controller_id = $2")
TOLD_BY_IT = "told_by_id in (select id from person where agency_id = $2)"
BUNDLE = Through("bundle_sight", "bundle_id", "id")
CASE = Through("case_sight", "case_id", "case_id")


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0001_initial"),
        ("api", "0001_initial"),
        ("core", "0006_kept_for_a_time"),
        ("coordination", "0011_wings_of_seats"),
        ("information", "0002_sight_and_wall"),
        ("insight", "0002_held"),
    ]

    operations = [
        migrations.RunSQL(WING_OF, "drop function wing_at"),
        migrations.RunSQL(PAPER, "drop view paper"),
        migrations.RunSQL(AGENCY_AT_CASE, "drop view agency_at_case"),
        migrations.RunSQL(UNFILED, "drop view unfiled"),
        migrations.RunSQL(FILING_PLACE, "drop view filing_place"),
        migrations.RunSQL(BUNDLE_SIGHT, "drop view bundle_sight"),
        walled("bundle", BUNDLE),
        walled("journal_reminder", "false"),
        walled("removal", CASE),
        append_only("journal_reminder", "removal"),
        migrations.RunSQL(FORGETTABLE, "drop table forgettable"),
        only_read("forgettable"),
        migrations.RunSQL(TERM_IS_OVER, "drop function term_is_over"),
        by_the_owner("forget(uuid, uuid, int, timestamptz)", FORGET),
        forgets("item", "text", of_agency="controller_id = $2"),
        forgets("disclosure", "necessity", "why_not", of_case=ITEMS, of_agency=ITEMS_OF),
        forgets("not_shared", "reason", of_case=ITEMS, of_agency=ITEMS_OF),
        forgets("handover", "reason", of_agency="sending_agency_id = $2"),
        forgets("telling", "note", of_agency=TOLD_BY_IT),
        forgets("external_reference", "reference", of_agency="agency_id = $2"),
        forgets("bundle", "content", of_agency="agency_id = $2"),
        forgets("cases", "summary", "outcome_reason", of_case="id = $1", of_agency="controller_id = $2"),
        forgets("cases", "findable", of_case="id = $1"),
        forgets("cases", "exposed_index", of_case="id = $1", blank="null"),
        forgets("case_party", "name", "cpr", "cpr_index", "safe_number", "safe_times", "not_to_be_told"),
        forgets("bundle", "journal_number"),
        forgets("recusal", "reason"),
        forgets("acute_access", "reason", "note"),
        forgets("referral", "name", "cpr", "cpr_index", "safe_number", "safe_times", "not_to_be_told", "summary"),
        forgets("message", "about", "text"),
    ]  # fmt: skip
