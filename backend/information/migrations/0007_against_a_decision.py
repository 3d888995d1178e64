"""Sharing what it was decided not to share says why."""

from django.db import migrations

from backend.core.sealing import SealedTextField


class Migration(migrations.Migration):
    dependencies = [("information", "0006_withdrawn_and_close_consents")]

    operations = [migrations.AddField("disclosure", "against", SealedTextField(blank=True, db_default=""))]
