"""What may not be removed: anything of a case to which somebody has asked for access, until they are answered.

A function and policies, no triggers: those can be switched off by whoever runs SQL. A case is held by the person's CPR
number from the second the request is there, and by what the clock finds besides.
"""

from django.db import migrations

from backend.core.appendonly import append_only
from backend.core.wall import walled

HELD_CASE = """
create view held_case as
select subject.case_id, request.id as request_id
from access_subject as subject join access_request as request on request.id = subject.request_id
where request.ended_at is null
union
select party.case_id, request.id
from access_request as request join case_party as party on party.cpr_index = request.cpr_index
where request.cpr_index <> '' and request.ended_at is null
"""
IS_HELD = """
create function case_is_held(case_id uuid) returns boolean stable language sql as $$
    select exists (select from held_case where held_case.case_id = case_is_held.case_id)
$$
"""
MAY_GO = """
create function nothing_holds(case_id uuid) returns boolean stable language plpgsql as $$
begin
    if case_is_held(case_id) then
        raise exception 'somebody has asked for access to this case'
        using errcode = 'check_violation', constraint = 'nothing_is_removed_while_access_is_asked_for';
    end if;
    return true;
end
$$
"""
OF_A_CASE = (
    "case_party", "external_reference", "seat", "recusal", "history_line", "telling", "handover", "wish", "acute_access",
    "referral", "message", "item", "item_about", "consent",
)  # fmt: skip


def stays(table: str, case: str = "case_id") -> migrations.RunSQL:
    return migrations.RunSQL(
        f"create policy stays_while_held on {table} as restrictive for delete using (nothing_holds({case}))",
        f"drop policy stays_while_held on {table}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("insight", "0001_initial"),
        ("information", "0002_sight_and_wall"),
        ("coordination", "0010_acute_access"),
        ("core", "0005_chain"),
    ]

    operations = [
        migrations.RunSQL(
            "alter table access_subject add constraint a_subject_is_a_party_of_its_case "
            "foreign key (party_id, case_id) references case_party (id, case_id)",
            "alter table access_subject drop constraint a_subject_is_a_party_of_its_case",
        ),
        migrations.RunSQL(HELD_CASE, "drop view held_case"),
        migrations.RunSQL(IS_HELD, "drop function case_is_held"),
        migrations.RunSQL(MAY_GO, "drop function nothing_holds"),
        stays("cases", "id"),
        *(stays(table) for table in OF_A_CASE),
        walled("access_request", "{table}.registered_by_id = app_person()"),
        walled("access_subject", "false"),
        append_only("access_subject"),
    ]
