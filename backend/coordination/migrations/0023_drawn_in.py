"""Whom a legal decision draws in, as this floor reads it: the view itself is made a floor up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coordination", "0022_sight_of_moves")]

    operations = [
        migrations.CreateModel(
            "DrawnIn",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "partnership_id", "agency_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
            options={"db_table": "drawn_in", "managed": False},
        ),
    ]  # fmt: skip
