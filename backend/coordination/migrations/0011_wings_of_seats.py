"""A seat says for which wing of the police it is, so that the database can keep the two apart (P7).

Those taken before are filled by the roles of edition 2026-11, the only one there has been.
"""

from django.db import migrations, models

FILL = """
update seat set wing = 'prevention'
where role in ('police-stalking-contact', 'police-prevention-officer', 'police-risk-assessor');
update seat set wing = 'investigation'
where role in ('police-duty-desk', 'patrol', 'police-investigator', 'police-order-caseworker', 'police-legal',
               'police-victim-contact', 'prosecutor', 'prosecution-appeal-authority')
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0010_acute_access")]

    operations = [
        migrations.AddField(
            model_name="seat",
            name="wing",
            field=models.CharField(blank=True, db_default="", max_length=16),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("wing__in", ["", "prevention", "investigation"])),
                name="a_seat_is_in_a_known_wing",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseparty",
            constraint=models.UniqueConstraint(fields=("id", "case"), name="a_party_is_of_one_case"),
        ),
    ]
