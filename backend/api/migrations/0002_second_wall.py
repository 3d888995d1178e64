"""The second wall: a kept answer is for the client that got it."""

from django.db import migrations

from backend.core.wall import owned


class Migration(migrations.Migration):
    dependencies = [("api", "0001_initial"), ("core", "0004_who_acts")]

    operations = [owned("stored_answer", "{table}.client = left(current_setting('app.actor', true), 64)")]
