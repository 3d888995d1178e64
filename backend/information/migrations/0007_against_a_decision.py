"""Sharing what it was decided not to share says why, and that text goes when its agency's term is over."""

from django.db import migrations

from backend.archive.forgettable import forgets
from backend.core.sealing import SealedTextField

OF_ITS_ITEM = "item_id in (select id from item where case_id = $1{})"


class Migration(migrations.Migration):
    dependencies = [
        ("information", "0006_withdrawn_and_close_consents"),
        ("archive", "0003_bundles_stay"),
    ]

    operations = [
        migrations.AddField("disclosure", "against", SealedTextField(blank=True, db_default="")),
        forgets(
            "disclosure",
            "against",
            of_case=OF_ITS_ITEM.format(""),
            of_agency=OF_ITS_ITEM.format(" and controller_id = $2"),
        ),
    ]
