"""Who acts, as the database knows it: what `acting_as` and `reaching` told this transaction. Nobody told is nobody."""

from django.db import migrations

PERSON = """
create function app_person() returns uuid stable parallel safe language sql as $$
    select case when current_setting('app.actor', true) like 'person:%'
                then substr(current_setting('app.actor', true), 8)::uuid end
$$
"""
REACHES = """
create function app_reaches() returns boolean stable parallel safe language sql as $$
    select coalesce(current_setting('app.reach', true), '') <> ''
        or coalesce(current_setting('app.actor', true), '') like 'clock:%'
$$
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0003_record_names_systems")]

    operations = [
        migrations.RunSQL(PERSON, "drop function app_person"),
        migrations.RunSQL(REACHES, "drop function app_reaches"),
    ]
