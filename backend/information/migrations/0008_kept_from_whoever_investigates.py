"""What is kept from investigation is kept from whoever investigates anywhere in the partnership, with a seat or without
one at the case (P7, L4): as notes on udøvere and the rooms of PSP and KSP are."""

from importlib import import_module

from django.db import migrations

before = import_module("backend.information.migrations.0005_disclosed_to_those_who_hold_it")
WHOEVER_INVESTIGATES = """
   or granted.kept and exists (select from investigating where investigating.person_id = granted.person_id)
"""


class Migration(migrations.Migration):
    dependencies = [("information", "0007_against_a_decision"), ("coordination", "0020_granted_is_named")]

    operations = [
        migrations.RunSQL(
            before.sight(before.NARROWED).rstrip()[:-1] + WHOEVER_INVESTIGATES + ")",
            before.sight(before.NARROWED),
        )
    ]
