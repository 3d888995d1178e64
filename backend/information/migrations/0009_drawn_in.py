"""Whom a legal decision draws in, for the floors below: a partner it does not is chosen by people, not by succession."""

from django.db import migrations

DRAWN_IN = """
create view drawn_in with (security_invoker = true) as
select partnership_id, agency_id from legal_decision where ended_at is null
"""


class Migration(migrations.Migration):
    dependencies = [("information", "0008_kept_from_whoever_investigates")]

    operations = [migrations.RunSQL(DRAWN_IN, "drop view drawn_in")]
