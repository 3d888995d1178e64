"""What is counted for a while, in one place for all processes: sign-ins that failed, codes that were used."""

from django.db import migrations

TABLE = """
    create table web_attempts (
        cache_key varchar(255) primary key,
        value text not null,
        expires timestamptz not null
    );
    create index web_attempts_expire on web_attempts (expires);
"""


class Migration(migrations.Migration):
    dependencies = []

    operations = [migrations.RunSQL(TABLE, "drop table web_attempts")]
