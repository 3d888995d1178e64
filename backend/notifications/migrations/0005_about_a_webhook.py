"""A notice may point at a webhook that failed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0004_about_a_matter"),
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
                    ("matter", "Matter"),
                    ("webhook", "Webhook"),
                ],
                max_length=12,
            ),
        ),
    ]
