"""The record of looking is kept for a set time: its oldest lines go by one function of the owner's, behind an anchor."""

from django.db import migrations, models

from backend.core.appendonly import append_only
from backend.core.owners import by_the_owner

# refuses a line that is younger than it says, and whoever is not the clock
FORGET = """
create function forget_record(upto bigint, number bigint, upto_mark text, older timestamptz, now_at timestamptz,
                              its_seal text)
returns bigint language plpgsql as $$
declare gone bigint;
begin
    perform only_the_clock();
    if exists (select from record_seal s join record_line l on l.id = s.line where s.position <= upto and l.at >= older)
    then raise exception 'a line of the record is younger than its term'; end if;
    delete from record_line where id in (select line from record_seal where position <= upto);
    get diagnostics gone = row_count;
    if gone <> number then raise exception 'lines of the record are missing'; end if;
    delete from record_seal where position <= upto;
    insert into record_anchor values (upto, number, upto_mark, older, now_at, its_seal);
    return gone;
end
$$
"""
ONLY_THE_CLOCK = """
create function only_the_clock() returns void stable language plpgsql as $$
begin
    if coalesce(current_setting('app.actor', true), '') not like 'clock:%' then
        raise exception 'only the clock removes' using errcode = 'insufficient_privilege';
    end if;
end
$$
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0005_chain")]

    operations = [
        migrations.CreateModel(
            name="RecordAnchor",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("count", models.BigIntegerField()),
                ("mark", models.CharField(max_length=100)),
                ("before", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("seal", models.CharField(max_length=100)),
            ],
            options={"db_table": "record_anchor", "ordering": ["position"]},
        ),
        append_only("record_anchor"),
        migrations.RunSQL(ONLY_THE_CLOCK, "drop function only_the_clock"),
        by_the_owner("forget_record(bigint, bigint, text, timestamptz, timestamptz, text)", FORGET),
    ]
