"""A notice may point at what was told of an udøver."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0002_second_wall"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="about_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Nothing"),
                    ("case", "Case"),
                    ("handover", "Handover"),
                    ("referral", "Referral"),
                    ("message", "Message"),
                    ("wish", "Wish"),
                    ("note", "Note"),
                ],
                max_length=12,
            ),
        ),
    ]
