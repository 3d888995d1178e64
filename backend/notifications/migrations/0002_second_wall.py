"""The second wall: an inbox is its owner's. Ringing happens inside a deed, which reaches every inbox."""

from django.db import migrations

from backend.core.wall import owned, walled


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial"), ("core", "0004_who_acts")]

    operations = [
        walled("inbox", "{table}.person_id = app_person()"),
        owned("notice", "{table}.inbox_id = app_person()"),
    ]
