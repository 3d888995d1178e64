"""A notice may point at a matter of PSP or KSP."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0003_about_a_note"),
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
                ],
                max_length=12,
            ),
        ),
    ]
