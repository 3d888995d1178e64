"""Systems to which people lend their name; and a person may end all their sign-ins."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_devices"),
        ("oauth2_provider", "0022_refreshtoken_token_family_index"),
    ]

    operations = [
        migrations.AddField("person", "signed_out_at", models.DateTimeField(blank=True, null=True)),
        migrations.CreateModel(
            "Borrower",
            fields=[
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="borrower",
                        serialize=False,
                        to="oauth2_provider.application",
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="borrowers",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={"db_table": "borrower"},
        ),
    ]
