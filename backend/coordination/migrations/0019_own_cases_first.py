"""The second wall asks for the cases somebody holds or sits at first, and for what else they may see the outline of only
where a row is none of these: most readings are of one's own cases, and the rest costs several times as much to ask."""

from django.db import migrations

SEEN = """
alter policy seen on cases using (
    app_reaches()
    {own}
    or cases.id = any ((select case_outline_of(app_person()))::uuid[])
)
"""
OWN = "or cases.id = any ((select case_sight_of(app_person()))::uuid[])"


class Migration(migrations.Migration):
    dependencies = [("coordination", "0018_references_of_ones_own")]

    operations = [migrations.RunSQL(SEEN.format(own=OWN), SEEN.format(own=""))]
